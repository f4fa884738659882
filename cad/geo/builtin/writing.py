"""Writes the city as an OpenStreetMap extract."""

from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

from cad.geo.builtin.ground import placed
from cad.geo.builtin.plane import Line, Point

Tags = dict[str, str]
Member = tuple[str, int, str]
GENERATOR = "built-in city"


class Sheet:
    """Collects objects; their numbers run from 1 for each kind."""

    def __init__(self) -> None:
        self.nodes: list[tuple[Point, Tags | None]] = []
        self.ways: list[tuple[list[int], Tags]] = []
        self.relations: list[tuple[list[Member], Tags]] = []

    def node(self, at: Point, tags: Tags | None = None) -> int:
        self.nodes.append((at, tags))
        return len(self.nodes)

    def way(self, nodes: list[int], tags: Tags) -> int:
        self.ways.append((nodes, tags))
        return len(self.ways)

    def line(self, points: Line, tags: Tags) -> int:
        return self.way([self.node(point) for point in points], tags)

    def ring(self, points: Line, tags: Tags) -> int:
        nodes = [self.node(point) for point in points]
        return self.way([*nodes, nodes[0]], tags)

    def relation(self, members: list[Member], tags: Tags) -> int:
        self.relations.append((members, tags))
        return len(self.relations)

    def write(self, path: Path) -> None:
        """The same bytes for the same objects. What is at `path` is replaced when all is written."""
        header = osmium.io.Header()
        header.set("generator", GENERATOR)
        beside = path.with_name(f".{path.name}.new.osm.pbf")
        beside.unlink(missing_ok=True)
        with osmium.SimpleWriter(str(beside), header=header) as writer:
            node = Node(version=1)  # one for all: making half a million takes longer than writing them
            for number, (at, tags) in enumerate(self.nodes, 1):
                node.id, node.location, node.tags = number, placed(at), tags
                writer.add_node(node)
            for number, (nodes, tags) in enumerate(self.ways, 1):
                writer.add_way(Way(id=number, version=1, nodes=nodes, tags=tags))
            for number, (members, tags) in enumerate(self.relations, 1):
                writer.add_relation(Relation(id=number, version=1, members=members, tags=tags))
        beside.replace(path)
