"""A fix: where a unit was, and when. What devices report becomes one here, or is refused. Pure.

The steps in order: parse, check, convert to WGS-84; then, over a batch, once each and the latest of each unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from typing import Any

from core.coordinates import BadCoordinates, Datum, checked, to_wgs84
from core.errors import Invalid

Box = tuple[float, float, float, float]

# A tablet's clock may run ahead a little. A receiver whose week counter rolled over is 19.6 years off.
MAY_BE_AHEAD = timedelta(seconds=30)
MAY_BE_OLD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Fix:
    """A position of a unit, in WGS-84 degrees. `datum` is what the device wrote it in, `heading` degrees from north."""

    unit_id: int
    lon: float
    lat: float
    fixed_at: datetime
    received_at: datetime
    accuracy_m: float | None = None
    heading: float | None = None
    speed_mps: float | None = None
    datum: str = Datum.WGS84

    def age_s(self, now: datetime) -> float:
        """Seconds since the unit was there; never negative, for clocks differ."""
        return max(0.0, (now - self.fixed_at).total_seconds())


def fix_of(unit_id: int, report: Mapping[str, Any], received_at: datetime, area: Box | None = None) -> Fix:
    """The fix in a report of the unit. Raises Invalid with a stable code for what cannot be meant.

    Args:
        report: lon, lat, fixed_at (ISO 8601 with zone), and if known datum, accuracy_m, heading, speed_mps.
        area: west, south, east, north of where the unit works: coordinates that fit only when swapped are refused.
    """
    if report.get("unit", unit_id) != unit_id:
        raise Invalid("A unit reports its own position only.", code="other_unit")
    datum = _datum(report.get("datum", Datum.WGS84))
    try:
        given = checked(_number(report, "lon"), _number(report, "lat"), area)
    except BadCoordinates as refusal:
        raise Invalid(str(refusal), code=refusal.code) from refusal
    there = to_wgs84(given.lon, given.lat, datum)
    return Fix(
        unit_id=unit_id,
        lon=there.lon,
        lat=there.lat,
        fixed_at=_moment(report.get("fixed_at"), received_at),
        received_at=received_at,
        accuracy_m=_known(report.get("accuracy_m")),
        heading=_heading(report.get("heading")),
        speed_mps=_known(report.get("speed_mps")),
        datum=datum,
    )


def once_each(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes without repetitions: a unit is in one place at one time, and the first report of it stands."""
    by_moment: dict[tuple[int, datetime], Fix] = {}
    for fix in fixes:
        by_moment.setdefault((fix.unit_id, fix.fixed_at), fix)
    return list(by_moment.values())


def latest_of(fixes: Iterable[Fix]) -> list[Fix]:
    """The newest fix of each unit, in ascending unit: two batches that meet lock their rows in one order."""
    newest: dict[int, Fix] = {}
    for fix in fixes:
        held = newest.get(fix.unit_id)
        if held is None or fix.fixed_at > held.fixed_at:
            newest[fix.unit_id] = fix
    return [newest[unit_id] for unit_id in sorted(newest)]


def _datum(given: Any) -> Datum:
    try:
        return Datum(given)
    except ValueError as error:
        raise Invalid("This datum is not known.", code="unknown_datum") from error


def _number(report: Mapping[str, Any], name: str) -> float:
    given = report.get(name)
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise Invalid("Longitude and latitude must be numbers.", code="coordinates_not_a_number")
    return float(given) if abs(given) < 1e9 else float("inf")


def _known(given: Any) -> float | None:
    """A measure that is not negative, or None: devices write -1 for unknown, and the position is worth keeping."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        return None
    return float(given) if 0 <= given < 1e6 and isfinite(given) else None


def _heading(given: Any) -> float | None:
    known = _known(given)
    return known % 360 if known is not None and known <= 360 else None


def _moment(given: Any, received_at: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise Invalid("fixed_at must be a time in ISO 8601.", code="invalid_time") from error
    if moment.tzinfo is None:
        raise Invalid("fixed_at must say its zone.", code="time_without_zone")
    if moment > received_at + MAY_BE_AHEAD:
        raise Invalid("fixed_at lies in the future: the device's clock is wrong.", code="time_in_future")
    if moment < received_at - MAY_BE_OLD:
        raise Invalid("fixed_at lies more than a week back.", code="time_too_old")
    return moment
