"""Who is quickest by road, without asking the router about everybody. Pure, given a function that asks it.

The first k come out exactly as a table over all sources would give them. The nearest are asked about first; once k
times are known, a source is left out when no drive from it can arrive before the k-th: so says a wave over the road
sketch (`cad.geo.graph.wave`), which spreads while the router reckons. The router's cost grows with the sources in a
call times the roads searched, so a few near ones cost least (ADR 0013 has the figures).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import hypot, inf
from typing import NamedTuple, Protocol

from cad.geo.graph.sketch import Sketch
from cad.geo.graph.wave import Wave
from dispatch.routing.conditions.reserve import AS_BUILT, InForce

Place = tuple[float, float]
Road = tuple[float, float]
Spot = tuple[float, float]

Meanwhile = Callable[[], bool]


class Table(Protocol):
    """The road from each source to the place, None where there is none.

    May call `meanwhile` while it waits, until that has no more to do (False).
    """

    def __call__(self, place: Place, sources: Sequence[Place], meanwhile: Meanwhile | None, /) -> list[Road | None]: ...


BATCH = 16
USUAL_MPS = 10.0  # by this the nearest are taken; any value gives the same answer, a good one gives it sooner


class Source(NamedTuple):
    """Where a unit is, and the seconds it needs before it moves (turnout), or more until it is free."""

    place: Place
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """`index` of the source, seconds and metres on the road, and seconds with the delay."""

    index: int
    road_s: float
    road_m: float
    total_s: float


def first_to_arrive(
    place: Place,
    sources: Sequence[Source],
    k: int,
    table: Table,
    sketch: Sketch | None,
    in_force: InForce = AS_BUILT,
) -> list[Arrival]:
    """The k sources that arrive first, first come first; ties in the order given. Fewer when fewer can reach the place.

    Without a road sketch nothing bounds the others, and all are asked about. `in_force` is by how much the roads differ
    from the sketch now: learned speeds may be higher, and beside a closed road the next one is farther.
    """
    search = _Search(place, sources, k, table)
    if sketch is None:
        search.ask(list(range(len(sources))))
        return search.best()
    spot, spots = sketch.ground.spot(place), [sketch.ground.spot(source.place) for source in sources]
    likely = _likely_order(spot, spots, sources)
    first = max(BATCH, k + k // 3)
    nearest, farther = [i for _, i in likely[:first]], [i for _, i in likely[first:]]
    if not farther:
        search.ask(nearest)
        return search.best()
    wave = Wave(sketch, spot, _off_road_m(place, spot, sketch, in_force), in_force.quicker)
    enough_s = likely[k - 1][0] - min(sources[i].delay_s for i in farther)
    search.ask(nearest, lambda: wave.spread_a_little(enough_s))
    while farther and search.kth_s == inf:
        nearest, farther = farther[:first], farther[first:]
        search.ask(nearest)
    hopeful = _soonest(search, farther, spots, wave, in_force)
    while batch := [i for least_s, i in hopeful[:BATCH] if least_s <= search.kth_s]:
        hopeful = hopeful[BATCH:]
        search.ask(batch)
    return search.best()


class _Search:
    """What the router has said so far."""

    def __init__(self, place: Place, sources: Sequence[Source], k: int, table: Table) -> None:
        self.place, self.sources, self.k, self.table = place, sources, k, table
        self.arrivals: list[Arrival] = []
        self.kth_s = inf

    def ask(self, batch: list[int], meanwhile: Meanwhile | None = None) -> None:
        roads = self.table(self.place, [self.sources[i].place for i in batch], meanwhile)
        for i, road in zip(batch, roads, strict=True):
            if road is not None:
                self.arrivals.append(Arrival(i, *road, road[0] + self.sources[i].delay_s))
        best = self.best()
        self.kth_s = best[-1].total_s if best and len(best) == self.k else inf

    def best(self) -> list[Arrival]:
        return nsmallest(self.k, self.arrivals, key=lambda a: (a.total_s, a.index))


def _likely_order(spot: Spot, spots: Sequence[Spot], sources: Sequence[Source]) -> list[tuple[float, int]]:
    """All sources with the seconds they are likely to need, by straight line and delay; soonest first."""
    x, y = spot
    return sorted(
        (hypot(there_x - x, there_y - y) / USUAL_MPS + source.delay_s, i)
        for i, ((there_x, there_y), source) in enumerate(zip(spots, sources, strict=True))
    )


def _soonest(
    search: "_Search", waiting: Sequence[int], spots: Sequence[Spot], wave: Wave, in_force: InForce
) -> list[tuple[float, int]]:
    """Those of the waiting that might come among the first k, with the least seconds they need, delay included."""
    if not waiting:
        return []
    sources, limit_s = search.sources, search.kth_s
    wave.spread(limit_s - min(sources[i].delay_s for i in waiting))
    found = []
    for i in waiting:
        least_s = wave.least_s(spots[i], _off_road_m(sources[i].place, spots[i], wave.sketch, in_force))
        if least_s + sources[i].delay_s <= limit_s:
            found.append((least_s + sources[i].delay_s, i))
    return sorted(found)


def _off_road_m(place: Place, spot: Spot, sketch: Sketch, in_force: InForce) -> float:
    """How far the router may move the place to a road that is open."""
    off_road_m = sketch.gaps.off_road_m(*spot)
    return off_road_m + in_force.reserves.beyond(place, off_road_m)
