"""The roads to a place for the units that matter: exact from the router, or an estimate when it is silent."""

from collections.abc import Mapping
from dataclasses import dataclass

from dispatch.recommendation.facts import LonLat
from dispatch.recommendation.ranking import Road
from dispatch.routing.candidates import Source
from dispatch.routing.modes import Mode
from dispatch.routing.services import quickest


@dataclass(frozen=True, slots=True)
class Roads:
    """Seconds and metres by unit for the units that come first; how, on which graph, in which mode and conditions."""

    found: dict[int, Road]
    router: str
    notice: str
    graph: str
    mode: Mode
    conditions: int | None


def roads_to(place: LonLat, starts: Mapping[int, Source], count: int, mode: Mode) -> Roads:
    """The roads of the `count` units with the smallest sum of road and delay, exactly; ties by unit.

    Asks the router; never within a transaction. Where it is silent the notice says so.
    """
    units = sorted(starts)
    answer = quickest(place, [starts[unit] for unit in units], count, mode)
    found = {units[arrival.index]: (arrival.road_s, arrival.road_m) for arrival in answer.arrivals}
    return Roads(found, answer.router, answer.notice or "", answer.graph, answer.mode, answer.conditions)
