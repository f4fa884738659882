"""From times at places to areas: discs joined, large holes kept, small ones closed, nothing where none is reached."""

from itertools import groupby
from math import cos, pi, sin

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from dispatch.routing.isochrones.shapes import MOST_PLACES, NEIGHBOURS, areas_reached, box_around_reach, sampled
from dispatch.routing.plane import Plane
from tests.dispatch.routing.roads import ORIGIN, at, network

SQUARE_M = 150.0


def areas_of(timed, limits_s):
    areas = areas_reached(timed, limits_s, SQUARE_M, ORIGIN)
    return [MultiPolygon([Polygon(*rings) for rings in polygons]) for _, polygons in areas]


def shape_of(places):
    [shape] = areas_of([(60.0, place) for place in places], [60.0])
    return shape


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
    assert len(shape_of([])) == 0


def test_a_wider_area_holds_the_narrower_and_what_takes_longer_lies_in_neither():
    timed = [(10.0 * n, at(150.0 * n, 0)) for n in range(10)]
    narrow, wide = areas_of(timed, [70.0, 30.0])
    assert narrow.contains(Point(*at(450, 0)))
    assert not narrow.contains(Point(*at(700, 0)))
    assert narrow.difference(wide).area < narrow.area / 20
    assert wide.contains(Point(*at(1_050, 0)))
    assert not wide.contains(Point(*at(1_300, 0)))


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


def test_places_of_one_part_of_the_city_are_asked_about_one_after_the_other(tmp_path):
    roads = network(tmp_path, *[([(50 * row + n, 200.0 * n, 200.0 * row) for n in range(50)], 0) for row in range(50)])
    places, square_m = sampled(roads, box_around_reach(ORIGIN, 20_000), ORIGIN)
    wide = NEIGHBOURS * square_m
    parts = [(east // wide, north // wide) for east, north in map(Plane(ORIGIN).spot, places)]
    assert len(list(groupby(parts))) == len(set(parts)) > 10


def test_where_nothing_is_reached_in_the_shorter_time_the_longer_still_has_its_area():
    none, some = areas_of([(200.0, at(0, 0))], [60.0, 300.0])
    assert len(none) == 0
    assert some.contains(Point(*ORIGIN))
