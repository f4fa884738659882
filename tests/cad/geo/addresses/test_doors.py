"""The key of a door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.addresses.doors import door_key
from cad.geo.addresses.numerals import number_of, numerals_even


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *[("108弄12号", "108l12h"), ("12号", "12h"), ("12", "12h"), ("3栋", "3b"), ("3栋2单元", "3b2u")],
        *[("3组12号", "3g12h"), ("12A", "12ah"), ("12号甲", "12甲h"), ("甲12号", "12甲h"), ("A座", "ab")],
        *[("3号楼", "3b"), ("3幢", "3b"), ("3座", "3b"), ("3楼", "3b"), ("3栋2单元501室", "3b2u"), ("3栋5楼", "3b")],
        *[("3栋2单元5层", "3b2u"), ("十二号", "12h"), ("一百零八弄十二号", "108l12h"), ("１２号", "12h")],
        *[("３栋２单元２０３室", "3b2u"), ("二〇三号", "203h"), ("两栋", "2b"), ("3棟2單元", "3b2u"), ("12號", "12h")],
        *[("12-1号", "12-1h"), ("12号附1号", "12-1h"), ("12之一号", "12-1h"), ("12-1", "12-1h"), ("12 1/2", "12-1/2h")],
        *[("3-2-501", "3b2u"), ("3栋501", "3b"), ("12号3楼", "12h"), ("2区3栋", "2q3b"), ("二期3栋", "2f3b")],
        *[("0012", "12h"), ("No. 12", "12h"), ("12号院3号楼", "12h3b"), ("108弄3支弄12号", "108l3l12h")],
        *[("", ""), ("501室", ""), ("!!!", ""), ("中山路", ""), ("12号A座", "12hab"), ("A12栋", "a12b")],
        *[
            ("12B号", "12bh"),
            ("五队3号", "5g3h"),
            ("3排5号", "3r5h"),
            ("甲单元", "甲u"),
            ("东门", ""),
            ("南区3栋", "南q3b"),
        ],
    ],
)
def test_one_door_has_one_key(written, key):
    assert door_key(written) == key


@given(st.text(max_size=200))
def test_no_text_breaks_the_key(written):
    assert isinstance(door_key(written), str)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        *[
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十三", 23),
            ("一百零八", 108),
            ("一百二", 120),
            ("一百二十", 120),
        ],
        *[
            ("二〇三", 203),
            ("两", 2),
            ("两百", 200),
            ("一千零一", 1001),
            ("三千五", 3500),
            ("幺二〇", 120),
            ("廿三", 23),
        ],
        *[("一百一十八", 118), ("十十", None), ("百千", None), ("", None)],
    ],
)
def test_numerals_are_numbers(numeral, number):
    assert number_of(numeral) == number


def test_a_name_may_be_written_with_digits_or_numerals():
    assert numerals_even("第10中学") == numerals_even("第十中学") == "第一〇中学"
    assert numerals_even("新街二三零号院") == numerals_even("新街230号院") == "新街二三〇号院"
    assert numerals_even("东3环北路") == numerals_even("东三环北路")
    assert [numerals_even(name) for name in ("百货大楼", "千禧路", "4th ave", "k23", "b12栋")] == [
        *("百货大楼", "千禧路", "4th ave", "k23", "b12栋"),
    ]
