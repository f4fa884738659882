"""Datums: exact there and back over China, no shift outside, and coordinates that cannot be meant are refused."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.coordinates import BadCoordinates, Datum, checked, from_wgs84, is_shifted, metres_between, to_wgs84

VANCOUVER = (-123.29, 49.195, -123.02, 49.32)
datums = st.sampled_from(list(Datum))


@given(lon=st.floats(73, 135), lat=st.floats(18, 54), datum=datums)
def test_every_datum_is_exact_there_and_back_over_china(lon, lat, datum):
    # On the border itself, some 600 m, a shifted reading fits two places (`gcj02_to_wgs84`).
    assume(all(is_shifted(lon + east, lat + north) for east, north in product((-0.02, 0.02), repeat=2)))
    there = from_wgs84(lon, lat, datum)
    back = to_wgs84(there.lon, there.lat, datum)
    assert metres_between(lon, lat, back.lon, back.lat) < 0.01


@given(lon=st.floats(-180, 60), lat=st.floats(-85, 85), datum=datums)
def test_nothing_is_shifted_outside_china(lon, lat, datum):
    assert (from_wgs84(lon, lat, datum).lon, from_wgs84(lon, lat, datum).lat) == (lon, lat)


def test_the_same_place_in_four_datums_is_one_place():
    lon, lat = 116.397, 39.909
    for datum in Datum:
        given_as = from_wgs84(lon, lat, datum)
        place = to_wgs84(given_as.lon, given_as.lat, datum)
        assert metres_between(lon, lat, place.lon, place.lat) < 0.01


def test_the_shift_in_beijing_is_the_known_one():
    gcj = from_wgs84(116.397, 39.909, Datum.GCJ02)
    assert metres_between(116.397, 39.909, gcj.lon, gcj.lat) == pytest.approx(556, abs=5)
    bd = from_wgs84(116.397, 39.909, Datum.BD09)
    assert (round(bd.lon, 4), round(bd.lat, 4)) == (116.4096, 39.9167)


@pytest.mark.parametrize(("lon", "lat"), [(113.5439, 22.1987), (114.1694, 22.3193), (121.5654, 25.0330)])
def test_macau_hong_kong_and_taipei_are_not_shifted(lon, lat):
    assert not is_shifted(lon, lat)


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (float("nan"), 1.0, "coordinates_not_a_number"),
        (float("inf"), 1.0, "coordinates_not_a_number"),
        (49.25, -123.1, "coordinates_swapped"),
        (200.0, 10.0, "coordinates_out_of_range"),
        (10.0, 200.0, "coordinates_out_of_range"),
        (0.0, 0.0, "coordinates_failed_fix"),
    ],
)
def test_coordinates_that_cannot_be_meant_are_refused(lon, lat, code):
    with pytest.raises(BadCoordinates) as refusal:
        checked(lon, lat, VANCOUVER)
    assert refusal.value.code == code


def test_swapped_within_range_is_recognised_by_the_city():
    macau = (113.52, 22.10, 113.61, 22.22)
    with pytest.raises(BadCoordinates) as refusal:
        checked(22.19, 89.0, (88.0, 22.0, 90.0, 23.0))
    assert refusal.value.code == "coordinates_swapped"
    assert checked(113.55, 22.15, macau).lon == 113.55
