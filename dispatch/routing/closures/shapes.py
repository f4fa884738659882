"""Drawn shapes: GeoJSON in any datum becomes WGS-84, or is refused with what to do. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from core.coordinates import BadCoordinates, Datum, checked, metres_between, to_wgs84
from core.errors import Invalid
from dispatch.routing.plane import Box, Place, Plane, is_inside, nearest_on

LINE, AREA = "LineString", "Polygon"
MOST_CORNERS = 500
LONGEST_LINE_M = 50_000.0
LARGEST_AREA_M2 = 100_000_000.0

Rings = list[list[Place]]
"""The corners of a line; or the border of an area and then its holes, each closed."""


def shape_read(kind: str, coordinates: Any, datum: str, box: Box | None = None) -> Rings:
    """The shape of a GeoJSON LineString or Polygon, in WGS-84.

    Raises Invalid: `shape_invalid`, `shape_too_large`, or a code of `core.coordinates`.
    """
    given = [coordinates] if kind == LINE else coordinates
    if not isinstance(given, list) or not given or not all(isinstance(ring, list) and ring for ring in given):
        raise _invalid("Give the corners as a list of [longitude, latitude].")
    if sum(map(len, given)) > MOST_CORNERS:
        raise Invalid(f"The shape has more than {MOST_CORNERS} corners. Draw it simpler.", code="shape_too_large")
    rings = [[_corner(corner, datum, box) for corner in ring] for ring in given]
    if kind == LINE:
        _check_line(rings[0])
    else:
        rings = [_closed(ring) for ring in rings]
        _check_area(rings)
    return rings


def _corner(corner: Any, datum: str, box: Box | None) -> Place:
    if not isinstance(corner, (list, tuple)) or len(corner) < 2 or not all(_is_number(part) for part in corner[:2]):
        raise _invalid("Each corner is [longitude, latitude], in degrees.")
    try:
        known = checked(float(corner[0]), float(corner[1]), box)
    except BadCoordinates as refusal:
        raise Invalid(str(refusal), code=refusal.code) from refusal
    there = to_wgs84(known.lon, known.lat, Datum(datum))
    return round(there.lon, 7), round(there.lat, 7)


def _is_number(part: Any) -> bool:
    return isinstance(part, (int, float)) and not isinstance(part, bool) and abs(part) < 1e6


def _closed(ring: list[Place]) -> list[Place]:
    return ring if len(ring) > 1 and ring[0] == ring[-1] else [*ring, *ring[:1]]


def _check_line(line: list[Place]) -> None:
    metres = sum(metres_between(*a, *b) for a, b in pairwise(line))
    if metres < 1:
        raise _invalid("A line needs two corners that lie apart.")
    if metres > LONGEST_LINE_M:
        raise Invalid("The line is longer than 50 km. Draw several.", code="shape_too_large")


def _check_area(rings: Rings) -> None:
    plane = Plane(rings[0][0])
    for ring in rings:
        spots = [plane.spot(corner) for corner in ring]
        if len(set(spots)) < 3 or _crosses_itself(spots):
            raise _invalid("An area needs three corners or more, and its border must not cross itself.")
    if abs(_size(plane, rings[0])) > LARGEST_AREA_M2:
        raise Invalid("The area is larger than 100 km². Draw several.", code="shape_too_large")
    if any(not is_inside(plane.spot(hole[0]), [[plane.spot(corner) for corner in rings[0]]]) for hole in rings[1:]):
        raise _invalid("A hole must lie within its area.")


def _size(plane: Plane, ring: Sequence[Place]) -> float:
    spots = [plane.spot(corner) for corner in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(spots)) / 2


def _crosses_itself(spots: Sequence[tuple[float, float]]) -> bool:
    sides = list(pairwise(spots))
    for at, (a, b) in enumerate(sides):
        for other, (c, d) in enumerate(sides[at + 1 :], at + 1):
            beside = other - at == 1 or (at == 0 and other == len(sides) - 1)
            if not beside and (_turns(a, b, c) != _turns(a, b, d)) and (_turns(c, d, a) != _turns(c, d, b)):
                return True
            if not beside and nearest_on(c, a, b)[0] == 0:
                return True
    return False


def _turns(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _invalid(detail: str) -> Invalid:
    return Invalid(detail, code="shape_invalid")
