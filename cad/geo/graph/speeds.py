"""How fast the router drives each way: a table by way id that stays small for a whole country."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

KMH = 1 / 3.6  # metres a second


class Speeds(Mapping[int, tuple[float, float]]):
    """Way id to metres a second along and against its direction; 0 where it may not be driven."""

    def __init__(self, rows: Iterable[tuple[int, float, float]]) -> None:
        ids, along, against = array("q"), array("f"), array("f")
        for way, one, other in rows:
            ids.append(way)
            along.append(one)
            against.append(other)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._ids = array("q", (ids[i] for i in order))
        self._along = array("f", (along[i] for i in order))
        self._against = array("f", (against[i] for i in order))

    def __getitem__(self, way: int) -> tuple[float, float]:
        at = bisect_left(self._ids, way)
        if at == len(self._ids) or self._ids[at] != way:
            raise KeyError(way)
        return self._along[at], self._against[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def top(self) -> float:
        """The fastest of all, metres a second."""
        return max(max(self._along, default=0.0), max(self._against, default=0.0))


def read_speeds(files: Iterable[Path]) -> Speeds:
    """From the profile's lines (way, km/h along, km/h against); the files are removed."""
    paths = list(files)
    speeds = Speeds(row for path in paths for row in _rows(path))
    for path in paths:
        path.unlink()
    return speeds


def _rows(path: Path) -> Iterator[tuple[int, float, float]]:
    with path.open() as lines:
        for line in lines:
            way, along, against = line.split()
            yield int(way), float(along) * KMH, float(against) * KMH
