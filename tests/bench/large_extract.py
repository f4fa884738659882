"""`python -m tests.bench.large_extract IN.osm.pbf OUT.osm.pbf COPIES`: an extract many times over, side by side.

For measuring imports of regions with data that is at hand. Each copy lies in a box of its own, 25 a row.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import osmium
from osmium.osm import mutable

STEP_IDS = 10_000_000_000
A_ROW = 25
EAST_DEG, NORTH_DEG = 0.30, 0.15
KINDS = (osmium.osm.NODE, osmium.osm.WAY, osmium.osm.RELATION)


def write(source: Path, target: Path, copies: int) -> None:
    """Nodes of all copies, then ways, then relations, each by id, as extracts are."""
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for kind, add in zip(KINDS, (writer.add_node, writer.add_way, writer.add_relation), strict=True):
            for copy in range(copies):
                for thing in osmium.FileProcessor(str(source), kind):
                    add(_moved(thing, copy))


def _moved(thing: Any, copy: int) -> Any:
    shift, tags = copy * STEP_IDS, dict(thing.tags)
    if thing.is_node():
        east, north = copy % A_ROW * EAST_DEG, copy // A_ROW * NORTH_DEG
        place = (thing.location.lon + east, thing.location.lat - north) if thing.location.valid() else None
        return mutable.Node(id=thing.id + shift, location=place, tags=tags, version=1)
    if thing.is_way():
        return mutable.Way(id=thing.id + shift, nodes=[node.ref + shift for node in thing.nodes], tags=tags, version=1)
    return mutable.Relation(id=thing.id + shift, members=list(_members(thing, shift)), tags=tags, version=1)


def _members(relation: Any, shift: int) -> Iterator[tuple[str, int, str]]:
    for member in relation.members:
        yield member.type, member.ref + shift, member.role


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
