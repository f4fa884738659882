"""Draws small extracts for tests: nodes on a grid of metres, ways and relations, written as .osm.pbf."""

from math import cos, radians
from pathlib import Path

import osmium
from osmium.osm import mutable

from core.coordinates import METRES_PER_DEGREE

HOME = (113.60, 34.75)  # where (0, 0) lies


class Drawing:
    """`node` and `way` take metres east and north of HOME, or ids of nodes drawn before."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.ways: list = []
        self.relations: list = []
        self._at: dict[tuple[float, float], int] = {}

    @staticmethod
    def place(east: float, north: float) -> tuple[float, float]:
        lon, lat = HOME
        scale = METRES_PER_DEGREE * cos(radians(lat))
        return lon + east / scale, lat + north / METRES_PER_DEGREE

    def node(self, east: float, north: float, **tags: str) -> int:
        """A node of its own, or with tags; the same point without tags is the same node."""
        if not tags and (east, north) in self._at:
            return self._at[east, north]
        key = len(self.nodes) + 1
        self.nodes.append(mutable.Node(id=key, location=self.place(east, north), tags=_tags(tags), version=1))
        self._at[east, north] = key
        return key

    def way(self, *points: tuple[float, float] | int, **tags: str) -> int:
        refs = [point if isinstance(point, int) else self.node(*point) for point in points]
        key = len(self.ways) + 1
        self.ways.append(mutable.Way(id=key, nodes=refs, tags=_tags(tags), version=1))
        return key

    def area(self, west: float, south: float, east: float, north: float, **tags: str) -> int:
        """A rectangle."""
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        return self.way(*corners, **tags)

    def relation(self, *members: tuple[str, int, str], **tags: str) -> int:
        key = len(self.relations) + 1
        self.relations.append(mutable.Relation(id=key, members=list(members), tags=_tags(tags), version=1))
        return key

    def write(self, path: Path) -> Path:
        with osmium.SimpleWriter(str(path)) as writer:
            for node in self.nodes:
                writer.add_node(node)
            for way in self.ways:
                writer.add_way(way)
            for relation in self.relations:
                writer.add_relation(relation)
        return path


def _tags(tags: dict[str, str]) -> dict[str, str]:
    """`addr__street` is addr:street, `name__en` name:en, `except__` except."""
    return {key.removesuffix("__").replace("__", ":"): value for key, value in tags.items()}
