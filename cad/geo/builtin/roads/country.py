"""Outside the city: the highways to the towns and on, towns of a few streets, villages and the roads between them."""

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from random import Random

from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import VILLAGE_FIRST, VILLAGE_SECOND
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line, Point, between, distance, resampled, turned
from cad.geo.builtin.roads.arterials import NEW_TOWNS
from cad.geo.builtin.roads.rings import Expressway, smooth
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.zones import TOWN_HALF, Zones

APART = 1500.0  # between villages
# Where the highways begin, towards the towns in their order: near the end of an arterial.
STARTS = (
    *((-7400, 1720), (-3300, 4900), (0, 8300), (4200, 6250)),
    *((7700, 1720), (7100, -3900), (0, -8300), (-5200, -5400)),
)
LONGEST = 4600.0  # from village to village by a road of their own


@dataclass(frozen=True, slots=True)
class Village:
    name: Name
    stem: str
    at: Point


def edge_of_city(plan: Plan, angle: float) -> float:
    """From the middle to the municipality's boundary in that direction, on the design plane."""
    wave = 0.05 * sin(3 * angle + 1.1) + 0.04 * sin(5 * angle + 0.4 + plan.seed % 7)
    return plan.reach * (1.0 + 0.09 * cos(2 * angle) + wave)


def highways(plan: Plan, zones: Zones, roads: list[Road]) -> list[Road]:
    """From the ends of the arterials through a town each, to the boundary; a new town's grid is left to itself."""
    chance, s = plan.chance("highways"), plan.scale
    ends = [point for road in roads for point in (road.line[0], road.line[-1])]
    found = []
    for number, ((name, town), start) in enumerate(zip(zones.towns, STARTS, strict=False)):
        first = zones.ground((start[0] * s, start[1] * s))
        first = min(ends, key=lambda point: distance(point, first))
        middle = zones.ground(town)
        last = zones.ground((town[0] * 1.55, town[1] * 1.55))
        line = smooth([first, _aside(first, middle, chance.uniform(-0.05, 0.05)), middle, last])
        title = name_of("澄" + name[0], "公路")
        parts = _outside_new_towns(plan, zones, [point for point in line if _within(plan, zones, point)])
        found += [Road(title, "primary", part, ref=f"S{201 + number}", country=True) for part in parts]
    return found


def _outside_new_towns(plan: Plan, zones: Zones, line: Line) -> list[Line]:
    parts: list[Line] = [[]]
    for point in line:
        u, v = (value / plan.scale for value in zones.ground.design(point))
        turns = [(turned((u, v), -town.angle, town.at), town) for town in NEW_TOWNS]
        if any(max(abs(x - town.at[0]), abs(y - town.at[1])) < town.half * 0.8 for (x, y), town in turns):
            parts.append([])
        else:
            parts[-1].append(point)
    return [part for part in parts if len(part) > 3]


def town_streets(plan: Plan, zones: Zones) -> list[Road]:
    """A small grid around each town's crossing."""
    chance, roads = plan.chance("towns"), []
    half = TOWN_HALF * max(plan.scale, 0.5) * 0.86
    names = ["兴隆", "中心", "老", "新", "学校", "市场", "卫生", "政府", "河", "车站"]
    for name, middle in zones.towns:
        angle = chance.uniform(-0.3, 0.3)
        chance.shuffle(names)
        for i, share in enumerate((-1.0, -0.42, 0.12, 0.62, 1.0)):
            at = half * share * 0.8
            for along in (True, False):
                ends = ((-half, at), (half, at)) if along else ((at, -half), (at, half))
                line = [turned((middle[0] + x, middle[1] + y), angle, middle) for x, y in ends]
                word = names[i] if along else names[i + 5]
                street = name_of(name, "大道") if i == 2 and along else name_of(word, "街" if along else "路")
                kind = "tertiary" if i in (0, 2, 4) else "residential"
                roads.append(Road(street, kind, zones.ground.line(resampled(line, 110))))
    return roads


def villages(plan: Plan, zones: Zones, roads: list[Road], expressways: list[Expressway]) -> list[Village]:
    """Spread over the country: dry, off the hills, off the expressways, no two too near."""
    chance = plan.chance("villages")
    names = [(a, b) for a in VILLAGE_FIRST for b in VILLAGE_SECOND]
    chance.shuffle(names)
    barred = [point for way in expressways for point in way.line[::2]]
    built = _lattice(barred, 330)
    placed: list[Point] = []
    for _ in range(plan.much(7000, 900)):
        angle, share = chance.uniform(0, 2 * pi), chance.random() ** 0.5
        far = edge_of_city(plan, angle) * 0.95 * share
        design = (far * cos(angle), far * sin(angle))
        if zones.density(design) or any(
            zones.density((design[0] + 620 * cos(k), design[1] + 620 * sin(k))) for k in (0, 1.57, 3.14, 4.71)
        ):
            continue
        point = zones.ground(design)
        if any(distance(point, other) < APART for other in placed) or _taken(built, point, 330):
            continue
        if zones.water.to_bank(point) < 260 or zones.in_hills(point) or zones.water.in_lake(point):
            continue
        placed.append(point)
    found = []
    for point, (first, second) in zip(placed, names, strict=False):
        found.append(Village(name_of(first + second, "村"), first + second, point))
    return found


def lanes_between(plan: Plan, zones: Zones, towns: list[Road], places: list[Village]) -> list[Road]:
    """Roads from village to village and to the highways: two places are joined when no third lies between them."""
    chance = plan.chance("country roads")
    anchors = [point for road in towns if road.ref for point in road.line[8::15] if _open_country(zones, point)]
    points = [village.at for village in places] + anchors
    roads: list[Road] = []
    for i in range(len(places)):
        for j in range(i + 1, len(points)):
            far = distance(points[i], points[j])
            if far > LONGEST or _between(points, i, j, far):
                continue
            line = _wander(chance, points[i], points[j])
            if _passable(zones, line):
                roads.append(_lane(chance, places, i, j, line, len(roads)))
    return roads


def _lane(chance: Random, places: list[Village], i: int, j: int, line: Line, number: int) -> Road:
    if chance.random() < 0.35:
        other = places[j].stem[0] if j < len(places) else "澄"
        name = name_of(places[i].stem[0] + other, "公路")
        return Road(
            name, "secondary" if chance.random() < 0.4 else "tertiary", line, ref=f"X{number + 1:03}", country=True
        )
    lane = name_of(places[i].stem, "村", "路") if chance.random() < 0.5 else None
    return Road(lane, "unclassified", line, country=True)


def _between(points: list[Point], i: int, j: int, far: float) -> bool:
    """A third place nearer to both than they are to each other (relative neighbours)."""
    a, b, limit = points[i], points[j], far * 0.93
    return any(
        abs(p[0] - a[0]) < limit
        and abs(p[1] - a[1]) < limit
        and k not in (i, j)
        and distance(p, a) < limit
        and distance(p, b) < limit
        for k, p in enumerate(points)
    )


def _wander(chance: Random, a: Point, b: Point) -> Line:
    """A country road: halves pushed aside, again and again."""
    line = [a, b]
    push = 0.11
    while distance(line[0], line[1]) > 210:
        longer = [line[0]]
        for c, d in pairwise(line):
            longer += [_aside(c, d, chance.uniform(-push, push)), d]
        line, push = longer, push * 0.72
    return line


def _aside(a: Point, b: Point, share: float) -> Point:
    """The middle between a and b, pushed to the left by a share of their distance."""
    x, y = between(a, b, 0.5)
    return x - (b[1] - a[1]) * share, y + (b[0] - a[0]) * share


def _passable(zones: Zones, line: Line) -> bool:
    return not any(zones.water.to_bank(p) < 60 or zones.closed(p) for p in line) and _open_country(
        zones, line[len(line) // 2]
    )


def _open_country(zones: Zones, point: Point) -> bool:
    return zones.density(zones.ground.design(point)) == 0


def _within(plan: Plan, zones: Zones, point: Point) -> bool:
    u, v = zones.ground.design(point)
    return hypot(u, v) < edge_of_city(plan, atan2(v, u)) * 1.01


def _lattice(points: list[Point], size: float) -> dict[tuple[int, int], list[Point]]:
    cells: dict[tuple[int, int], list[Point]] = {}
    for point in points:
        cells.setdefault((int(point[0] // size), int(point[1] // size)), []).append(point)
    return cells


def _taken(cells: dict[tuple[int, int], list[Point]], point: Point, size: float) -> bool:
    x, y = int(point[0] // size), int(point[1] // size)
    return any(
        distance(point, other) < size for i in (-1, 0, 1) for j in (-1, 0, 1) for other in cells.get((x + i, y + j), ())
    )
