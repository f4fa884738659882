import pytest

from cad.geo.importing.numbers import numbers_of, ranges_of, step_of
from cad.geo.importing.posts import post_metres
from cad.geo.importing.tagmaps import RangeKeys


@pytest.mark.parametrize(
    ("written", "unit", "doors"),
    [
        ("12", "", [("12", 12, "12h")]),
        ("0012 a", "", [("12A", 12, "12ah")]),
        ("1067;1077", "", [("1067", 1067, "1067h"), ("1077", 1077, "1077h")]),
        ("12-16", "", [("12", 12, "12h"), ("16", 16, "16h")]),
        ("#101-1401", "", [("1401", 1401, "1401h")]),
        ("12", "Unit 5", [("12", 12, "12h")]),
        ("108弄12号", "", [("108弄12号", 108, "108l12h")]),
        ("十二号", "", [("十二号", 12, "12h")]),
        ("3栋", "2单元", [("3栋2单元", 3, "3b2u")]),
        ("3栋", "2", [("3栋2单元", 3, "3b2u")]),
        ("3栋", "501", [("3栋", 3, "3b")]),
        ("3", "2单元", [("3栋2单元", 3, "3b2u")]),
        ("12号、14号", "", [("12号", 12, "12h"), ("14号", 14, "14h")]),
        ("A座", "", [("A座", 0, "ab")]),
        ("no number", "", []),
        ("", "", []),
        ("号号号", "", []),
        ("9" * 30, "", []),
    ],
)
def test_a_house_number_is_read_as_its_doors(written, unit, doors):
    assert [(one.text, one.number, one.key) for one in numbers_of(written, unit)] == doors


@pytest.mark.parametrize(
    ("kind", "first", "last", "step"),
    [
        ("all", 1, 8, 1),
        ("odd", 1, 9, 2),
        ("even", 8, 2, 2),
        ("odd", 1, 8, None),
        ("even", 1, 9, None),
        ("alphabetic", 1, 3, None),
        ("all", 3, 3, None),
    ],
)
def test_a_line_of_numbers_counts_as_its_tag_says(kind, first, last, step):
    assert step_of(kind, first, last) == step


def test_ranges_are_read_by_side_and_nought_is_none():
    keys = [RangeKeys(1, "lf", "lt"), RangeKeys(-1, "rf", "rt")]
    assert ranges_of({"lf": "101", "lt": "199", "rf": "0", "rt": "0"}, keys) == [(1, 101, 199)]
    assert ranges_of({"lf": "x", "lt": "199", "rf": "100", "rt": "198"}, keys) == [(-1, 100, 198)]


@pytest.mark.parametrize(
    ("tags", "metres"),
    [
        ({"distance": "23.5"}, 23_500),
        ({"distance": "23,5 km"}, 23_500),
        ({"distance": "10 mi"}, 16_093),
        ({"name": "K23+500"}, 23_500),
        ({"ref": "K7+05"}, 7_050),
        ({"name": "K112"}, 112_000),
        ({"distance": "far"}, None),
        ({"ref": "S01"}, None),
    ],
)
def test_a_milestone_is_read_in_every_form(tags, metres):
    assert post_metres(tags) == metres
