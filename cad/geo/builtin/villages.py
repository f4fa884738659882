"""The houses of the villages: along the roads and lanes around the middle of each, by groups (组)."""

from itertools import pairwise
from math import atan2, cos, pi, sin
from random import Random

from cad.geo.builtin.naming.name import name_of
from cad.geo.builtin.plane import Line, Point, Track, between, distance
from cad.geo.builtin.roads.country import Village
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.things import Door, Feature, Shape, Tags, Works
from cad.geo.builtin.water import Water

ROAD_PART = 330.0  # metres of each road out of the village that have houses
EVERY = 17.0


def villages_build(works: Works, network: Network, water: Water, chance: Random, villages: list[Village]) -> None:
    nodes = _Nearest(network)
    for village in villages:
        node = nodes.find(village.at)
        if node is None:
            continue
        works.features.append(Feature(village.name, "village", {"place": "village"}, network.at[node]))
        lines = [_out(network, node, first) for first in network.near[node]]
        lines += _lanes(network, water, chance, node, lines)
        for group, line in enumerate(lines, 1):
            _houses(works, chance, village, group, line)
        _common(works, chance, village, network.at[node])


class _Nearest:
    def __init__(self, network: Network) -> None:
        self.network = network
        self.cells: dict[tuple[int, int], list[int]] = {}
        for node, near in network.near.items():
            if near and any(network.piece(node, other).road.country for other in near):
                x, y = network.at[node]
                self.cells.setdefault((int(x // 150), int(y // 150)), []).append(node)

    def find(self, point: Point) -> int | None:
        """The node of a country road within 150 m, if there is one."""
        x, y = int(point[0] // 150), int(point[1] // 150)
        near = [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in self.cells.get((x + i, y + j), ())]
        return min(near, key=lambda n: distance(self.network.at[n], point), default=None)


def _out(network: Network, node: int, first: int) -> Line:
    """The road out of the village by this neighbour, as far as houses go."""
    line, before, at, left = [network.at[node]], node, first, ROAD_PART
    while True:
        left -= distance(line[-1], network.at[at])
        line.append(network.at[at])
        onward = [n for n in network.near[at] if n != before]
        if left <= 0 or len(onward) != 1:
            return line
        before, at = at, onward[0]


def _lanes(network: Network, water: Water, chance: Random, node: int, lines: list[Line]) -> list[Line]:
    """Lanes into the widest gaps between the roads; each with a shorter one across its end."""
    x, y = network.at[node]
    angles = sorted(atan2(line[1][1] - y, line[1][0] - x) for line in lines)
    gaps = sorted(((b - a, (a + b) / 2) for a, b in pairwise([*angles, angles[0] + 2 * pi])), reverse=True)
    road = Road(None, "residential", [], country=True)
    found: list[Line] = []
    for wide, middle in gaps[:3]:
        if wide < 1.1:
            continue
        angle = middle + chance.uniform(-0.15, 0.15)
        far = chance.uniform(130, 240)
        tip = (x + far * cos(angle), y + far * sin(angle))
        if water.to_bank(tip) < 140 or any(water.in_lake(between((x, y), tip, share)) for share in (0.4, 0.8, 1.3)):
            continue
        end = network.add(tip)
        network.join(node, end, road)
        found.append([(x, y), tip])
        if wide > 1.9:
            side, reach = angle + pi / 2, chance.uniform(60, 120)
            across = [(tip[0] + s * reach * cos(side), tip[1] + s * reach * sin(side)) for s in (-1, 1)]
            if any(water.in_lake(between(tip, point, share)) for point in across for share in (0.5, 1.2)):
                continue
            for point in across:
                network.join(end, network.add(point), road)
            found.append(across)
    return found


def _houses(works: Works, chance: Random, village: Village, group: int, line: Line) -> None:
    track, number = Track(line), 0
    metres = 22.0
    while metres < min(track.length, ROAD_PART) - 6:
        for left in (11.0, -11.0):
            if chance.random() < 0.86:
                number += 1
                x, y = track.beside(metres, left * chance.uniform(1.0, 1.3))
                dx, dy = track.direction(metres)
                ring = _box((x, y), (dx, dy), chance.uniform(10.5, 13.5), chance.uniform(8.5, 10.5))
                works.doors.append(Door(village.name.zh, f"{group}组{number}号", (x, y), True, floors=2, ring=ring))
        metres += EVERY * chance.uniform(0.9, 1.25)


def _box(at: Point, way: Point, wide: float, deep: float) -> Line:
    (x, y), (dx, dy) = at, way
    return [
        (x + dx * wide / 2 * i - dy * deep / 2 * j, y + dy * wide / 2 * i + dx * deep / 2 * j)
        for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def _common(works: Works, chance: Random, village: Village, at: Point) -> None:
    """The committee's house, now and then a clinic, a school or a shop; a pond and an orchard."""
    stem = village.stem
    wanted: list[tuple[tuple[str, ...], str, Tags, float]] = [
        ((stem, "村委会"), "government", {"office": "government"}, 1.0)
    ]
    wanted += [((stem, "村", "卫生室"), "clinic", {"amenity": "clinic", "healthcare": "clinic"}, 0.6)]
    wanted += [((stem, "小学"), "school", {"amenity": "school"}, 0.25)]
    wanted += [((stem, "便民", "超市"), "shop", {"shop": "convenience"}, 0.6)]
    wanted += [((stem, "农庄"), "farm", {"tourism": "guest_house"}, 0.15)]
    for words, kind, tags, share in wanted:
        if chance.random() < share:
            spot = (at[0] + chance.uniform(-70, 70), at[1] + chance.uniform(-70, 70))
            works.features.append(Feature(name_of(*words), kind, {**tags, "addr:place": village.name.zh}, spot))
    for tags in ({"natural": "water", "water": "pond"}, {"landuse": "orchard"}, {"landuse": "forest"}):
        angle, far = chance.uniform(0, 2 * pi), chance.uniform(230, 520)
        middle = (at[0] + far * cos(angle), at[1] + far * sin(angle))
        size = chance.uniform(28, 60) if "water" in tags else chance.uniform(60, 190)
        ring = [
            (
                middle[0] + size * chance.uniform(0.7, 1.2) * cos(k * pi / 5),
                middle[1] + size * chance.uniform(0.5, 0.9) * sin(k * pi / 5),
            )
            for k in range(10)
        ]
        works.shapes.append(Shape(tags, ring))
