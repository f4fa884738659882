"""What a second source answers, as results of ours: converted, named, and never as sure as the city's own map. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from geopy.location import Location

from cad.geo.search import houses
from cad.geo.search.found import Found
from cad.geo.search.normalise import has_han
from cad.geo.second.providers import Provider
from cad.incidents.states import PlaceMethod
from core.coordinates import to_wgs84

MATCH = "second_source"
SUREST, STEP = 0.5, 0.02
"""Below every good result of ours: even a street whose number is not known has up to 0.6."""


def found_of(provider: Provider, locations: Sequence[Location]) -> list[Found]:
    """In the source's own order. Raises KeyError, TypeError, ValueError or AttributeError for what is no answer."""
    return [_found(provider, one, SUREST - STEP * place) for place, one in enumerate(locations)]


def _found(provider: Provider, one: Location, confidence: float) -> Found:
    point = to_wgs84(one.longitude, one.latitude, provider.datum)
    label = _label(one.raw) or one.address.split(", ")[0]
    return Found(
        PlaceMethod.SECOND_SOURCE.value,
        f"{provider.name}:{point.lon:.6f},{point.lat:.6f}",
        label,
        point.lon,
        point.lat,
        confidence,
        MATCH,
        detail="" if one.address == label else one.address,
        category=MATCH,
        source=provider.name,
    )


def _label(raw: Mapping[str, Any]) -> str:
    """The name, else the street with its number; Nominatim has them in `address`, Photon in `properties`."""
    parts = raw.get("properties") or raw.get("address") or {}
    name = raw.get("name") or parts.get("name")
    street = parts.get("road") or parts.get("street")
    number = parts.get("house_number") or parts.get("housenumber")
    if name or not street:
        return str(name or "")
    return houses.label(str(number), str(street), han=has_han(str(street))) if number else str(street)
