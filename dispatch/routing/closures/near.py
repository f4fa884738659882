"""Which closures concern a place and the units that may go there: named, so that nobody has to find out on the way."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple

from core import clock
from core.reading import Mark, marks
from dispatch.routing.closures.events import is_area, rings_of
from dispatch.routing.models import Closure
from dispatch.routing.plane import Place, box_around, distance_m, is_within

NEAR_PLACE_M = 1_000.0
NEAR_UNIT_M = 500.0

_HOLDING = """
routing_closure
WHERE centre_id = %(centre)s AND ended_at IS NULL AND from_at <= %(now)s AND (to_at IS NULL OR to_at > %(now)s)
"""


class Concern(NamedTuple):
    """A code, and what a screen needs to word it."""

    code: str
    params: dict[str, Any]


def closures_concerning(centre_id: int, place: Place, units: Iterable[tuple[int, str, Place]]) -> list[Concern]:
    """`closure_near_place` and `closure_near_unit`, nearest first; `units` are key, call sign and where they start.

    In force or, where `applied_at` is null, not yet reckoned with.
    """
    listed = list(units)
    found: list[tuple[float, Concern]] = []
    for closure, metres_from in _read(marks(_HOLDING, {"centre": centre_id, "now": clock.now()})):
        far = metres_from(place)
        if far <= NEAR_PLACE_M:
            found.append((far, Concern("closure_near_place", _params(closure, far))))
        for unit, call_sign, start in listed:
            away = metres_from(start)
            if away <= NEAR_UNIT_M:
                params = {**_params(closure, away), "unit": unit, "call_sign": call_sign}
                found.append((NEAR_PLACE_M + away, Concern("closure_near_unit", params)))
    return [concern for _, concern in sorted(found, key=lambda one: one[0])]


@lru_cache(maxsize=8)
def _read(found: tuple[Mark, ...]) -> list[tuple[Closure, Callable[[Place], float]]]:
    rows = Closure.objects.filter(pk__in=[pk for pk, _ in found]).order_by("pk") if found else ()
    return [(closure, _distances(closure)) for closure in rows]


def _distances(closure: Closure) -> Callable[[Place], float]:
    """How many metres a place is from it; endless where that does not matter: there may be a hundred closures."""
    rings, area = rings_of(closure), is_area(closure)
    box = box_around(rings[0], NEAR_PLACE_M * 1.01)
    return lambda place: distance_m(place, rings, is_area=area) if is_within(place, box) else inf


def _params(closure: Closure, metres: float) -> dict[str, Any]:
    return {
        "closure": closure.pk,
        "kind": closure.kind,
        "speed_kmh": closure.speed_kmh,
        "roads": closure.roads,
        "reason": closure.reason,
        "metres": round(metres),
        "applied_at": _text(closure.applied_at),
        "to_at": _text(closure.to_at),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
