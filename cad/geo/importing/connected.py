"""How much of the road network hangs together. Pure."""

from array import array
from itertools import pairwise

from cad.geo.importing.spool import WayFile
from core.coordinates import metres_between

NODES_AT_ONCE = 2_000_000


def largest_share(ways: WayFile) -> float:
    """The share (by length) of the counted roads that belong to the largest connected part; ferries connect too."""
    parts = 1 + ways.nodes // NODES_AT_ONCE
    group = array("l", range(ways.rows))
    lengths = array("d", bytes(8 * ways.rows))
    for part in range(parts):
        first: dict[int, int] = {}
        for row, way in enumerate(ways):
            if part == 0 and way.counted:
                lengths[row] = sum(metres_between(*a, *b) for a, b in pairwise(way.places))
            for node in way.nodes:
                if node % parts == part:
                    _join(group, row, first.setdefault(node, row))
    totals: dict[int, float] = {}
    for row, length in enumerate(lengths):
        root = _root(group, row)
        totals[root] = totals.get(root, 0.0) + length
    whole = sum(totals.values())
    return max(totals.values()) / whole if whole else 0.0


def _root(group: array, row: int) -> int:
    while group[row] != row:
        group[row] = group[group[row]]
        row = group[row]
    return row


def _join(group: array, a: int, b: int) -> None:
    a, b = _root(group, a), _root(group, b)
    if a != b:
        group[max(a, b)] = min(a, b)
