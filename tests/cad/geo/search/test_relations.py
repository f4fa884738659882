"""Places told by others."""

import pytest

from tests.cad.geo.search.conftest import off


@pytest.mark.parametrize(
    ("line", "label", "match"),
    [
        ("人民医院附近", "平原市人民医院", "near"),
        ("阳光花园对面", "阳光花园", "opposite"),
        ("阳光花园东门门口", "阳光花园东门", "in_front"),
        ("中山路12号旁边", "中山路12号", "beside"),
        ("near Sunshine Garden", "阳光花园", "near"),
        ("opposite 阳光花园", "阳光花园", "opposite"),
        ("人民路与重庆路交叉口附近", "人民路与重庆路交叉口", "near"),
    ],
)
def test_a_place_by_its_landmark(find, line, label, match):
    assert (label, match) in [(one.label, one.match) for one in find(line)[:2]]


@pytest.mark.parametrize(
    "line", ["阳光花园东门旁边的超市", "阳光花园东门对面的永辉超市", "supermarket next to 阳光花园东门"]
)
def test_a_thing_of_a_kind_beside_a_landmark(first, line):
    assert first(line).label == "永辉超市"


@pytest.mark.parametrize(
    "line", ["人民路中山路到重庆路之间", "人民路(中山路和重庆路之间)", "Renmin Road between 中山路 and 重庆路"]
)
def test_a_stretch_of_a_road_between_two_others(first, line):
    found = first(line)
    assert found.match == "between"
    assert off(found, 0, 400) < 20


def test_half_way_between_two_places(first):
    found = first("李家村和平原市人民医院之间")
    assert found.match == "between"
    assert off(found, -1150, 600) < 60
