"""What a typed line may mean, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.addresses.coordinates import Coordinates
from cad.geo.addresses.pluscodes import PlusCode
from cad.geo.addresses.posts import Post
from cad.geo.search.normalise import spelled
from cad.geo.search.parse import parse
from cad.geo.search.readings import Corner, Door, Kind, Name, Related


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("W 4th Ave", "West Fourth Avenue"),
        ("MISSION ST", "Mission Street"),
        ("06TH ST", "6th street"),
        ("Café Crêpe", "cafe crepe"),
        ("大學大馬路", "大学大马路"),
        ("Ｍａｉｎ　Ｓｔ．", "main st"),
        ("O'Farrell St", "OFARRELL ST"),
        ("SAINT GERMAIN AVE", "St Germain Ave"),
    ],
)
def test_spellings_that_mean_the_same_are_one(one, other):
    assert spelled(one).text == spelled(other).text


def test_the_core_of_a_name_is_without_type_and_direction():
    assert [spelled(name).core for name in ("West 41st Avenue", "中山路", "Broadway", "The Avenue")] == [
        "41",
        "中山",
        "broadway",
        "the",
    ]


@pytest.mark.parametrize(
    ("line", "number", "street"),
    [
        ("1155 Robson St", 1155, "robson st"),
        ("#5-3150 West Broadway, Vancouver", 3150, "w broadway"),
        ("Suite 400, 1155 W Pender", 1155, "w pender"),
        ("Rua do Campo 12", 12, "rua do campo"),
        ("中山路12号", 12, "中山路"),
    ],
)
def test_a_number_and_a_street_are_an_address(line, number, street):
    doors = [r for r in parse(line) if isinstance(r, Door)]
    assert (doors[0].number, doors[0].owner.text) == (number, street)


def test_a_block_is_an_address_of_a_hundred_numbers():
    assert parse("4000 Block of MISSION ST")[0] == Door(spelled("Mission St"), "4000", ("4000h",), 4000, block=True)


@pytest.mark.parametrize(
    "line",
    [
        "Main St & Broadway",
        "main and broadway",
        "Main at Broadway",
        "MAIN/BROADWAY",
        "corner of Main and Broadway",
        "Main @ Broadway",
    ],
)
def test_two_streets_joined_are_a_corner(line):
    corner = parse(line)[0]
    assert isinstance(corner, Corner)
    assert (corner.a.core, corner.b.core) == ("main", "broadway")


@pytest.mark.parametrize(
    "line", ["中山路与人民路交叉口", "中山路和人民路路口", "中山路 人民路路口", "中山路/人民路", "中山路人民路交叉口"]
)
def test_two_chinese_streets_are_a_corner(line):
    corner = parse(line)[0]
    assert isinstance(corner, Corner)
    assert (corner.a.text, corner.b.text) == ("中山路", "人民路")


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("49.2827, -123.1207", 49.2827, -123.1207),
        ("-123.1207 49.2827", -123.1207, 49.2827),
        ("49.2827N 123.1207W", 49.2827, -123.1207),
        ("123.1207W, 49.2827N", 49.2827, -123.1207),
    ],
)
def test_two_numbers_are_coordinates(line, first, second):
    pair = parse(line)[0]
    assert isinstance(pair, Coordinates)
    assert (pair.first, pair.second) == (first, second)


def test_degrees_minutes_and_seconds_are_coordinates():
    pair = parse("49°16'57.6\"N 123°07'14.4\"W")[0]
    assert isinstance(pair, Coordinates)
    assert (round(pair.first, 4), round(pair.second, 4)) == (49.2827, -123.1207)


@pytest.mark.parametrize("line", ["", "   ", "!!!", "🚑🚒", "\x00", "%%__", "，。；"])
def test_nothing_to_search_for_is_no_reading(line):
    assert parse(line) == []


@given(st.text(max_size=500))
def test_no_text_breaks_the_parser(text):
    for reading in parse(text):
        assert isinstance(reading, Coordinates | PlusCode | Post | Corner | Door | Kind | Name | Related)
