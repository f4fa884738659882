"""From times at places to areas that can be reached: a disc around every place reached in time, joined. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.gis.geos import MultiPoint, MultiPolygon, Point, Polygon

from cad.geo.graph.segments import Box, Segments
from core.coordinates import METRES_PER_DEGREE
from dispatch.routing.plane import Place, Plane

MOST_PLACES = 2_500
SQUARE_M = 150.0
COARSER = 1.4
DISC = 0.9  # of a square: discs of neighbours overlap
HOLE_M2 = 40_000.0


def sampled(segments: Segments, box: Box, around: Place) -> tuple[list[Place], float]:
    """Places on roads that drives can end on, one in each square at most, and how wide the squares are (metres)."""
    plane, square_m = Plane(around), SQUARE_M
    spots = [(place, *plane.spot(place)) for place in _places(segments, box)]
    while True:
        first: dict[tuple[float, float], tuple[Place, float, float]] = {}
        for spot in spots:
            first.setdefault((spot[1] // square_m, spot[2] // square_m), spot)
        if len(first) <= MOST_PLACES:
            return [place for place, _, _ in first.values()], square_m
        square_m *= COARSER


def area_reached(places: Sequence[Place], square_m: float, around: Place) -> list[list[list[Place]]]:
    """The area within reach as polygons: of each its border and its larger holes, in degrees."""
    if not places:
        return []
    plane = Plane(around)
    joined = MultiPoint([Point(*plane.spot(place)) for place in places]).buffer(square_m * DISC, quadsegs=3)
    smooth = joined.simplify(square_m / 8, preserve_topology=True)
    polygons: list[Any] = list(smooth) if isinstance(smooth, MultiPolygon) else [smooth]
    return [_degrees(polygon, plane) for polygon in polygons]


def box_around_reach(around: Place, metres: float) -> Box:
    plane = Plane(around)
    tall, wide = metres / METRES_PER_DEGREE, metres / plane.east
    return around[0] - wide, around[1] - tall, around[0] + wide, around[1] + tall


def _places(segments: Segments, box: Box) -> Iterable[Place]:
    west, south, east, north = box
    for way in segments.ways_within(box):
        if segments.way(way).starts:
            for node in segments.nodes_of(way):
                lon, lat = segments.place(node)
                if not segments.cut_off[node] and west <= lon <= east and south <= lat <= north:
                    yield lon, lat


def _degrees(polygon: Polygon, plane: Plane) -> list[list[Place]]:
    rings = [polygon[0], *(ring for ring in polygon[1:] if Polygon(ring).area >= HOLE_M2)]
    return [[_rounded(plane.place(spot)) for spot in ring.coords] for ring in rings]


def _rounded(place: Place) -> Place:
    return round(place[0], 6), round(place[1], 6)
