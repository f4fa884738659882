"""From times at places to areas: discs joined, large holes kept, small ones closed, nothing where none is reached."""

from math import cos, pi, sin

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from dispatch.routing.isochrones.shapes import MOST_PLACES, area_reached, box_around_reach, sampled
from tests.dispatch.routing.roads import ORIGIN, at, network

SQUARE_M = 150.0


def shape_of(places):
    return MultiPolygon([Polygon(*rings) for rings in area_reached(places, SQUARE_M, ORIGIN)])


def ring_of(radius_m):
    many = int(2 * pi * radius_m / 100)
    return [at(radius_m * cos(2 * pi * n / many), radius_m * sin(2 * pi * n / many)) for n in range(many)]


def test_a_place_reached_is_inside_and_one_a_few_squares_off_is_not():
    shape = shape_of([at(150.0 * n, 0) for n in range(10)])
    assert shape.contains(Point(*at(700, 0)))
    assert not shape.contains(Point(*at(700, 300)))


def test_what_lies_within_and_cannot_be_reached_is_a_hole():
    assert not shape_of(ring_of(900)).contains(Point(*ORIGIN))
    assert shape_of(ring_of(900)).contains(Point(*at(900, 0)))


def test_a_block_between_streets_is_no_hole():
    assert shape_of(ring_of(200)).contains(Point(*ORIGIN))


def test_two_places_far_apart_are_two_areas_and_none_reached_is_none():
    assert len(shape_of([at(0, 0), at(5_000, 0)])) == 2
    assert area_reached([], SQUARE_M, ORIGIN) == []


def test_one_place_a_square_is_asked_about_and_squares_grow_where_there_are_too_many(tmp_path):
    nodes = [(n, 100.0 * (n % 500), 400.0 * (n // 500)) for n in range(10_000)]
    roads = network(tmp_path, *[(nodes[row : row + 500], 0) for row in range(0, 10_000, 500)])
    box = box_around_reach(ORIGIN, 60_000)
    places, square_m = sampled(roads, box, ORIGIN)
    assert 1_000 < len(places) <= MOST_PLACES
    assert square_m > SQUARE_M
    near, square_m = sampled(roads, box_around_reach(ORIGIN, 1_000), ORIGIN)
    assert square_m == pytest.approx(SQUARE_M)
    assert len(near) < 40
