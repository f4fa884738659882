"""From ways to streets. Pure.

A street is all ways of one name whose parts lie within a few hundred metres of each other; the same name farther off
is another street, and a rival in search.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from cad.geo.importing.harvest import NamedWay
from cad.geo.search.normalise import spelled
from core.coordinates import metres_between

CELL_DEG = 0.005  # parts in touching cells (some 500 m) belong together

_ROAD_NUMBER = re.compile(r"^[A-Z]{1,3}\d{1,4}[A-Z]?$")


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
    spellings: dict[str, str] = {}
    for way in ways:
        if way.name not in spellings:
            spellings[way.name] = spelled(way.name).text or way.name
        by_name[spellings[way.name]].append(way)
    return [_street(parts) for same in by_name.values() for parts in _near_each_other(same)]


def _near_each_other(ways: list[NamedWay]) -> list[list[NamedWay]]:
    """Groups of ways whose cells touch, by flooding from cell to cell."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    of_way: list[set[tuple[int, int]]] = []
    for index, way in enumerate(ways):
        own = {(int(lon // CELL_DEG), int(lat // CELL_DEG)) for lon, lat in zip(way.lons, way.lats, strict=True)}
        of_way.append(own)
        for cell in own:
            cells[cell].append(index)
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
    numbers = {one for way in ways for one in way.ref.split(";") if _ROAD_NUMBER.match(one)}
    return StreetParts(ways[0].name, names, ways, {way.name for way in ways} | numbers)
