"""What closures and learned speeds mean for each directed piece of road. Pure, given the segments of the city."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cad.geo.graph.modes import Mode
from cad.geo.graph.segments import Segments
from dispatch.routing.closures.matching import Covered, Directed, covered_by_area, covered_by_line
from dispatch.routing.closures.shapes import Rings
from dispatch.routing.closures.stretches import closing_of
from dispatch.routing.conditions.reserve import Reserve, reserve_of

KMH = 3.6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A closure as far as the roads are concerned; `speed_kmh` is None where the road is closed."""

    rings: Rings
    is_area: bool
    along_only: bool
    speed_kmh: float | None


@dataclass(slots=True)
class Effects:
    """By directed piece the most that may be driven (km/h, 0: closed); and reserves beside what is closed."""

    limits: dict[Directed, float] = field(default_factory=dict)
    reserves: list[Reserve] = field(default_factory=list)

    def limit(self, ways: Iterable[Directed], kmh: float) -> None:
        for way in ways:
            self.limits[way] = min(kmh, self.limits.get(way, kmh))


def effects_of(segments: Segments, drawn: Iterable[Drawn]) -> Effects:
    """All closures together."""
    effects = Effects()
    closings: list[Covered] = []
    for one in drawn:
        covered = _covered(segments, one)
        if one.speed_kmh is not None:
            effects.limit(covered.directed, one.speed_kmh)
        elif covered.pieces:
            closing = closing_of(segments, covered)
            effects.limit(closing.closed, 0.0)
            for way, kmh in closing.crawl.items():
                effects.limit([way], kmh)
            closings.append(Covered(covered.plane, closing.pieces, closing.closed))
    closed = {way for way, kmh in effects.limits.items() if kmh == 0}
    found = (reserve_of(segments, closed, each.pieces, each.plane) for each in closings)
    effects.reserves = [reserve for reserve in found if reserve]
    return effects


def speed_lines(segments: Segments, mode: Mode, factors: Mapping[str, float], effects: Effects) -> Iterator[str]:
    """What osrm-customize is told: `from,to,km/h` for every directed piece whose speed is not the graph's own.

    `factors` is by road class how many times its own speed a road is driven at now. A ferry keeps its timetable.
    """
    for way in range(segments.ways):
        road = segments.way(way)
        factor = factors.get(road.kind, 1.0) if road.starts else 1.0
        along, against = road.speeds[mode]
        nodes = segments.nodes_of(way)
        for node in nodes[:-1]:
            start, end = segments.ids[node], segments.ids[node + 1]
            for pair, speed in (((start, end), along), ((end, start), against)):
                limit = effects.limits.get(pair)
                if speed and (factor != 1.0 or limit is not None):
                    kmh = speed * factor * KMH
                    yield f"{pair[0]},{pair[1]},{kmh if limit is None else min(kmh, limit):.2f}\n"


def quicker(segments: Segments, factors: Mapping[str, float]) -> float:
    """How many times its own speed any road of the city may be driven at by these factors, 1 at least."""
    return max(1.0, *(factors.get(kind, 1.0) for kind in segments.kinds))


def _covered(segments: Segments, one: Drawn) -> Covered:
    if one.is_area:
        return covered_by_area(segments, one.rings)
    return covered_by_line(segments, one.rings[0], along_only=one.along_only)
