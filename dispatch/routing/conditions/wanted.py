"""What should hold on the roads now: the closures in force, and the speeds of this hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import orjson
from django.db.models import Q

from cad.geo.graph.modes import MODES, Mode
from core import clock
from core.accounts.models import Centre
from dispatch.routing.closures.events import is_area, rings_of
from dispatch.routing.conditions.effects import Drawn
from dispatch.routing.conditions.factors import factors_at
from dispatch.routing.models import Closure, SpeedProfile

Factors = Mapping[Mode, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """`mark` is the same for the same roads. `closures` by key: version and mark of what it means for the roads."""

    city: str
    mark: str
    closures: dict[int, tuple[int, str]]
    drawn: list[Drawn]
    factors: Factors
    speeds: int | None
    hour: int | None

    @property
    def is_plain(self) -> bool:
        """Whether the graphs hold as they were built."""
        return not self.drawn and not any(self.factors.values())


def wanted_now(city: str) -> Wanted:
    """Reads it. Closures of all centres count, for they share the city and its routers."""
    now = clock.now()
    closures = list(closures_in_force(now))
    profile = SpeedProfile.objects.filter(active=True).first()
    hour = hour_of_week(now) if profile else None
    factors = {mode: factors_at(profile.factors.get(mode, {}), hour) for mode in MODES} if profile else {}
    marks = {closure.pk: (closure.version, closure_mark(closure)) for closure in closures}
    facts = [city, sorted(mark for _, mark in marks.values()), {str(mode): factors[mode] for mode in factors}]
    return Wanted(
        city=city,
        mark=_digest(facts),
        closures=marks,
        drawn=[_drawn(closure) for closure in closures],
        factors=factors,
        speeds=profile.pk if profile else None,
        hour=hour,
    )


def closures_in_force(now: datetime) -> list[Closure]:
    holds = Q(to_at=None) | Q(to_at__gt=now)
    return list(Closure.objects.filter(holds, ended_at=None, from_at__lte=now).order_by("pk"))


def closure_mark(closure: Closure) -> str:
    """The same for the same shape, kind, speed and direction."""
    return _digest([closure.kind, closure.speed_kmh, closure.direction, rings_of(closure)])


def hour_of_week(at: datetime) -> int:
    """0 is Monday's first hour, in the zone of the (first) centre."""
    zone = Centre.objects.order_by("pk").values_list("time_zone", flat=True).first()
    local = at.astimezone(ZoneInfo(zone or "UTC"))
    return local.weekday() * 24 + local.hour


def _drawn(closure: Closure) -> Drawn:
    return Drawn(
        rings=rings_of(closure),
        is_area=is_area(closure),
        along_only=closure.direction == Closure.Direction.ALONG,
        speed_kmh=closure.speed_kmh,
    )


def _digest(facts: object) -> str:
    return sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]
