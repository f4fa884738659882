"""Which roads the router holds for cut off from the network, read from the graph it has built.

A place beside such a road is moved to the nearest road of the network instead (unless all places asked about lie on
the same cut-off part), and the road sketch has to know it. The files are the router's own: tar archives of arrays.
"""

import tarfile
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TOP_BIT = 0x8000_0000
PER_BLOCK = 64  # node ids are packed 64 to a block
WORD = 8

Segment = tuple[int, int]
"""The OSM nodes at its two ends, the smaller first."""


def segments_cut_off(base: Path) -> set[Segment]:
    """The segments of the graph `base` that lie on cut-off roads. Empty where no part of the graph is large.

    Raises ValueError when the files are not as this release of the router writes them.
    """
    try:
        nodes = _numbers(base, "ebg_nodes", "common/ebg_node_data/nodes")
        geometries, components = nodes[0::3], nodes[1::3]
        small = {geometry & ~TOP_BIT for geometry, part in zip(geometries, components, strict=True) if part & TOP_BIT}
        if not small or all(part & TOP_BIT for part in components):
            return set()
        starts = _numbers(base, "geometry", "common/segment_data/index")
        along = _numbers(base, "geometry", "common/segment_data/nodes")
        ids = _PackedIds(base)
        return {
            segment for geometry in small for segment in _segments(ids, along[starts[geometry] : starts[geometry + 1]])
        }
    except (OSError, KeyError, IndexError, tarfile.TarError) as error:
        raise ValueError(f"{base.name}: the parts of the graph cannot be read ({error})") from error


def segment_of(a: int, b: int) -> Segment:
    return (a, b) if a < b else (b, a)


def _segments(ids: "_PackedIds", nodes: array) -> Iterator[Segment]:
    for a, b in pairwise(nodes):
        yield segment_of(ids[a], ids[b])


class _PackedIds:
    """OSM ids of the graph's nodes, so many bits each."""

    def __init__(self, base: Path) -> None:
        self.packed = _member(base, "nbg_nodes", "common/nbn_data/osm_node_ids/packed")
        [count] = array("Q", _member(base, "nbg_nodes", "common/nbn_data/osm_node_ids/number_of_elements.meta"))
        blocks = count // PER_BLOCK + 1
        self.bits, odd = divmod(len(self.packed) // WORD, blocks)
        if odd or not 32 <= self.bits <= 56:
            raise ValueError(f"{base.name}: {self.bits} bits to a node id")
        self.mask = (1 << self.bits) - 1

    def __getitem__(self, node: int) -> int:
        byte, bit = divmod(node * self.bits, 8)
        return int.from_bytes(self.packed[byte : byte + WORD], "little") >> bit & self.mask


def _numbers(base: Path, ending: str, name: str) -> array:
    return array("I", _member(base, ending, name))


def _member(base: Path, ending: str, name: str) -> bytes:
    with tarfile.open(base.with_name(f"{base.name}.{ending}")) as archive:
        for member in archive:
            if member.name.lstrip("/") == name:
                file = archive.extractfile(member)
                return file.read() if file else b""
    raise KeyError(name)
