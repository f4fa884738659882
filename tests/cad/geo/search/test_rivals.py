"""Namesakes are shown as rivals, with what tells them apart; what was said around a name decides among them."""

import pytest

from tests.cad.geo.importing.drawing import Drawing
from tests.cad.geo.search.conftest import off


def test_a_road_in_two_districts_is_two_rivals(find):
    found = [one for one in find("中山路") if one.label == "中山路"]
    assert [(one.rival, one.apart) for one in found] == [(True, "南城区"), (True, "北城区")]
    assert all(one.as_json()["rival"] for one in found)


def test_the_district_that_was_said_decides(find):
    best, *rest = find("北城区中山路12号")
    assert (best.label, best.district, best.rival) == ("中山路12号", "北城区", False)
    assert off(best, 100, 3012) < 1
    assert rest[0].confidence < best.confidence - 0.1


def test_the_road_that_was_said_decides(find):
    assert find("中山路 中医院")[0].label == "平原市中医院"


def test_the_caller_s_position_comes_first_among_rivals_and_hides_none(find):
    found = find("中山路12号", near=Drawing.place(0, 2900))
    assert [round(one.distance_m or 0, -2) for one in found[:2]] == [200, 2900]
    assert found[0].district == "北城区"
    assert found[0].rival
    assert found[1].rival


def test_what_is_alone_has_no_rival(find):
    assert [one.rival for one in find("阳光花园")[:2]] == [False, False]


def test_each_result_has_its_district(find):
    assert {one.label: one.district for one in find("平原市中医院")}["平原市中医院"] == "北城区"


@pytest.mark.parametrize("line", ["zhongshanlu 12", "zhongshanlu12", "12 zhongshan lu", "zhongshanlu12hao"])
def test_a_door_of_namesakes_is_rivals_also_in_pinyin(find, line):
    found = find(line)[:2]
    assert [(one.label, one.rival, one.apart) for one in found] == [
        ("中山路12号", True, "南城区"),
        ("中山路12号", True, "北城区"),
    ]


@pytest.mark.parametrize("line", ["医院", "hospital"])
def test_a_kind_alone_means_the_nearest_of_it(find, line):
    names = ["平原市人民医院", "平原市中医院"]
    for near, nearest_first in ((Drawing.place(-900, 0), names), (Drawing.place(-1600, 2900), names[::-1])):
        found = [one for one in find(line, near=near) if one.match == "nearest_of_kind"]
        assert [one.label for one in found] == nearest_first
        assert found[0].rival


def test_a_kind_hides_no_name_that_is_said_whole(find):
    assert find("平原市中医院")[0].match == "exact"
    assert not [one for one in find("平原市中医院") if one.match == "nearest_of_kind"]
