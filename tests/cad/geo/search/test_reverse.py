"""What is at a point."""

from cad.geo.search.reverse import places_at
from tests.cad.geo.importing.drawing import Drawing


def at(city, east, north, **options):
    return {one.category: one for one in places_at(city, *Drawing.place(east, north), **options)}


def test_a_point_has_its_door_street_landmark_and_district(plain):
    found = at(plain, 105, 10)
    assert found["house_number"].label == "中山路12号"
    assert found["street"].label == "中山路"
    assert found["district"].label == "南城区"
    assert {one.district for one in found.values()} == {"南城区"}


def test_a_point_in_an_estate_has_the_door_of_the_estate(plain):
    assert at(plain, 661, 152)["house_number"].label == "阳光花园3栋2单元"


def test_a_point_on_the_expressway_has_its_kilometre_and_carriageway(plain):
    assert at(plain, 400, -2001)["km_post"].label == "S01 绕城高速 K12+400 往东"
    assert at(plain, 400, -1958)["km_post"].label == "S01 绕城高速 K12+400 往西"


def test_a_point_at_a_corner_has_the_corner_and_the_landmarks_next_to_it(plain):
    assert at(plain, 5, 805)["intersection"].label in ("人民路与重庆路交叉口", "重庆路与人民路交叉口")
    assert at(plain, 1205, 405)["gate"].label == "阳光花园东门"
