"""Coordinates and plus codes as a caller reads them out."""

import pytest

from core.coordinates import from_wgs84, metres_between
from tests.cad.geo.importing.drawing import Drawing

PLACE = Drawing.place(100, 12)


@pytest.mark.parametrize(
    ("datum", "said"),
    [
        ("wgs84", "WGS-84"),
        ("gcj02", "GCJ-02"),
        ("gcj02", "高德"),
        ("bd09", "BD-09"),
        ("bd09", "百度"),
        ("cgcs2000", "CGCS2000"),
    ],
)
def test_the_same_place_in_every_datum_is_one_place(find, datum, said):
    given = from_wgs84(*PLACE, datum)
    for line in (f"{given.lon:.7f},{given.lat:.7f} {said}", f"{said}: N{given.lat:.7f} E{given.lon:.7f}"):
        (found,) = find(line)
        assert metres_between(found.lon, found.lat, *PLACE) < 1
        assert found.match == "coordinates"


def test_without_a_datum_each_that_may_be_meant_is_a_rival(find):
    found = find(f"{PLACE[0]:.6f}, {PLACE[1]:.6f}")
    assert [one.label.split("(")[1] for one in found] == ["WGS-84)", "GCJ-02)", "BD-09)"] or len(found) == 3
    assert all(one.rival for one in found)


def test_degrees_and_minutes_are_read(find):
    lon, lat = PLACE
    line = f"北纬{int(lat)}度{(lat % 1) * 60:.5f}分 东经{int(lon)}度{(lon % 1) * 60:.5f}分 GPS"
    (found,) = find(line)
    assert metres_between(found.lon, found.lat, *PLACE) < 1


def test_a_point_far_off_is_said_to_be_outside(find):
    (found,) = find("48.85, 2.35")
    assert (found.match, found.confidence) == ("outside_city", 0.3)


def test_a_short_plus_code_is_taken_near_the_town(first):
    found = first("QJ22+22")
    assert found.category == "plus_code"
    assert metres_between(found.lon, found.lat, *PLACE) < 80_000
