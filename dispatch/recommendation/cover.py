"""What an area loses when a unit leaves it: the free units that stay near. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import hypot

from dispatch.recommendation.facts import LonLat
from dispatch.routing.plane import Plane


def others_near(points: Mapping[int, LonLat], wanted: Iterable[int], radius_m: float, enough: int) -> dict[int, int]:
    """For each wanted key, how many other points lie within the radius, counted up to `enough`."""
    if not points:
        return {}
    grid = _Grid(points, radius_m)
    return {key: grid.count_near(key, enough) for key in wanted}


class _Grid:
    """Points by cells as wide as the radius, so that only nine cells are looked at."""

    def __init__(self, points: Mapping[int, LonLat], radius_m: float) -> None:
        self.radius_m = radius_m
        plane = Plane(next(iter(points.values())))
        self.spots = {key: plane.spot(point) for key, point in points.items()}
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for key, (x, y) in self.spots.items():
            self.cells[int(x // radius_m), int(y // radius_m)].append(key)

    def count_near(self, key: int, enough: int) -> int:
        (x, y), found = self.spots[key], 0
        column, row = int(x // self.radius_m), int(y // self.radius_m)
        for dx in (0, -1, 1):
            for dy in (0, -1, 1):
                for other in self.cells.get((column + dx, row + dy), ()):
                    there = self.spots[other]
                    if other != key and hypot(there[0] - x, there[1] - y) <= self.radius_m:
                        found += 1
                        if found >= enough:
                            return found
        return found
