"""How fast the router drives each way in each mode: a table by way id that stays small for a whole country."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cad.geo.graph.modes import LIGHTS, MODES, Mode
from cad.geo.graph.segments import RoadWay

KMH = 1 / 3.6  # metres a second

Row = tuple[int, float, float, str, bool]
"""Way, metres a second along and against it, its class, and whether drives begin on it."""


class Speeds(Mapping[int, tuple[float, float]]):
    """Way id to metres a second along and against its direction with lights and sirens; 0: it may not be driven."""

    def __init__(self, rows: Mapping[Mode, Iterable[Row]]) -> None:
        self._kinds: dict[str, int] = {}
        self._ids, self._kind, self._starts = array("q"), array("B"), array("B")
        self._speeds = {mode: array("f") for mode in MODES}
        for mode in (LIGHTS, *(other for other in MODES if other != LIGHTS)):
            self._take(mode, sorted(rows.get(mode, ())))

    def _take(self, mode: Mode, rows: list[Row]) -> None:
        """The first mode says which ways there are."""
        if mode == LIGHTS:
            for way, _, _, kind, starts in rows:
                self._ids.append(way)
                self._kind.append(self._kinds.setdefault(kind, len(self._kinds)))
                self._starts.append(starts)
        speeds = array("f", bytes(8 * len(self._ids)))
        for way, along, against, _, _ in rows:
            at = self._at(way)
            if at is not None:
                speeds[2 * at], speeds[2 * at + 1] = along, against
        self._speeds[mode] = speeds

    def road(self, way: int) -> RoadWay:
        """All that is known of it. Raises KeyError for a way that is not driven."""
        at = self._at(way)
        if at is None:
            raise KeyError(way)
        speeds = {mode: (pairs[2 * at], pairs[2 * at + 1]) for mode, pairs in self._speeds.items()}
        return RoadWay(list(self._kinds)[self._kind[at]], speeds, bool(self._starts[at]))

    def __getitem__(self, way: int) -> tuple[float, float]:
        at = self._at(way)
        if at is None:
            raise KeyError(way)
        return self._speeds[LIGHTS][2 * at], self._speeds[LIGHTS][2 * at + 1]

    def __contains__(self, way: object) -> bool:
        return isinstance(way, int) and self._at(way) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def top(self) -> float:
        """The fastest of all, metres a second."""
        return max((max(pairs, default=0.0) for pairs in self._speeds.values()), default=0.0)

    def _at(self, way: int) -> int | None:
        at = bisect_left(self._ids, way)
        return at if at < len(self._ids) and self._ids[at] == way else None


def read_speeds(folders: Mapping[Mode, Path]) -> Speeds:
    """From the lines that the profile wrote into the graphs' folders; the files are removed."""
    files = {mode: list(folder.glob("speeds.*")) for mode, folder in folders.items()}
    speeds = Speeds({mode: (row for path in paths for row in _rows(path)) for mode, paths in files.items()})
    for path in (path for paths in files.values() for path in paths):
        path.unlink()
    return speeds


def _rows(path: Path) -> Iterator[Row]:
    with path.open() as lines:
        for line in lines:
            way, along, against, kind, starts = line.split()
            yield int(way), float(along) * KMH, float(against) * KMH, kind, starts == "1"
