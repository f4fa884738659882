"""Roads that are nowhere: a few, far out at sea, in every routing graph. They are closed and opened to count with.

osrm-routed (26.x) keeps ways that it has found in a cache of each thread, and empties it only when the graph has
another number of nodes or edges. With exchanged travel times of the same size it would go on leading along the old
ways. So no two graphs served one after the other have as many edges: another number of these roads is closed in each.
"""

import shutil
import struct
import tempfile
from itertools import pairwise
from pathlib import Path

import osmium

SPARES = 16
FIRST_NODE = 17_179_000_001  # near the end of the 34 bits that node ids have
FIRST_WAY = 17_179_000_001
WEST, SOUTH = -30.0, 0.5  # the middle of the Atlantic
APART = 0.001


def spare_lines(closed: int) -> list[str]:
    """What osrm-customize is told to close so many of them."""
    nodes = [(FIRST_NODE + 2 * n, FIRST_NODE + 2 * n + 1) for n in range(closed)]
    return [f"{a},{b},0\n{b},{a},0\n" for a, b in nodes]


def with_spares(extract: Path, target: Path) -> None:
    """Writes the extract with the spare roads at its end."""
    shutil.copyfile(extract, target)
    with target.open("ab") as file:
        file.write(_block())


def _block() -> bytes:
    """The spare roads as a block of a .osm.pbf, without the head that a whole file begins with."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spare.osm.pbf"
        with osmium.SimpleWriter(str(path)) as writer:
            for n in range(2 * SPARES):
                place = (WEST + APART * (n % 2), SOUTH + APART * (n // 2))
                writer.add_node(osmium.osm.mutable.Node(id=FIRST_NODE + n, version=1, location=place))
            for n, pair in enumerate(pairwise(range(FIRST_NODE, FIRST_NODE + 2 * SPARES + 1))):
                if n % 2 == 0:
                    tags = {"highway": "service"}
                    writer.add_way(osmium.osm.mutable.Way(id=FIRST_WAY + n // 2, version=1, nodes=pair, tags=tags))
        whole = path.read_bytes()
    (size,) = struct.unpack(">I", whole[:4])
    return whole[4 + size + _data_size(whole[4 : 4 + size]) :]


def _data_size(head: bytes) -> int:
    """The field `datasize` (3) of a BlobHeader, whose other fields are texts."""
    at = 0
    while at < len(head):
        field, at = head[at] >> 3, at + 1
        value, at = _varint(head, at)
        if field == 3:
            return value
        at += value
    raise ValueError("no block of a .osm.pbf")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not data[at - 1] & 0x80:
            return value, at
