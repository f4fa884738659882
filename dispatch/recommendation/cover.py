"""What an area loses when a unit leaves it: the free units that stay near. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians

from core.coordinates import METRES_PER_DEGREE, metres_between
from dispatch.recommendation.facts import LonLat


def others_near(points: Mapping[int, LonLat], wanted: Iterable[int], radius_m: float, enough: int) -> dict[int, int]:
    """For each wanted key, how many other points lie within the radius, counted up to `enough`."""
    if not points:
        return {}
    grid = _Grid(points, radius_m)
    return {key: grid.count_near(key, enough) for key in wanted}


class _Grid:
    """Points by cells as wide as the radius, so that only nine cells are looked at."""

    def __init__(self, points: Mapping[int, LonLat], radius_m: float) -> None:
        self.points, self.radius_m = points, radius_m
        self.tall = radius_m / METRES_PER_DEGREE
        self.wide = self.tall / max(0.01, cos(radians(max(abs(lat) for _, lat in points.values()))))
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for key, point in points.items():
            self.cells[self._cell(point)].append(key)

    def count_near(self, key: int, enough: int) -> int:
        point, found = self.points[key], 0
        for cell in self._around(self._cell(point)):
            for other in self.cells.get(cell, ()):
                if other != key and metres_between(*point, *self.points[other]) <= self.radius_m:
                    found += 1
                    if found >= enough:
                        return found
        return found

    def _cell(self, point: LonLat) -> tuple[int, int]:
        return int(point[0] // self.wide), int(point[1] // self.tall)

    @staticmethod
    def _around(cell: tuple[int, int]) -> Sequence[tuple[int, int]]:
        column, row = cell
        return [(column + dx, row + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]
