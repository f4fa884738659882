"""Where a unit starts from: its last fix while that is fresh, its station while it stands there. Pure."""

from datetime import datetime
from typing import NamedTuple

from core.coordinates import METRES_PER_DEGREE, metres_between
from dispatch.recommendation.facts import LonLat, UnitFacts
from dispatch.recommendation.rules import Rules


class Origin(NamedTuple):
    """Where a unit starts. `source` says how that is known: fix, station or hospital; `age_s` is the last fix's age."""

    point: LonLat
    source: str
    age_s: float | None
    at_station: bool = False


class TooOld(NamedTuple):
    """On the road when it was last heard of, and that is too long ago."""

    age_s: float
    limit_s: float


def origin_of(facts: UnitFacts, rules: Rules, now: datetime) -> Origin | TooOld:
    """A unit that never reported, or was last heard of at its station, is taken to stand there."""
    if facts.fix is None:
        return Origin(facts.station_point, "station", None, at_station=True)
    age_s = max(0.0, (now - facts.fix.fixed_at).total_seconds())
    at_station = _is_near(facts.fix.point, facts.station_point, rules.at_station_m)
    if age_s <= rules.position_limit_s:
        return Origin(facts.fix.point, "fix", age_s, at_station)
    if at_station:
        return Origin(facts.station_point, "station", age_s, at_station=True)
    return TooOld(age_s, rules.position_limit_s)


def _is_near(a: LonLat, b: LonLat, limit_m: float) -> bool:
    """Most units on the road are far from their station by latitude alone, which is quickly seen."""
    if abs(a[1] - b[1]) * METRES_PER_DEGREE > limit_m:
        return False
    return metres_between(*a, *b) <= limit_m
