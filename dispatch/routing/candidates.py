"""Who is quickest by road, without asking the router about everybody. Pure, given a function that asks it.

The first k come out exactly as a table over all sources would give them. Sources are asked about in order of
straight-line distance; once k times are known, a source is left out when even at the top speeds of the roads around
the place (`cad.geo.graph.field`) it could not arrive before the k-th. The router's cost grows with the sources in a
call times the roads searched, so small batches of near ones cost least (ADR 0010 has the figures).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import hypot, inf

from cad.geo.graph.field import Reach, RoadField
from dispatch.routing.conditions.reserve import AS_BUILT, InForce

Place = tuple[float, float]
Road = tuple[float, float]
Table = Callable[[Place, Sequence[Place]], list[Road | None]]

BATCH = 24


@dataclass(frozen=True, slots=True)
class Source:
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
    field: RoadField | None,
    in_force: InForce = AS_BUILT,
) -> list[Arrival]:
    """The k sources that arrive first, first come first; ties in the order given. Fewer when fewer can reach the place.

    Without a road field nothing bounds the others, and all are asked about. `in_force` is by how much the roads differ
    from the field now: learned speeds may be higher, and beside a closed road the next one is farther.
    """
    search = _Search(place, sources, k, table, field, in_force)
    if field is None:
        search.ask(list(range(len(sources))))
    while batch := search.next_batch():
        search.ask(batch)
    return search.best()


class _Search:
    def __init__(
        self,
        place: Place,
        sources: Sequence[Source],
        k: int,
        table: Table,
        field: RoadField | None,
        in_force: InForce,
    ) -> None:
        self.place, self.sources, self.k, self.table, self.field = place, sources, k, table, field
        self.in_force = in_force
        self.arrivals: list[Arrival] = []
        self.away = self._away_from(field) if field else [0.0] * len(sources)
        self.waiting = sorted(range(len(sources)), key=self.away.__getitem__)
        self.reach = self._reach_in(field) if field else None

    def ask(self, batch: list[int]) -> None:
        asked = set(batch)
        self.waiting = [i for i in self.waiting if i not in asked]
        roads = self.table(self.place, [self.sources[i].place for i in batch])
        for i, road in zip(batch, roads, strict=True):
            if road is not None:
                self.arrivals.append(Arrival(i, *road, road[0] + self.sources[i].delay_s))

    def next_batch(self) -> list[int]:
        """The nearest of those that could still be among the first k."""
        worst = self._kth()
        if worst < inf:
            reach = {delay: self._reach(worst - delay) for delay in {self.sources[i].delay_s for i in self.waiting}}
            self.waiting = [i for i in self.waiting if self.away[i] <= reach[self.sources[i].delay_s]]
        return self.waiting[: max(BATCH, self.k + self.k // 2) if worst == inf else BATCH]

    def best(self) -> list[Arrival]:
        return nsmallest(self.k, self.arrivals, key=lambda a: (a.total_s, a.index))

    def _kth(self) -> float:
        best = self.best()
        return best[-1].total_s if best and len(best) == self.k else inf

    def _reach(self, seconds: float) -> float:
        if seconds < 0:
            return -1.0
        return self.reach.within(seconds) if self.reach else inf

    def _away_from(self, field: RoadField) -> list[float]:
        """How far from the place each source may set out on the road, straight, at the very least."""
        x, y = field.metres(self.place)
        away = []
        for source in self.sources:
            there_x, there_y = field.metres(source.place)
            off_road_m = self._off_road(source.place, field.off_road_at(there_x, there_y))
            away.append(max(0.0, hypot(there_x - x, there_y - y) - off_road_m))
        return away

    def _reach_in(self, field: RoadField) -> Reach:
        return field.reach(self.place, self._off_road(self.place, field.off_road_m(self.place)), self.in_force.quicker)

    def _off_road(self, place: Place, off_road_m: float) -> float:
        return off_road_m + self.in_force.reserves.beyond(place, off_road_m)
