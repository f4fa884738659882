"""The roads to a place for the units that matter: exact from the router, or an estimate when it is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from dispatch.recommendation.facts import LonLat
from dispatch.recommendation.ranking import Road
from dispatch.routing.candidates import Source
from dispatch.routing.services import quickest


@dataclass(frozen=True, slots=True)
class Start:
    """Where a unit starts, and the seconds that count for it beside the road."""

    unit: int
    point: LonLat
    beyond_road_s: float


@dataclass(frozen=True, slots=True)
class Roads:
    """Seconds and metres by unit for the units that come first, how they were found, and on which graph."""

    found: dict[int, Road]
    router: str
    notice: str
    graph: str


def roads_to(place: LonLat, starts: Sequence[Start], count: int) -> Roads:
    """The roads of the `count` starts with the smallest sum of road and other seconds, exactly; ties by unit.

    Asks the router; never within a transaction. Where it is silent the notice says so.
    """
    ordered = sorted(starts, key=lambda start: start.unit)
    answer = quickest(place, [Source(start.point, start.beyond_road_s) for start in ordered], count)
    found = {
        ordered[arrival.index].unit: (arrival.road_s, metres or 0.0)
        for arrival, metres in zip(answer.arrivals, answer.distances_m, strict=True)
    }
    return Roads(found, answer.router, answer.notice or "", answer.graph)
