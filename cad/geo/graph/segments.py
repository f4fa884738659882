"""The roads that the router drives, piece by piece: what a closure closes and a learned speed changes, by OSM nodes.

One file beside the graphs, of plain columns, mapped into memory: for Vancouver 1.4 MB, for a country some 200 MB that
are never read as a whole. A segment lies between two nodes that follow each other on a way.
"""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cad.geo.graph.columns import columns_map, columns_save
from cad.geo.graph.modes import MODES, Mode

NAME = "segments.bin"
EXACT = 10_000_000  # parts of a degree

Place = tuple[float, float]
Box = tuple[float, float, float, float]

# Columns: name and type; `first` is the first node of a way, the others are what their names say.
_WAYS = {"speeds": "f", "boxes": "i", "first": "I", "kinds": "B", "starts": "B"}
_NODES = {"ids": "q", "lons": "i", "lats": "i", "cut_off": "B"}


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
        self.columns: dict[str, array[Any]] = {name: array(kind) for name, kind in (_WAYS | _NODES).items()}

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
        columns_save(path, {"kinds": list(self.kinds)}, self.columns)


class Segments:
    """The file, mapped. Ways and nodes are known by their place in it."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError when there is no whole file at `path`."""
        head, columns = columns_map(path)
        self.kinds: list[str] = head["kinds"]
        self.ways, self.nodes = len(columns["kinds"]), len(columns["ids"])
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
