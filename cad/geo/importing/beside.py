"""A line moved sideways, for the house numbers of one side of a street. Pure."""

from collections.abc import Sequence
from math import cos, hypot, radians

from core.coordinates import METRES_PER_DEGREE

Place = tuple[float, float]

FRONT_M = 8.0  # from the middle of the road to the doors, about


def beside(line: Sequence[Place], side: int, metres: float = FRONT_M) -> list[Place]:
    """The line (degrees) moved so many metres to its left (`side` 1) or right (-1), point by point."""
    scale = cos(radians(line[0][1])) or 1e-9
    moved = []
    for i, (lon, lat) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        dx, dy = (bx - ax) * scale, by - ay
        length = hypot(dx, dy)
        if length:
            east, north = -dy / length * side * metres, dx / length * side * metres
            lon, lat = lon + east / (METRES_PER_DEGREE * scale), lat + north / METRES_PER_DEGREE
        moved.append((lon, lat))
    return moved
