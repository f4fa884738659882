"""From ways to streets, and from shared nodes to corners. Pure.

A street is all ways of one name whose parts lie within a few hundred metres of each other; the same name farther off
is another street, and a rival in search.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from cad.geo.importing.harvest import NamedWay
from cad.geo.search.normalise import spelled
from core.coordinates import metres_between

CELL_DEG = 0.005  # parts in touching cells (some 500 m) belong together
SAME_CORNER_M = 60.0  # the crossings of two dual carriageways are one corner

Corner = tuple[int, int, float, float]
"""Street and street by their place in the list, longitude, latitude."""


@dataclass(slots=True)
class StreetParts:
    name: str
    names: dict[str, str]
    ways: list[NamedWay] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)

    @property
    def length_m(self) -> float:
        return sum(
            metres_between(way.lons[i], way.lats[i], way.lons[i + 1], way.lats[i + 1])
            for way in self.ways
            for i in range(len(way.lons) - 1)
        )

    @property
    def middle(self) -> tuple[float, float]:
        """A point on the street: the middle node of its middle way."""
        ordered = sorted(self.ways, key=lambda way: (way.lons[0], way.lats[0]))
        way = ordered[len(ordered) // 2]
        at = len(way.lons) // 2
        return way.lons[at], way.lats[at]


def streets_of(ways: list[NamedWay]) -> list[StreetParts]:
    by_name: dict[str, list[NamedWay]] = defaultdict(list)
    for way in ways:
        by_name[spelled(way.name).text or way.name].append(way)
    return [_street(parts) for same in by_name.values() for parts in _near_each_other(same)]


def corners_of(streets: list[StreetParts]) -> list[Corner]:
    at_node: dict[int, set[int]] = defaultdict(set)
    where: dict[int, tuple[float, float]] = {}
    for index, street in enumerate(streets):
        for way in street.ways:
            for node, lon, lat in zip(way.nodes, way.lons, way.lats, strict=True):
                at_node[node].add(index)
                where[node] = (lon, lat)
    crossings: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for node, here in at_node.items():
        ordered = sorted(here)
        for i, a in enumerate(ordered):
            for b in ordered[i + 1 :]:
                crossings[a, b].append(where[node])
    return [(a, b, *point) for (a, b), points in crossings.items() for point in _apart(points)]


def _near_each_other(ways: list[NamedWay]) -> list[list[NamedWay]]:
    """Groups of ways whose cells touch, by flooding from cell to cell."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, way in enumerate(ways):
        for lon, lat in zip(way.lons, way.lats, strict=True):
            cells[int(lon // CELL_DEG), int(lat // CELL_DEG)].append(index)
    of_way: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for cell, members in cells.items():
        for index in members:
            of_way[index].add(cell)
    groups, left = [], set(range(len(ways)))
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            index = edge.pop()
            group.add(index)
            for x, y in of_way[index]:
                near = {i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in cells.get((x + dx, y + dy), ())}
                fresh = near & left
                left -= fresh
                edge.extend(fresh)
        groups.append([ways[i] for i in sorted(group)])
    return groups


def _street(ways: list[NamedWay]) -> StreetParts:
    names: dict[str, str] = {}
    for way in ways:
        names.update(way.names)
    return StreetParts(ways[0].name, names, ways, {way.name for way in ways})


def _apart(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points, those close to each other drawn together into their mean."""
    groups: list[list[tuple[float, float]]] = []
    for point in points:
        home = next((g for g in groups if any(metres_between(*point, *other) < SAME_CORNER_M for other in g)), None)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    return [(sum(p[0] for p in g) / len(g), sum(p[1] for p in g) / len(g)) for g in groups]
