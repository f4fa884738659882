"""The river with its islands, the stream that joins it from the north, the lakes."""

from bisect import bisect_right
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from cad.geo.builtin.ground import Ground
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Box, Line, Point, box_of, inside, shifted

BANK_STEP = 120  # metres between points of a bank


@dataclass(frozen=True, slots=True)
class Island:
    """Along the river from `start` to `end`, at most `half` to each side of its middle. Design plane."""

    start: float
    end: float
    half: float

    def at(self, u: float) -> float:
        """Half its width at u."""
        if not self.start < u < self.end:
            return 0.0
        return float(self.half * sin(pi * (u - self.start) / (self.end - self.start)) ** 0.75)


class Course:
    """Where the waters run, on the design plane."""

    def __init__(self, plan: Plan) -> None:
        chance = plan.chance("water")
        s = plan.scale
        self.phase, self.turn = chance.uniform(0, 6), chance.uniform(0, 6)
        self.size = max(0.45, s)
        self.islands = [
            Island(-4300 * s, -2650 * s, 260 * self.size),
            Island(6300 * s, 7100 * s, 90 * self.size),
        ]
        self.stream_at = 2950 * s
        self.stream_swing = 130 * s
        self.stream_end = 8100 * s

    def half(self, u: float) -> float:
        """Half the river's width at u."""
        bare = (195 + 40 * sin(u / 3100 + self.phase) + 18 * sin(u / 900 + self.turn)) * self.size
        return float(bare + sum(island.at(u) for island in self.islands) * 0.95)

    def stream(self, v: float) -> float:
        """Where the stream is at v."""
        return self.stream_at + self.stream_swing * sin(v / 1400 + self.turn)


@dataclass(frozen=True, slots=True)
class Lake:
    name: tuple[str, ...]
    shore: Line
    box: Box


class Water:
    """The waters in the city's plane."""

    def __init__(self, plan: Plan, ground: Ground, course: Course) -> None:
        reach = plan.reach * 1.25
        us = [-reach + i * BANK_STEP for i in range(int(2 * reach / BANK_STEP) + 1)]
        self.north = [ground((u, course.half(u))) for u in us]
        self.south = [ground((u, -course.half(u))) for u in us]
        self.middle = [ground((u, 0.0)) for u in us]
        self.islands = [_island(island, ground) for island in course.islands]
        self.island_boxes = [box_of(ring) for ring in self.islands]
        vs = [course.half(course.stream_at) + i * 70 - 60 for i in range(int(course.stream_end / 70))]
        self.stream = [ground((course.stream(v), v)) for v in vs]
        self.stream_half = 13.0
        self.lakes = lakes(plan, ground)
        self._north_x, self._south_x = [p[0] for p in self.north], [p[0] for p in self.south]

    def in_river(self, point: Point) -> bool:
        """Wet by the river: between the banks and on no island."""
        if not _height(self.south, self._south_x, point[0]) < point[1] < _height(self.north, self._north_x, point[0]):
            return False
        return not any(
            box[0] < point[0] < box[2] and inside(ring, point)
            for ring, box in zip(self.islands, self.island_boxes, strict=True)
        )

    def north_of_river(self, point: Point) -> bool:
        return point[1] > _height(self.north, self._north_x, point[0])

    def to_bank(self, point: Point) -> float:
        """Metres to the river, north or south; 0 between the banks."""
        up = point[1] - _height(self.north, self._north_x, point[0])
        down = _height(self.south, self._south_x, point[0]) - point[1]
        return max(up, down, 0.0)

    def in_lake(self, point: Point) -> bool:
        return any(
            lake.box[0] < point[0] < lake.box[2] and lake.box[1] < point[1] < lake.box[3] and inside(lake.shore, point)
            for lake in self.lakes
        )

    def wet(self, point: Point) -> bool:
        return self.in_river(point) or self.in_lake(point)

    def in_ring(self, ring: Line) -> bool:
        """Whether the ring goes round a piece of the river's middle or of a lake's shore."""
        west, south, east, north = box_of(ring)
        waters = [self.middle, *(lake.shore for lake in self.lakes)]
        near = [(x, y) for water in waters for x, y in water if west < x < east and south < y < north]
        return any(inside(ring, point) for point in near)

    def bank(self, plan: Plan, *, north: bool) -> Line:
        """The strip of land between the water and the riverside road, along the city."""
        shore = [p for p in (self.north if north else self.south) if abs(p[0]) < plan.middle * 1.5]
        far = shifted(shore, 46.0 * max(0.5, plan.scale) * (1 if north else -1))
        return [*shore, *reversed(far)] if north else [*far, *reversed(shore)]

    @property
    def river(self) -> Line:
        """The whole surface as a ring against the clock."""
        return [*self.south, *reversed(self.north)]


def lakes(plan: Plan, ground: Ground) -> list[Lake]:
    chance, s = plan.chance("lakes"), plan.scale
    where = [
        (("东湖",), (4150, 2950), (520, 390)),
        (("月湖",), (-650, -2870), (260, 165)),
        (("青溪", "水库"), (2750, 8500), (850, 560)),
        (("白石", "水库"), (-12800, 7600), (1100, 600)),
        (("南塘",), (4300, -8900), (520, 400)),
        (("莲花", "湖"), (-9300, -5600), (480, 330)),
    ]
    found = []
    for name, (u, v), (wide, high) in where:
        shore = blob(chance, ground, (u * s, v * s), wide * s, high * s)
        found.append(Lake(name, shore, box_of(shore)))
    return found


def blob(chance: Random, ground: Ground, middle: Point, wide: float, high: float, rough: float = 0.16) -> Line:
    """A rounded shape as water and woods have it, as a ring in the city's plane."""
    waves = [(k, chance.uniform(0, 2 * pi), chance.uniform(0.3, 1) * rough / (k - 1)) for k in (2, 3, 4, 5)]
    ring = []
    for i in range(36):
        angle = 2 * pi * i / 36
        swell = 1 + sum(size * sin(k * angle + phase) for k, phase, size in waves)
        ring.append(ground((middle[0] + wide * swell * cos(angle), middle[1] + high * swell * sin(angle))))
    return ring


def _island(island: Island, ground: Ground) -> Line:
    steps = 24
    us = [island.start + (island.end - island.start) * i / steps for i in range(steps + 1)]
    up = [(u, island.at(u)) for u in us]
    down = [(u, -island.at(u)) for u in us[1:-1]]
    return ground.line([*down, *reversed(up)])


def _height(line: Line, xs: list[float], x: float) -> float:
    i = max(1, min(len(xs) - 1, bisect_right(xs, x)))
    (x0, y0), (x1, y1) = line[i - 1], line[i]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
