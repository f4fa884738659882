"""Coordinates in every form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.addresses.coordinates import coordinates_in
from cad.geo.addresses.pluscodes import plus_code_centre, plus_code_in
from core.coordinates import Datum


@pytest.mark.parametrize(
    "line",
    [
        *("E116.3 N39.9", "N39.9 E116.3", "39.9N 116.3E", "116.3E, 39.9N", "39.9°N, 116.3°E", "N 39.9° E 116.3°"),
        *(
            "东经116.3 北纬39.9",
            "北纬39.9度 东经116.3度",
            "经度116.3,纬度39.9",
            "纬度:39.9 经度:116.3",
            "lat 39.9 lon 116.3",
        ),
        *("lon=116.3&lat=39.9", "longitude: 116.3, latitude: 39.9", "lng:116.3;lat:39.9", "经度：116.3；纬度：39.9"),
        *("39°54'00\"N 116°18'00\"E", "116°18'E 39°54'N", "东经116度18分0秒,北纬39度54分0秒", "N39°54.0' E116°18.0'"),
        *("39 54 00 N 116 18 00 E", "N39 54.0 E116 18.0", "39:54:00N 116:18:00E", "39°54′00″N，116°18′00″E"),
        *("N39°54'00\",E116°18'00\"", "39° 54' 00\" N / 116° 18' 00\" E", "坐标 39.9N,116.3E", "39.9 N 116.3 E"),
    ],
)
def test_a_stated_order_is_kept(line):
    found = coordinates_in(line)
    assert found is not None
    assert (round(found.first, 6), round(found.second, 6), found.order_known) == (39.9, 116.3, True)


@pytest.mark.parametrize(
    "line", ["116.3, 39.9", "116.3 39.9", "(116.3,39.9)", "116.3,39.9", "116.3/39.9", "116.3°, 39.9°", "116.3、39.9"]
)
def test_without_a_side_the_order_is_as_typed(line):
    found = coordinates_in(line)
    assert found is not None
    assert (found.first, found.second, found.order_known) == (116.3, 39.9, False)


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("https://maps.example/?q=39.90420,116.40740&z=15", 39.9042, 116.4074),
        ("https://maps.example/@39.90420,116.40740,15z", 39.9042, 116.4074),
        ("geo:39.9042,116.4074", 39.9042, 116.4074),
        ("39,9042 116,4074", 39.9042, 116.4074),
        ("-123.1207 49.2827", -123.1207, 49.2827),
    ],
)
def test_pasted_links_and_decimal_commas_are_read(line, first, second):
    found = coordinates_in(line)
    assert found is not None
    assert (found.first, found.second) == (first, second)


def test_south_and_west_are_negative():
    found = coordinates_in("33°52'10\"S 151°12'30\"W")
    assert found is not None
    assert (round(found.first, 4), round(found.second, 4)) == (-33.8694, -151.2083)


@pytest.mark.parametrize(
    ("line", "datum"),
    [
        *[
            ("GCJ-02 116.3, 39.9", Datum.GCJ02),
            ("116.3,39.9 (GCJ02)", Datum.GCJ02),
            ("高德坐标116.3,39.9", Datum.GCJ02),
        ],
        *[("百度 116.3,39.9", Datum.BD09), ("bd09 116.3 39.9", Datum.BD09), ("WGS84: 116.3,39.9", Datum.WGS84)],
        *[("CGCS2000 E116.3 N39.9", Datum.CGCS2000), ("国家2000 116.3,39.9", Datum.CGCS2000), ("116.3,39.9", None)],
        *[("gps 116.3,39.9", Datum.WGS84), ("微信定位 116.3,39.9", Datum.GCJ02)],
    ],
)
def test_the_datum_is_taken_from_the_text(line, datum):
    found = coordinates_in(line)
    assert found is not None
    assert found.datum is datum


@pytest.mark.parametrize(
    "line",
    ["12 34", "1000 Parker Street", "中山路12号", "3-2-501", "12, 34", "", "4th & 10th", "N E", "K23+500", "1.5"],
)
def test_other_text_is_not_coordinates(line):
    assert coordinates_in(line) is None


@pytest.mark.parametrize(
    ("typed", "lon", "lat"),
    [  # the middles are from the specification's own test data
        ("7FG49Q00+", 2.7750, 20.3750),
        ("7FG49QCJ+2V", 2.7821875, 20.3700625),
        ("8FVC2222+22", 8.0000625, 47.0000625),
        ("4VCPPQGP+Q9", 174.7859375, -41.2730625),
        ("62G20000+", -179.5, 0.5),
    ],
)
def test_a_full_plus_code_is_a_place(typed, lon, lat):
    code = plus_code_in(f"caller at {typed.lower()} please")
    assert code is not None
    found = plus_code_centre(code, (0.0, 0.0))
    assert found == pytest.approx((lon, lat), abs=1e-6)


@pytest.mark.parametrize(
    ("typed", "near", "full"),
    [
        ("CJ+2VX", (-1.217765625, 51.3701125), "9C3W9QCJ+2VX"),
        ("9QCJ+2VX", (-1.217765625, 51.3701125), "9C3W9QCJ+2VX"),
        ("22+", None, None),
        ("2222+22", (0.0, 89.6), "CFX22222+22"),
    ],
)
def test_a_short_plus_code_means_the_nearest(typed, near, full):
    code = plus_code_in(typed)
    if full is None:
        assert code is None
        return
    whole = plus_code_in(full)
    assert code is not None
    assert whole is not None
    assert plus_code_centre(code, near) == pytest.approx(plus_code_centre(whole, near), abs=1e-9)


@given(st.text(max_size=200))
def test_no_text_breaks_them(line):
    coordinates_in(line)
    plus_code_in(line)
