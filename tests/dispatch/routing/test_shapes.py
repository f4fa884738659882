"""Shapes that people and systems send: kept in WGS-84, or refused with what to do."""

import pytest

from core.coordinates import wgs84_to_gcj02
from core.errors import Invalid
from dispatch.routing.closures.shapes import shape_read

SQUARE = [[[10.0, 50.0], [10.01, 50.0], [10.01, 50.01], [10.0, 50.01]]]


def refused(kind, coordinates, datum="wgs84"):
    with pytest.raises(Invalid) as refusal:
        shape_read(kind, coordinates, datum)
    return refusal.value.code


def test_a_line_in_gcj02_is_kept_in_wgs84():
    shifted = wgs84_to_gcj02(116.4, 39.9), wgs84_to_gcj02(116.41, 39.9)
    [line] = shape_read("LineString", [[p.lon, p.lat] for p in shifted], "gcj02")
    assert line == [pytest.approx((116.4, 39.9), abs=1e-6), pytest.approx((116.41, 39.9), abs=1e-6)]


def test_the_border_of_an_area_is_closed():
    [ring] = shape_read("Polygon", SQUARE, "wgs84")
    assert (len(ring), ring[0]) == (5, ring[-1])


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("LineString", []),
        ("LineString", [[10.0, 50.0]]),
        ("LineString", [[10.0, 50.0], [10.0, 50.0]]),
        ("LineString", [[10.0, "x"], [10.0, 50.1]]),
        ("LineString", [10.0, 50.0]),
        ("LineString", [[10.0, True], [10.0, 50.1]]),
        ("LineString", "nope"),
        ("LineString", None),
        ("LineString", {}),
        ("LineString", 7),
        ("LineString", [[]]),
        ("LineString", [[[]]]),
        ("LineString", [None, None]),
        ("LineString", [["10.0", "50.0"], ["10.01", "50.0"]]),
        ("LineString", [[10.0, None], [10.0, 50.1]]),
        ("LineString", [[10.0], [10.01]]),
        ("LineString", SQUARE),
        ("LineString", [[10**400, 50.0], [10.0, 50.1]]),
        ("Polygon", None),
        ("Polygon", {}),
        ("Polygon", "nope"),
        ("Polygon", []),
        ("Polygon", [[]]),
        ("Polygon", [[[]]]),
        ("Polygon", [[[[]]]]),
        ("Polygon", [None]),
        ("Polygon", [[None]]),
        ("Polygon", SQUARE[0]),
        ("Polygon", [SQUARE]),
        ("Polygon", [[["10.0", "50.0"], ["10.01", "50.0"], ["10.01", "50.01"]]]),
        ("Polygon", [*SQUARE, []]),
        ("Polygon", [[], *SQUARE]),
        ("Polygon", [[[10.0, 50.0], [10.01, 50.0]]]),
        ("Polygon", [[[10.0, 50.0], [10.01, 50.01], [10.01, 50.0], [10.0, 50.01]]]),
        ("Polygon", [*SQUARE, [[11.0, 50.0], [11.01, 50.0], [11.01, 50.01]]]),
    ],
)
def test_what_is_no_shape_is_refused(kind, coordinates):
    assert refused(kind, coordinates) == "shape_invalid"


def test_what_is_too_large_is_refused():
    assert refused("LineString", [[10.0, 50.0], [11.0, 50.0]]) == "shape_too_large"
    assert refused("Polygon", [[[10.0, 50.0], [11.0, 50.0], [11.0, 51.0]]]) == "shape_too_large"
    assert refused("LineString", [[10.0 + n / 1e5, 50.0] for n in range(501)]) == "shape_too_large"


def test_swapped_coordinates_are_recognised():
    assert refused("LineString", [[39.9, 116.4], [39.9, 116.41]]) == "coordinates_swapped"
