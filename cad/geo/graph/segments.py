"""The roads that the router drives, piece by piece: what a closure closes and a learned speed changes, by OSM nodes.

One file beside the graphs, of plain columns, mapped into memory: for Vancouver 1.4 MB, for a country some 200 MB that
are never read as a whole. A segment lies between two nodes that follow each other on a way.
"""

import json
import mmap
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from cad.geo.graph.modes import MODES, Mode

NAME = "segments.bin"
EXACT = 10_000_000  # parts of a degree
HEAD = 4096

Place = tuple[float, float]
Box = tuple[float, float, float, float]

# Columns in the order of the file: name, type, numbers for each way or node.
_WAYS = (("speeds", "f", 2 * len(MODES)), ("boxes", "i", 4), ("first", "I", 1), ("kinds", "B", 1), ("starts", "B", 1))
_NODES = (("ids", "q", 1), ("lons", "i", 1), ("lats", "i", 1), ("cut_off", "B", 1))


class RoadWay(NamedTuple):
    """A way as the router drives it. `speeds` are metres a second along and against it by mode; 0: not that way.

    `starts` is whether a drive can begin or end on it; a ferry is only crossed.
    """

    kind: str
    speeds: dict[Mode, tuple[float, float]]
    starts: bool


class SegmentsWriter:
    """Takes way after way, and writes them at the end."""

    def __init__(self) -> None:
        self.kinds: dict[str, int] = {}
        self.columns: dict[str, array[Any]] = {name: array(kind) for name, kind, _ in (*_WAYS, *_NODES)}

    def add(self, way: RoadWay, nodes: Sequence[int], places: Sequence[Place], cut_off: Sequence[int]) -> None:
        """`cut_off` has a number for each segment of the way: bit n is set when it is cut off in the n-th mode."""
        columns = self.columns
        columns["first"].append(len(columns["ids"]))
        columns["kinds"].append(self.kinds.setdefault(way.kind, len(self.kinds)))
        columns["starts"].append(way.starts)
        for mode in MODES:
            columns["speeds"].extend(way.speeds[mode])
        lons = [round(lon * EXACT) for lon, _ in places]
        lats = [round(lat * EXACT) for _, lat in places]
        columns["boxes"].extend((min(lons), min(lats), max(lons), max(lats)))
        columns["ids"].extend(nodes)
        columns["lons"].extend(lons)
        columns["lats"].extend(lats)
        columns["cut_off"].extend((*cut_off, 0))

    def save(self, path: Path) -> None:
        head = {"ways": len(self.columns["kinds"]), "nodes": len(self.columns["ids"]), "kinds": list(self.kinds)}
        text = json.dumps({**head, "order": sys.byteorder}).encode()
        with path.open("wb") as file:
            file.write(text.ljust(HEAD))
            for name, _, _ in (*_WAYS, *_NODES):
                file.write(_padded(self.columns[name].tobytes()))


class Segments:
    """The file, mapped. Ways and nodes are known by their place in it."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError when there is no whole file at `path`."""
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = json.loads(mapped[:HEAD])
        self.kinds: list[str] = head["kinds"]
        self.ways, self.nodes = head["ways"], head["nodes"]
        view = memoryview(mapped)
        sizes = [many * head["ways"] * array(kind).itemsize for _, kind, many in _WAYS]
        sizes += [many * head["nodes"] * array(kind).itemsize for _, kind, many in _NODES]
        ends = list(accumulate((_whole(size) for size in sizes), initial=HEAD))
        if head["order"] != sys.byteorder or len(mapped) != ends[-1]:
            raise ValueError(f"{path} is not whole")
        columns: dict[str, Any] = {
            name: view[start : start + size].cast(kind)  # type: ignore[call-overload]
            for (name, kind, _), start, size in zip((*_WAYS, *_NODES), ends, sizes, strict=False)
        }
        self.ids, self.lons, self.lats = columns["ids"], columns["lons"], columns["lats"]
        self.cut_off = columns["cut_off"]
        self._first, self._kinds, self._starts = columns["first"], columns["kinds"], columns["starts"]
        self._speeds, self._boxes = columns["speeds"], columns["boxes"]

    def way(self, way: int) -> RoadWay:
        at = way * 2 * len(MODES)
        pairs = self._speeds[at : at + 2 * len(MODES)].tolist()
        speeds = {mode: (pairs[2 * n], pairs[2 * n + 1]) for n, mode in enumerate(MODES)}
        return RoadWay(self.kinds[self._kinds[way]], speeds, bool(self._starts[way]))

    def nodes_of(self, way: int) -> range:
        """The way's nodes; the segment at a node leads to the next one."""
        return range(self._first[way], self._first[way + 1] if way + 1 < self.ways else self.nodes)

    def place(self, node: int) -> Place:
        return self.lons[node] / EXACT, self.lats[node] / EXACT

    def ways_within(self, box: Box) -> Iterator[int]:
        """Ways whose own box touches this one (west, south, east, north, degrees)."""
        west, south, east, north = (round(side * EXACT) for side in box)
        boxes = self._boxes
        for way in range(self.ways):
            at = 4 * way
            if boxes[at] <= east and boxes[at + 2] >= west and boxes[at + 1] <= north and boxes[at + 3] >= south:
                yield way


def _whole(size: int) -> int:
    return -(-size // 8) * 8


def _padded(data: bytes) -> bytes:
    return data.ljust(_whole(len(data)), b"\0")
