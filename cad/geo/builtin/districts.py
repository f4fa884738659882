"""Districts (区) and subdistricts (街道, in the country 镇): cells of the design plane that tile the municipality."""

from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi, sin

from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import CITY, VILLAGE_FIRST, VILLAGE_SECOND
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line, Point, centroid, resampled
from cad.geo.builtin.roads.country import edge_of_city
from cad.geo.builtin.roads.faces import faces_of
from cad.geo.builtin.roads.network import Network, laid_out
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.zones import Zones

STEP = 130.0
FAR = 60_000.0
# Cells of the design plane at scale 1: west, south, east, north; into how many subdistricts each is divided.
DISTRICTS = (
    ("望江", (-3120, 0, 2950, 6000), 8),
    ("云岭", (-3120, 6000, 2950, FAR), 4),
    ("鹤鸣", (-FAR, 0, -3120, FAR), 7),
    ("东屏", (2950, 0, FAR, FAR), 7),
    ("石渡", (-FAR, -FAR, -2400, 0), 6),
    ("江南", (-2400, -6000, 3250, 0), 7),
    ("沙洲", (-2400, -FAR, 3250, -6000), 4),
    ("南浦", (3250, -FAR, FAR, 0), 6),
)
URBAN_NAMES = [
    "鼓楼",
    "文昌",
    "迎春",
    "白鹭",
    "新桥",
    "东渡",
    "西关",
    "北关",
    "凤台",
    "学宫",
    "大东门",
    "小南街",
    "钟山",
    "龙泉",
    "水巷",
    "永宁",
    "桂园",
    "天平",
    "双塔",
    "石榴",
    "梅园",
    "柳林",
    "会仙",
    "太白",
    "三元",
    "麒麟",
    "江边",
    "站前",
    "朝阳",
    "建新",
    "曙光",
    "花园",
    "竹林",
    "月湖",
    "东湖",
    "青溪",
    "古渡",
    "南岸",
    "长堤",
    "港前",
    "科园",
    "云桥",
    "望春",
    "金水",
    "碧波",
]


@dataclass(eq=False, slots=True)
class Cell:
    name: Name
    stem: str
    box: tuple[float, float, float, float]
    parts: list["Cell"] = field(default_factory=list)

    def holds(self, place: Point) -> bool:
        return self.box[0] <= place[0] < self.box[2] and self.box[1] <= place[1] < self.box[3]


@dataclass(slots=True)
class Border:
    """A line between two cells, or between one and the outside. City's plane."""

    line: Line
    left: Cell | None
    right: Cell | None


class Districts:
    def __init__(self, plan: Plan, zones: Zones) -> None:
        self.plan, self.zones = plan, zones
        self.city = name_of(CITY, "市")
        self.cells = self._divide()
        self.parent = {part: cell for cell in self.cells for part in cell.parts}

    def district_of(self, point: Point) -> Cell:
        place = self.zones.ground.design(point)
        return next((cell for cell in self.cells if cell.holds(place)), self.cells[0])

    def part_of(self, point: Point) -> Cell:
        place = self.zones.ground.design(point)
        district = next((cell for cell in self.cells if cell.holds(place)), self.cells[0])
        return next((part for part in district.parts if part.holds(place)), district.parts[0])

    def _divide(self) -> list[Cell]:
        s, chance = self.plan.scale, self.plan.chance("districts")
        urban, rural = list(URBAN_NAMES), [a + b for a in VILLAGE_FIRST[::3] for b in VILLAGE_SECOND[::4]]
        chance.shuffle(urban)
        chance.shuffle(rural)
        towns = dict(self.zones.towns)
        points = self._weights()
        cells = []
        for stem, (west, south, east, north), many in DISTRICTS:
            cell = Cell(name_of(stem, "区"), stem, (west * s, south * s, east * s, north * s))
            for box, dense in _halved(cell.box, [p for p in points if cell.holds(p[0])], self.plan.many(many, 2)):
                part = Cell(cell.name, "", box)
                town = next((name for name, at in towns.items() if part.holds(at)), None)
                word = town or (urban.pop() if dense > 0.22 and urban else rural.pop())
                part.stem, part.name = word, name_of(word, "街道" if dense > 0.22 and not town else "镇")
                cell.parts.append(part)
            cells.append(cell)
        return cells

    def _weights(self) -> list[tuple[Point, float]]:
        """Points of a lattice over the municipality with how densely it is built there."""
        step, reach = 520 * self.plan.scale, self.plan.reach
        found = []
        steps = int(1.25 * reach / step)
        for i in range(-steps, steps + 1):
            for j in range(-steps, steps + 1):
                place = (i * step, j * step)
                if place[0] ** 2 + place[1] ** 2 < reach**2:
                    found.append((place, self.zones.density(place)))
        return found

    def borders(self) -> list[Border]:
        """Every line of the tiling once, with the cells on its two sides."""
        network = laid_out([Road(None, "service", self.zones.ground.line(line)) for line in self._lines()])
        _trim(network)
        cell_of: dict[tuple[int, int], Cell] = {}
        for face in faces_of(network):
            middle = _within([network.at[node] for node in face])
            part = self.part_of(middle)
            for a, b in zip(face, [*face[1:], face[0]], strict=True):
                cell_of[a, b] = part
        return _merged(network, cell_of)

    def _lines(self) -> list[Line]:
        far = self.plan.reach * 1.4
        lines = []
        for x0, y0, x1, y1 in {part.box for cell in self.cells for part in cell.parts}:
            box = [max(-far, min(far, value)) for value in (x0, y0, x1, y1)]
            if box[0] > -far:
                lines.append(((box[0], box[1]), (box[0], box[3])))
            if box[1] > -far:
                lines.append(((box[0], box[1]), (box[2], box[1])))
        outline = [_polar(edge_of_city(self.plan, 2 * pi * i / 240), 2 * pi * i / 240) for i in range(240)]
        return [resampled(line, STEP) for line in _joined(lines)] + [[*outline, outline[0]]]


def _halved(
    box: tuple[float, float, float, float], points: list[tuple[Point, float]], many: int
) -> list[tuple[tuple[float, float, float, float], float]]:
    """The box cut into so many, each about as built-up as the others; with the mean density of each."""
    dense = sum(d for _, d in points) / len(points) if points else 0.0
    if many < 2 or len(points) < 6:
        return [(box, dense)]
    spread = [max(p[0][k] for p in points) - min(p[0][k] for p in points) for k in (0, 1)]
    axis = 0 if spread[0] >= spread[1] else 1
    ordered = sorted(points, key=lambda point: (point[0][axis], point[0][1 - axis]))
    first = many // 2
    goal, total = sum(d + 0.06 for _, d in ordered) * first / many, 0.0
    at = ordered[len(ordered) // 2][0][axis]
    for (place, d), (after, _) in pairwise(ordered):
        total += d + 0.06
        if total >= goal and after[axis] > place[axis]:
            at = (place[axis] + after[axis]) / 2
            break
    low, high = list(box), list(box)
    low[axis + 2], high[axis] = at, at
    below = [p for p in points if p[0][axis] < at]
    above = [p for p in points if p[0][axis] >= at]
    return _halved(tuple(low), below, first) + _halved(tuple(high), above, many - first)  # type: ignore[arg-type]


def _polar(far: float, angle: float) -> Point:
    return far * cos(angle), far * sin(angle)


def _joined(lines: list[tuple[Point, Point]]) -> list[list[Point]]:
    """Lines on one axis that touch or overlap become one, so that nothing is drawn twice."""
    found: list[list[Point]] = []
    for axis in (0, 1):
        rows: dict[float, list[tuple[float, float]]] = {}
        for a, b in lines:
            if a[axis] == b[axis]:
                rows.setdefault(a[axis], []).append((a[1 - axis], b[1 - axis]))
        for at, spans in sorted(rows.items()):
            merged: list[list[float]] = []
            for low, high in sorted(spans):
                if merged and low <= merged[-1][1]:
                    merged[-1][1] = max(merged[-1][1], high)
                else:
                    merged.append([low, high])
            for low, high in merged:
                ends = ((at, low - 40), (at, high + 40)) if axis == 0 else ((low - 40, at), (high + 40, at))
                found.append(list(ends))
    return found


def _trim(network: Network) -> None:
    """Takes off what sticks out."""
    ends = [node for node in network.near if len(network.near[node]) == 1]
    while ends:
        node = ends.pop()
        if len(network.near[node]) == 1:
            other = network.near[node][0]
            network.cut(node, other)
            if len(network.near[other]) == 1:
                ends.append(other)


def _within(ring: Line) -> Point:
    return centroid(ring)


def _merged(network: Network, cell_of: dict[tuple[int, int], Cell]) -> list[Border]:
    """Pieces in a row between the same two cells become one border."""
    left, borders = set(network.pieces), []
    knots = {node for node in network.near if len(network.near[node]) > 2}
    for start in sorted(knots):
        for first in network.near[start]:
            chain = [start, first]
            if (min(start, first), max(start, first)) not in left:
                continue
            while chain[-1] not in knots:
                chain.append(next(n for n in network.near[chain[-1]] if n != chain[-2]))
            left -= {(min(a, b), max(a, b)) for a, b in pairwise(chain)}
            sides = cell_of.get((chain[0], chain[1])), cell_of.get((chain[1], chain[0]))
            if sides[0] is not sides[1]:
                borders.append(Border([network.at[node] for node in chain], *sides))
    return borders
