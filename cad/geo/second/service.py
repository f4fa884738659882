"""Places from outside: a geocoder that the centre has named, asked when the city's own map knows little.

Never on the way of the search itself, never in a transaction, never longer than `WITHIN_S`, and never an error: what
went wrong is a notice. docs/geography.md has the codes.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

import orjson
from django.conf import settings
from django.core.cache import cache
from django.db import close_old_connections, connection
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.location import Location
from redis.exceptions import RedisError

from cad.geo.models import City
from cad.geo.search.asked import Place
from cad.geo.search.found import Found
from cad.geo.search.where import districts_of
from cad.geo.second.answers import found_of
from cad.geo.second.asking import Late, TooMany, asked_within
from cad.geo.second.breaker import Breaker
from cad.geo.second.providers import Provider, provider_made
from core.coordinates import metres_between

WITHIN_S = 2.0
LONGEST = 120
KEPT_S, KEPT_EMPTY_S = 6 * 3600, 600
IN_VAIN = (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeocoderQuotaExceeded)
NO_ANSWER = (KeyError, TypeError, ValueError, AttributeError, IndexError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Second:
    """What was found, or why nothing was; `source` is the provider's name, empty while there is none."""

    results: list[Found]
    source: str
    notice: str | None = None


class NotAsked(Exception):
    """Nothing came of it; `notice` says why."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


def places_second(city: City, text: str, *, near: Place | None = None, limit: int = 10) -> Second:
    """Places within the city's box that the second source means by the text, in its own order, none of them sure."""
    provider, said = _provider(), " ".join(text.split())[:LONGEST]
    if provider is None:
        return Second([], "", "second_off")
    if not any(sign.isalnum() for sign in said):
        return Second([], provider.name, "nothing_to_search")
    try:
        found = found_of(provider, _answer(provider, said, city))
    except NotAsked as reason:
        return Second([], provider.name, reason.notice)
    inside = [_placed(one, city, near) for one in found if _within(one, city)]
    notice = None if inside else "outside_city" if found else "not_found"
    return Second(inside[:limit], provider.name, notice)


def _answer(provider: Provider, said: str, city: City) -> Sequence[Location]:
    address = f"{provider.name} {settings.SECOND_SOURCE_URL}"
    key = "second:answer:" + sha256(f"{address} {city.box} {said}".encode()).hexdigest()[:32]
    breaker = Breaker(sha256(address.encode()).hexdigest()[:16])
    try:
        if (kept := cache.get(key)) is not None:
            return [Location(*one) for one in orjson.loads(kept)]
        if not breaker.lets_through():
            raise NotAsked("second_paused")
        locations = _asked(provider, said, city, breaker)
        plain = [(one.address, (one.latitude, one.longitude), one.raw) for one in locations]
        cache.set(key, orjson.dumps(plain), KEPT_S if plain else KEPT_EMPTY_S)
    except RedisError as lost:
        # Without it nobody knows whether the source was to be left alone.
        raise NotAsked("second_failed") from lost
    return locations


def _asked(provider: Provider, said: str, city: City, breaker: Breaker) -> Sequence[Location]:
    box = city.box
    if not connection.in_atomic_block:
        close_old_connections()  # a request that waits for the outside keeps no connection from those that do not
    try:
        locations = asked_within(lambda: provider.ask(said, box) or [], WITHIN_S)
        found_of(provider, locations)
    except TooMany as busy:
        raise NotAsked("second_busy") from busy
    except GeocoderQueryError as refused:
        breaker.succeeded()  # the text is refused, and the source is well
        raise NotAsked("not_found") from refused
    except (Late, GeopyError, *NO_ANSWER) as failure:
        late = isinstance(failure, Late | GeocoderTimedOut)
        log.warning("second source: %s %s", provider.name, "late" if late else type(failure).__name__)
        breaker.failed(for_good=isinstance(failure, IN_VAIN))
        raise NotAsked("second_late" if late else "second_failed") from failure
    breaker.succeeded()
    return locations


def _placed(one: Found, city: City, near: Place | None) -> Found:
    district, subdistrict = districts_of(city.pk).of(one.lon, one.lat)
    away = metres_between(*near, one.lon, one.lat) if near else None
    return replace(one, district=district, subdistrict=subdistrict, distance_m=away)


def _within(one: Found, city: City) -> bool:
    west, south, east, north = city.box
    return west <= one.lon <= east and south <= one.lat <= north


def _provider() -> Provider | None:
    name = settings.SECOND_SOURCE
    return _made(name, settings.SECOND_SOURCE_URL, settings.SECOND_SOURCE_KEY) if name else None


@lru_cache(maxsize=4)
def _made(name: str, url: str, key: str) -> Provider:
    return provider_made(name, url, key, WITHIN_S)
