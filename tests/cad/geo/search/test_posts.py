"""Kilometre posts, their carriageways, and points between them."""

import pytest

from tests.cad.geo.search.conftest import off

EASTBOUND, WESTBOUND = -2000, -1960


@pytest.mark.parametrize(
    "line",
    [
        "绕城高速K12往东",
        "绕城高速12公里东向",
        "S01 K12+000往东",
        "S1K12往东",
        "raochenggaosu K12往东",
        "绕成高速K12往东",
    ],
)
def test_a_post_on_the_carriageway_that_was_said(first, line):
    found = first(line)
    assert (found.label, found.category) == ("S01 绕城高速 K12+000 往东", "km_post")
    assert off(found, 0, EASTBOUND) < 1


@pytest.mark.parametrize(
    "line",
    [
        "绕城高速K12+500往西",
        "绕城高速十二公里五百米往西方向",
        "绕城高速K十二加五百西向",
        "绕城高速12.5公里往西",
        "绕城高速12公里500往西",
        "绕城高速12里500米往西",
        "绕城高速12公500米往西",
    ],
)
def test_a_point_between_posts_lies_on_its_carriageway(first, line):
    found = first(line)
    assert (found.label, found.match) == ("S01 绕城高速 K12+500 往西", "interpolated")
    assert off(found, 500, WESTBOUND) < 2


def test_without_a_direction_both_carriageways_are_shown(find):
    found = find("绕城高速K12+000")[:2]
    assert {one.label for one in found} == {"S01 绕城高速 K12+000 往东", "S01 绕城高速 K12+000 往西"}
    assert found[0].confidence == found[1].confidence
    assert [(one.rival, one.apart) for one in found] == [(True, one.label) for one in found]


def test_a_way_across_the_road_chooses_no_carriageway(find):
    found = find("绕城高速K12往北")[:2]
    assert {one.label for one in found} == {"S01 绕城高速 K12+000 往东", "S01 绕城高速 K12+000 往西"}
    assert [(one.match, one.rival) for one in found] == [("other_direction", True)] * 2


def test_a_post_without_a_road_is_that_of_every_road_that_is_so_long(find):
    assert {one.label for one in find("K12+000")} == {"S01 绕城高速 K12+000 往东", "S01 绕城高速 K12+000 往西"}
    assert find("K12+000往西")[0].label == "S01 绕城高速 K12+000 往西"
    assert find("K90+000") == []


def test_the_way_towards_a_place_is_a_direction(first):
    assert first("绕城高速K10往人民医院方向").label == "S01 绕城高速 K10+000 往东"


def test_a_direction_that_no_carriageway_has_is_said(find):
    assert {one.match for one in find("绕城高速K12往北")} >= {"other_direction"}


def test_beyond_the_last_post_the_nearest_is_given_or_none(find):
    assert find("绕城高速K14+900")[0].match == "nearest_number"
    assert not [one for one in find("绕城高速K90") if one.category == "km_post"]
