"""A city as a plane: metres east and north of a point. Good to a thousandth within some 50 km. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, inf, radians

from core.coordinates import METRES_PER_DEGREE

Place = tuple[float, float]
"""Longitude and latitude, WGS-84 degrees."""

Spot = tuple[float, float]
"""Metres east and north."""

Box = tuple[float, float, float, float]


class Plane:
    def __init__(self, origin: Place) -> None:
        self.lon, self.lat = origin
        self.east = METRES_PER_DEGREE * max(0.01, cos(radians(origin[1])))

    def spot(self, place: Place) -> Spot:
        return (place[0] - self.lon) * self.east, (place[1] - self.lat) * METRES_PER_DEGREE

    def place(self, spot: Spot) -> Place:
        return self.lon + spot[0] / self.east, self.lat + spot[1] / METRES_PER_DEGREE


def box_around(places: Sequence[Place], margin_m: float) -> Box:
    """West, south, east, north, with room for so many metres on every side."""
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    tall = margin_m / METRES_PER_DEGREE
    wide = tall / max(0.01, cos(radians(max(abs(min(lats)), abs(max(lats))))))
    return min(lons) - wide, min(lats) - tall, max(lons) + wide, max(lats) + tall


def is_within(place: Place, box: Box) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def nearest_on(spot: Spot, a: Spot, b: Spot) -> tuple[float, float]:
    """How far the piece from a to b is, and where on it: 0 at a, 1 at b, beyond them when not cut off."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    at = ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / square if square else 0.0
    held = min(1.0, max(0.0, at))
    return hypot(spot[0] - a[0] - held * dx, spot[1] - a[1] - held * dy), at


def steps_along(line: Sequence[Spot], step_m: float) -> Iterator[tuple[Spot, Spot, float]]:
    """Spots at most so far apart along a line: the middle of each step, its direction (length 1), and its length."""
    for a, b in pairwise(line):
        length = hypot(b[0] - a[0], b[1] - a[1])
        if not length:
            continue
        heading = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        many = ceil(length / step_m)
        for n in range(many):
            share = (n + 0.5) / many
            yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), heading, length / many


def is_inside(spot: Spot, rings: Sequence[Sequence[Spot]]) -> bool:
    """Whether it lies in the polygon of these rings (the first its border, the others its holes), by crossings."""
    x, y = spot
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def distance_m(place: Place, rings: Sequence[Sequence[Place]], *, is_area: bool) -> float:
    """Metres from a place to a line (one ring), or to an area, which is 0 inside it."""
    plane = Plane(place)
    spots = [[plane.spot(corner) for corner in ring] for ring in rings]
    if is_area and is_inside((0.0, 0.0), spots):
        return 0.0
    return min((nearest_on((0.0, 0.0), a, b)[0] for ring in spots for a, b in pairwise(ring)), default=inf)
