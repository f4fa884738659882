"""The rings and the expressways: where their middle lines run."""

from dataclasses import dataclass
from math import cos, pi, sin

from cad.geo.builtin.ground import Ground
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line, Point, distance, resampled, shifted_ring
from cad.geo.builtin.roads.road import Road

STEP = 100.0
FRONTAGE = 46.0  # from the middle of the second ring to the road at its foot

Sides = tuple[float, float, float, float]
"""West, south, east, north of a ring, design plane."""


@dataclass(frozen=True, slots=True)
class Expressway:
    """Two carriageways beside `line` (city plane). A closed one does not repeat its first point."""

    name: Name
    ref: str
    kind: str
    line: Line
    closed: bool
    speed: int
    stilts: bool = False


def first_ring_sides(plan: Plan) -> Sides:
    return -plan.inner, -1780 * plan.scale, plan.inner, 3080 * plan.scale


def second_ring_sides(plan: Plan) -> Sides:
    return -plan.middle, -4650 * plan.scale, plan.middle, 5420 * plan.scale


def third_ring_sides(plan: Plan) -> Sides:
    return -plan.outer, -9900 * plan.scale, plan.outer, 10_500 * plan.scale


def first_ring(plan: Plan, ground: Ground) -> list[Road]:
    """一环路, by the side it lies on; its two crossings of the river are bridges."""
    ring = rounded(first_ring_sides(plan), 800 * plan.scale)
    middle = 650 * plan.scale
    pieces: list[Road] = []
    names = {word: name_of("一环", word, "路") for word in "东南西北"}
    bridges = {"西": name_of("鹤鸣", "大桥"), "东": name_of("东津", "大桥")}
    start = next(i for i in range(len(ring)) if _side(ring[i - 1], middle) != _side(ring[i], middle))
    ring = ring[start:] + ring[:start]
    for point in [*ring, ring[0]]:
        word = _side(point, middle)
        if pieces and pieces[-1].name == names[word]:
            pieces[-1].line.append(point)
            continue
        if pieces:
            pieces[-1].line.append(point)
        pieces.append(Road(names[word], "primary", [point], bridge=bridges.get(word), dual=True))
    pieces = [piece for piece in pieces if len(piece.line) > 1]
    for piece in pieces:
        piece.line = ground.line(piece.line)
    return pieces


def second_ring(plan: Plan, ground: Ground) -> tuple[Expressway, list[Road]]:
    """The expressway on stilts and the roads at its foot on both sides, which do not cross the river."""
    ring = oval(plan, "second ring", second_ring_sides(plan), 3.4, 0.012)
    line = ground.line(ring)
    middle = 400 * plan.scale
    names = {word: name_of("二环", word, "路") for word in "东南西北"}
    roads = []
    for left in (FRONTAGE, -FRONTAGE):
        edge = shifted_ring(line, left)
        words = [_side(point, middle) for point in ring]
        for start, end, word in _runs(words):
            part = [edge[i % len(edge)] for i in range(start, end + 1)]
            roads.append(Road(names[word], "secondary", part, bound=True))
    way = Expressway(name_of("二环", "快速路"), "", "trunk", line, True, 80, stilts=True)
    return way, roads


def third_ring(plan: Plan, ground: Ground) -> Expressway:
    ring = oval(plan, "third ring", third_ring_sides(plan), 2.5, 0.03)
    return Expressway(name_of("绕城", "高速"), "S01", "motorway", ground.line(ring), True, 100)


def outward(plan: Plan, ground: Ground, second: Expressway, third: Expressway) -> list[Expressway]:
    """From the second ring to the airport, from the third to the neighbours north, south and west."""
    s, end = plan.scale, plan.reach / plan.scale
    lines: list[tuple[Name, str, Expressway, list[Point]]] = [
        (name_of("机场", "高速"), "S12", second, [(5100, 2150), (8300, 2700), (11_800, 4100), (13_600, 5600)]),
        (name_of("澄阳", "高速"), "S21", third, [(4600, 10_500), (4900, 13_000), (5600, end * 1.04)]),
        (name_of("澄南", "高速"), "S23", third, [(-5200, -9900), (-5600, -13_000), (-5000, -end * 1.04)]),
        (name_of("澄西", "高速"), "S28", third, [(-11_300, -3600), (-14_000, -3300), (-end * 1.12, -4300)]),
    ]
    ways = []
    for name, ref, ring, points in lines:
        begin, *rest = ground.line([(u * s, v * s) for u, v in points])
        begin = min(ring.line, key=lambda point: distance(point, begin))
        ways.append(Expressway(name, ref, "motorway", smooth([begin, *rest]), False, 100))
    return ways


def rounded(sides: Sides, radius: float) -> Line:
    """A rectangle with round corners, against the clock, points STEP apart; the last is not the first."""
    west, south, east, north = sides
    corners = ((east, north, 0.0), (west, north, pi / 2), (west, south, pi), (east, south, 3 * pi / 2))
    ring: Line = []
    for x, y, start in corners:
        cx = x - radius if x == east else x + radius
        cy = y - radius if y == north else y + radius
        turns = max(4, round(radius * pi / 2 / STEP))
        for i in range(turns + 1):
            angle = start + pi / 2 * i / turns
            ring.append((cx + radius * cos(angle), cy + radius * sin(angle)))
    return resampled([*ring, ring[0]], STEP)[:-1]


def oval(plan: Plan, subject: str, sides: Sides, power: float, rough: float) -> Line:
    """Between an ellipse (power 2) and a rectangle (many), dented by chance; against the clock."""
    chance = plan.chance(subject)
    west, south, east, north = sides
    waves = [(k, chance.uniform(0, 2 * pi), rough * chance.uniform(0.5, 1) / (k - 1)) for k in (2, 3, 4, 5)]
    ring: Line = []
    for i in range(240):
        angle = 2 * pi * i / 240
        c, s = cos(angle), sin(angle)
        far = (abs(c) ** power + abs(s) ** power) ** (-1 / power)
        far *= 1 + sum(size * sin(k * angle + phase) for k, phase, size in waves)
        ring.append(
            ((west + east) / 2 + far * c * (east - west) / 2, (south + north) / 2 + far * s * (north - south) / 2)
        )
    return resampled([*ring, ring[0]], STEP)[:-1]


def smooth(points: list[Point]) -> Line:
    """A gentle line through the points (Catmull-Rom), points some STEP apart."""
    line: Line = []
    for i in range(len(points) - 1):
        a, b, c, d = (points[max(0, min(len(points) - 1, i + k))] for k in (-1, 0, 1, 2))
        for j in range(12):
            t = j / 12
            line.append(tuple(_spline(a[k], b[k], c[k], d[k], t) for k in (0, 1)))  # type: ignore[arg-type]
    return resampled([*line, points[-1]], STEP)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def _side(point: Point, middle: float) -> str:
    x, y = point[0], point[1] - middle
    if abs(x) > abs(y):
        return "东" if x > 0 else "西"
    return "北" if y > 0 else "南"


def _runs(words: list[str]) -> list[tuple[int, int, str]]:
    """(first, one past the last, word) of each run of the same word around a ring."""
    start = next(i for i in range(len(words)) if words[i - 1] != words[i])
    runs, at = [], start
    while at < start + len(words):
        end = at
        while end < start + len(words) and words[end % len(words)] == words[at % len(words)]:
            end += 1
        runs.append((at, end, words[at % len(words)]))
        at = end
    return runs
