"""The road field: how fast the graph lets anyone go, square by square, and how far the nearest road is.

From it follows a time that no drive to a point can beat (`Reach`), which makes the narrowing of candidates
exact and tight (docs/geography.md). Pure; built by the import, read by dispatch.routing.
"""

import json
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, inf, radians
from pathlib import Path

from core.coordinates import METRES_PER_DEGREE

SQUARE_M = 250.0
GAP_SQUARE_M = 50.0  # finer, for the distance to the nearest road
STEP_M = 20.0  # how densely a road is walked when its squares are marked
ROUNDING = 1.05  # the router rounds each piece of road to tenths of a second and measures on its own ellipsoid
FARTHEST = 255

Place = tuple[float, float]
"""Longitude and latitude, degrees."""


@dataclass
class RoadField:
    """Squares from a south-west corner: `speeds` in km/h rounded up, `gaps` in finer squares to the nearest road."""

    west: float
    south: float
    columns: int
    rows: int
    speeds: bytearray
    gaps: bytearray

    @classmethod
    def over(cls, box: tuple[float, float, float, float]) -> "RoadField":
        west, south, east, north = box
        columns = ceil((east - west) * _east_scale(south, north) / SQUARE_M) + 1
        rows = ceil((north - south) * METRES_PER_DEGREE / SQUARE_M) + 1
        finer = int(SQUARE_M // GAP_SQUARE_M) ** 2
        return cls(
            west, south, columns, rows, bytearray(columns * rows), bytearray([FARTHEST]) * (columns * rows * finer)
        )

    def __post_init__(self) -> None:
        north = self.south + self.rows * SQUARE_M / METRES_PER_DEGREE
        self._scale = _east_scale(self.south, north)
        self._finer = int(SQUARE_M // GAP_SQUARE_M)

    def metres(self, place: Place) -> tuple[float, float]:
        """East and north of the corner, metres."""
        return (place[0] - self.west) * self._scale, (place[1] - self.south) * METRES_PER_DEGREE

    def mark(self, line: Sequence[Place], speed_mps: float, *, starts: bool = True) -> None:
        """Enters a road. Drives begin and end on it unless `starts` says that the router moves places away from it."""
        kmh = min(255, ceil(speed_mps * 3.6))
        for start, end in pairwise(line):
            (x0, y0), (x1, y1) = self.metres(start), self.metres(end)
            steps = int(hypot(x1 - x0, y1 - y0) / STEP_M) + 1
            for i in range(steps + 1):
                self._mark_square(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, kmh, starts)

    def finish(self) -> None:
        """Works out how far the nearest road is from every fine square (king's moves)."""
        todo = deque(i for i, gap in enumerate(self.gaps) if gap == 0)
        while todo:
            square = todo.popleft()
            gap = self.gaps[square] + 1
            for other in self._around(square):
                if self.gaps[other] > gap:
                    self.gaps[other] = gap
                    todo.append(other)

    def off_road_m(self, place: Place) -> float:
        """The nearest road that drives begin on is not farther from the place than this; infinite outside the field."""
        return self.off_road_at(*self.metres(place))

    def off_road_at(self, x: float, y: float) -> float:
        """The same for a spot: metres east and north of the corner."""
        columns, rows = self.columns * self._finer, self.rows * self._finer
        column, row = int(x // GAP_SQUARE_M), int(y // GAP_SQUARE_M)
        if not (0 <= column < columns and 0 <= row < rows):
            return inf
        gap = self.gaps[row * columns + column]
        return inf if gap == FARTHEST else (gap + 1) * GAP_SQUARE_M * 1.4143

    def reach(self, place: Place, off_road_m: float = 0.0, quicker: float = 1.0) -> "Reach":
        """From how far drives can have come to a place that is `off_road_m` or less from the road.

        `quicker` is how many times its own speed any road may be driven at by now (learned speeds).
        """
        return Reach(_Rings(self, *self.metres(place)), off_road_m, quicker)

    def save(self, path: Path) -> None:
        head = {"west": self.west, "south": self.south, "columns": self.columns, "rows": self.rows}
        path.write_bytes(json.dumps(head).encode() + b"\n" + bytes(self.speeds) + bytes(self.gaps))

    @classmethod
    def load(cls, path: Path) -> "RoadField":
        """Raises OSError or ValueError when there is no whole field at `path`."""
        head, _, body = path.read_bytes().partition(b"\n")
        given = json.loads(head)
        size = given["columns"] * given["rows"]
        if len(body) != size * (1 + int(SQUARE_M // GAP_SQUARE_M) ** 2):
            raise ValueError(f"{path} is not whole")
        return cls(**given, speeds=bytearray(body[:size]), gaps=bytearray(body[size:]))

    def _mark_square(self, x: float, y: float, kmh: int, starts: bool) -> None:
        square = self._square(x, y, SQUARE_M, self.columns, self.rows)
        if self.speeds[square] < kmh:
            self.speeds[square] = kmh
        if starts:
            self.gaps[self._square(x, y, GAP_SQUARE_M, self.columns * self._finer, self.rows * self._finer)] = 0

    @staticmethod
    def _square(x: float, y: float, size: float, columns: int, rows: int) -> int:
        return min(rows - 1, max(0, int(y // size))) * columns + min(columns - 1, max(0, int(x // size)))

    def _around(self, fine_square: int) -> Iterable[int]:
        columns, rows = self.columns * self._finer, self.rows * self._finer
        row, column = divmod(fine_square, columns)
        for r in range(max(0, row - 1), min(rows, row + 2)):
            for c in range(max(0, column - 1), min(columns, column + 2)):
                yield r * columns + c


class Reach:
    """How far (metres, straight) from a place a drive of so many seconds can have begun, at the very most.

    The drive ends on the road. From farther out it crosses every ring around the place, and each ring takes at least
    its width at the top speed of the squares that it touches.
    """

    def __init__(self, rings: "_Rings", off_road_m: float, quicker: float = 1.0) -> None:
        self.rings, self.off_road_m, self.quicker = rings, off_road_m, quicker

    def within(self, seconds: float) -> float:
        """Infinite when nothing bounds it."""
        if self.off_road_m == inf:
            return inf
        spent = 0.0
        for ring in range(int(self.off_road_m // SQUARE_M), self.rings.count):
            inner, outer = max(ring * SQUARE_M, self.off_road_m), (ring + 1) * SQUARE_M
            kmh = self.rings.top_speed(ring)
            if kmh == 0:  # no road crosses this ring, so nothing arrives from beyond it
                return inner
            pace = 1 / (kmh / 3.6 * ROUNDING * self.quicker)
            if spent + (outer - inner) * pace > seconds:
                return inner + (seconds - spent) / pace
            spent += (outer - inner) * pace
        return inf


class _Rings:
    """Top speeds of the rings around a point, worked out outwards and only as far as asked."""

    def __init__(self, field: RoadField, x: float, y: float) -> None:
        self.field, self.x, self.y = field, x, y
        self.column, self.row = int(x // SQUARE_M), int(y // SQUARE_M)
        self.tops = array("B")
        self.frame = -1
        across = max(abs(self.column), abs(field.columns - 1 - self.column))
        along = max(abs(self.row), abs(field.rows - 1 - self.row))
        self.last_frame = max(across, along)
        self.count = int(hypot(across + 1, along + 1)) + 1  # rings that can touch the field

    def top_speed(self, ring: int) -> int:
        """Squares in frame n (a square ring of squares) are at least (n - 1) squares away."""
        while self.frame < ring + 2 and self.frame < self.last_frame:
            self.frame += 1
            self._take_frame(self.frame)
        return self.tops[ring] if ring < len(self.tops) else 0

    def _take_frame(self, n: int) -> None:
        field = self.field
        for row in range(max(0, self.row - n), min(field.rows - 1, self.row + n) + 1):
            edge = abs(row - self.row) == n
            columns = range(self.column - n, self.column + n + 1) if edge else {self.column - n, self.column + n}
            for column in columns:
                if 0 <= column < field.columns and (kmh := field.speeds[row * field.columns + column]):
                    self._enter(column * SQUARE_M, row * SQUARE_M, kmh)

    def _enter(self, left: float, bottom: float, kmh: int) -> None:
        dx = max(left - self.x, 0.0, self.x - left - SQUARE_M)
        dy = max(bottom - self.y, 0.0, self.y - bottom - SQUARE_M)
        far_x = max(abs(left - self.x), abs(left + SQUARE_M - self.x))
        far_y = max(abs(bottom - self.y), abs(bottom + SQUARE_M - self.y))
        first = int(max(0.0, hypot(dx, dy) - STEP_M) // SQUARE_M)
        last = int((hypot(far_x, far_y) + STEP_M) // SQUARE_M)
        if last >= len(self.tops):
            self.tops.extend([0] * (last + 1 - len(self.tops)))
        for ring in range(first, last + 1):
            if self.tops[ring] < kmh:
                self.tops[ring] = kmh


def _east_scale(south: float, north: float) -> float:
    """Metres per degree of longitude, taken where degrees are shortest, so that no distance comes out too long."""
    return METRES_PER_DEGREE * cos(radians(max(abs(south), abs(north))))
