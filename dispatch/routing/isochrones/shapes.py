"""From times at places to areas that can be reached: a disc around every place reached in time, joined. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from cad.geo.graph.segments import Box, Segments
from core.coordinates import METRES_PER_DEGREE
from dispatch.routing.plane import Place, Plane

MOST_PLACES = 2_500
SQUARE_M = 150.0
COARSER = 1.4
NEIGHBOURS = 7  # squares in a row: what lies in so many by so many is asked about together
DISC = 0.9  # of a square: discs of neighbours overlap
HOLE_M2 = 40_000.0


def sampled(segments: Segments, box: Box, around: Place) -> tuple[list[Place], float]:
    """Places on roads that drives can end on, one in each square at most, and how wide the squares are (metres).

    Neighbours follow each other: the router passes over the parts of the city in which it has nowhere to go.
    """
    plane, square_m = Plane(around), SQUARE_M
    spots = [(place, *plane.spot(place)) for place in _places(segments, box)]
    while True:
        first: dict[tuple[float, float], Place] = {}
        for place, east, north in spots:
            first.setdefault((east // square_m, north // square_m), place)
        if len(first) <= MOST_PLACES:
            together = sorted(first, key=lambda at: (at[0] // NEIGHBOURS, at[1] // NEIGHBOURS))
            return [first[square] for square in together], square_m
        square_m *= COARSER


def areas_reached(
    timed: Iterable[tuple[float, Place]], limits_s: Sequence[float], square_m: float, around: Place
) -> Iterator[tuple[float, list[list[list[Place]]]]]:
    """The area within reach in each limit (seconds), the narrowest first: of each polygon its border and its larger
    holes, in degrees. Each area has the one before it in it, so that only what is new is joined to it.
    """
    plane, left = Plane(around), sorted(timed)
    joined: Any = MultiPolygon()
    for limit in sorted(limits_s):
        reached = [place for after, place in left if after <= limit]
        left = left[len(reached) :]
        discs = (Point(*plane.spot(place)).buffer(square_m * DISC, quadsegs=3) for place in reached)
        joined = MultiPolygon(*_polygons(joined), *discs).unary_union
        smooth = joined.simplify(square_m / 8, preserve_topology=True)
        yield limit, [_degrees(polygon, plane) for polygon in _polygons(smooth)]


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


def _polygons(shape: Any) -> list[Any]:
    """Its parts; an empty shape has none."""
    return list(shape) if isinstance(shape, MultiPolygon) else [shape] if len(shape) else []


def _degrees(polygon: Polygon, plane: Plane) -> list[list[Place]]:
    rings = [polygon[0], *(ring for ring in polygon[1:] if Polygon(ring).area >= HOLE_M2)]
    return [[_rounded(plane.place(spot)) for spot in ring.coords] for ring in rings]


def _rounded(place: Place) -> Place:
    return round(place[0], 6), round(place[1], 6)
