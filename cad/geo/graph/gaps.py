"""How far the nearest road is from anywhere in a city. Pure; made by the import, read by dispatch.routing.

The router begins and ends a drive on the road, wherever it was asked about: on one that is not farther off than this.
"""

from array import array
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, inf, radians

from core.coordinates import METRES_PER_DEGREE

SQUARE_M = 50.0
FARTHEST = 255
DIAGONAL = 1.4143

Place = tuple[float, float]
"""Longitude and latitude, degrees."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A city as a plane: metres east and north of its south-west corner, none of them longer than on the earth."""

    west: float
    south: float
    wide_m: float
    tall_m: float
    scale: float

    @classmethod
    def over(cls, box: tuple[float, float, float, float]) -> "Ground":
        west, south, east, north = box
        # Taken where degrees are shortest, so that no distance comes out too long.
        scale = METRES_PER_DEGREE * cos(radians(max(abs(south), abs(north))))
        return cls(west, south, (east - west) * scale, (north - south) * METRES_PER_DEGREE, scale)

    def spot(self, place: Place) -> tuple[float, float]:
        return (place[0] - self.west) * self.scale, (place[1] - self.south) * METRES_PER_DEGREE

    def squares(self, size_m: float) -> tuple[int, int]:
        """Columns and rows of squares that cover it."""
        return ceil(self.wide_m / size_m) + 1, ceil(self.tall_m / size_m) + 1


class Gaps:
    """`steps` has a byte for each square: king's moves to the nearest one with a road on which drives begin."""

    def __init__(self, ground: Ground, steps: "array[int] | memoryview | None" = None) -> None:
        self.columns, self.rows = ground.squares(SQUARE_M)
        self.steps = array("B", bytes([FARTHEST]) * (self.columns * self.rows)) if steps is None else steps

    def mark(self, x: float, y: float) -> None:
        """A drive can begin on the road at this spot."""
        column, row = int(x // SQUARE_M), int(y // SQUARE_M)
        self.steps[min(self.rows - 1, max(0, row)) * self.columns + min(self.columns - 1, max(0, column))] = 0

    def finish(self) -> None:
        """Works out the squares without a road, from the roads outwards."""
        todo = deque(square for square, steps in enumerate(self.steps) if steps == 0)
        while todo:
            square = todo.popleft()
            steps = self.steps[square] + 1
            for other in self._around(square):
                if self.steps[other] > steps:
                    self.steps[other] = steps
                    todo.append(other)

    def off_road_m(self, x: float, y: float) -> float:
        """The nearest road that drives begin on is not farther from the spot than this; infinite outside the city."""
        column, row = int(x // SQUARE_M), int(y // SQUARE_M)
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return inf
        steps = self.steps[row * self.columns + column]
        return inf if steps == FARTHEST else (steps + 1) * SQUARE_M * DIAGONAL

    def _around(self, square: int) -> Iterable[int]:
        row, column = divmod(square, self.columns)
        for r in range(max(0, row - 1), min(self.rows, row + 2)):
            for c in range(max(0, column - 1), min(self.columns, column + 2)):
                yield r * self.columns + c
