"""The one question dispatch asks: who is at the place first? By road, or by straight line when no router answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import Literal

from cad.geo.graph.sketch import Sketch
from cad.geo.selectors import city_active, sketch_path
from core.coordinates import metres_outside
from dispatch.routing import straight_line
from dispatch.routing.candidates import Arrival, Place, Source, first_to_arrive
from dispatch.routing.client import Route, router
from dispatch.routing.conditions.selectors import conditions_in_force
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.modes import LIGHTS, MODES, Mode

FARTHEST_OUTSIDE_M = 2_000.0  # beyond the roads of the city's map


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first to arrive, first come first, and how that was found.

    `mode` is how they were taken to drive, `conditions` the number of the road conditions in force. `notice` is None or
    the code of what the screen has to say.
    """

    arrivals: list[Arrival]
    router: Literal["osrm", "straight_line"]
    graph: str
    mode: Mode
    conditions: int | None = None
    notice: str | None = None


def quickest(place: Place, sources: Sequence[Source], k: int, mode: Mode = LIGHTS) -> Ranking:
    """The k sources that are at the place first, delays included: those, in order, that a table over all would give.

    Places are (longitude, latitude) in WGS-84. Never raises for a router's sake: when the one of this mode does not
    answer in time, the other is asked and `notice` is `router_other_mode`; when none does, all are ranked by straight
    line and `notice` is `router_unavailable`; without an imported city it is `no_city`, and farther than
    `FARTHEST_OUTSIDE_M` outside its roads `place_off_road`.
    """
    city = city_active()
    if city is None:
        return _straight(place, sources, k, mode, graph="", notice="no_city")
    if _is_outside(place, city.box):
        return _straight(place, sources, k, mode, graph=city.version, notice="place_off_road")
    for driven in (mode, *(other for other in MODES if other != mode)):
        try:
            sketch, in_force = road_sketch(city.version, driven), conditions_in_force(city.version, driven)
            arrivals = first_to_arrive(place, sources, k, router(driven).roads_to, sketch, in_force)
        except RouterUnavailable:
            continue
        notice = None if driven == mode else "router_other_mode"
        return Ranking(arrivals, "osrm", city.version, driven, in_force.number, notice)
    return _straight(place, sources, k, mode, graph=city.version, notice="router_unavailable")


@dataclass(frozen=True, slots=True)
class Way:
    """How to drive from one place to another, and how that was found; `notice` and the rest as in `Ranking`."""

    route: Route
    router: Literal["osrm", "straight_line"]
    mode: Mode
    conditions: int | None = None
    notice: str | None = None


def way_between(start: Place, end: Place, mode: Mode = LIGHTS) -> Way:
    """The quickest way with its turns; a straight line and a `notice` where no router answers or no road leads."""
    city = city_active()
    if city is None:
        return _straight_way(start, end, mode, "no_city")
    if any(_is_outside(place, city.box) for place in (start, end)):
        return _straight_way(start, end, mode, "place_off_road")
    for driven in (mode, *(other for other in MODES if other != mode)):
        try:
            in_force, route = conditions_in_force(city.version, driven), router(driven).route(start, end, turns=True)
        except RouterUnavailable:
            continue
        if route is None:
            return _straight_way(start, end, mode, "no_way")
        return Way(route, "osrm", driven, in_force.number, None if driven == mode else "router_other_mode")
    return _straight_way(start, end, mode, "router_unavailable")


def _straight_way(start: Place, end: Place, mode: Mode, notice: str) -> Way:
    [(seconds, metres)] = straight_line.roads_to(end, [start], mode)
    return Way(Route(seconds, metres, [start, end]), "straight_line", mode, notice=notice)


def _is_outside(place: Place, box: tuple[float, float, float, float]) -> bool:
    """The router would answer for the nearest road, however far that is: in another city, for instance."""
    return metres_outside(*place, box) > FARTHEST_OUTSIDE_M


def road_sketch(version: str, mode: Mode = LIGHTS) -> Sketch | None:
    """The road sketch of a city, or None where its file is missing; then nothing is narrowed."""
    try:
        return _road_sketch(version, mode)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=4)
def _road_sketch(version: str, mode: Mode) -> Sketch:
    """Kept once it was read; a failure is not kept, for the file may come."""
    return Sketch(sketch_path(version, mode))


def _straight(place: Place, sources: Sequence[Source], k: int, mode: Mode, graph: str, notice: str) -> Ranking:
    roads = straight_line.roads_to(place, [source.place for source in sources], mode)
    arrivals = [Arrival(i, *road, road[0] + sources[i].delay_s) for i, road in enumerate(roads)]
    best = nsmallest(k, arrivals, key=lambda a: (a.total_s, a.index))
    return Ranking(best, "straight_line", graph, mode, notice=notice)
