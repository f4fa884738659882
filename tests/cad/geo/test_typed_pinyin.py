"""Chinese names typed in letters: taken apart into syllables, and with one left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.search.normalise import spelled
from cad.geo.search.pinyin import syllables_in
from cad.geo.search.rank import fit


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [
        ("zhongshanlu", ("zhong", "shan", "lu")),
        ("renminyiyuan", ("ren", "min", "yi", "yuan")),
        ("nvhuanglu", ("nv", "huang", "lu")),
        ("zhongshanl", ()),
        ("granville", ()),
        ("", ()),
    ],
)
def test_letters_are_taken_apart_or_are_no_pinyin(letters, syllables):
    assert syllables_in(letters) == syllables


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=200))
def test_syllables_are_all_of_the_letters_or_none(letters):
    assert "".join(syllables_in(letters)) in ("", letters)


def test_a_syllable_may_be_left_out_and_no_half_of_one():
    def how(typed, name):
        stored = spelled(name)
        return fit(spelled(typed), stored.text, stored.core, stored.pinyin, stored.initials)[1]

    assert [how("zhongshanlu", name) for name in ("中山一路", "中山六路")] == ["abbreviation"] * 2
    assert how("zhongshanlu", "中山乐都路") == "abbreviation"
    assert how("zhongshalu", "中山路") != "abbreviation"


def test_digits_alone_are_no_initials():
    assert spelled("0,0").typed_initials == ""
    assert spelled("qjx21hy").typed_initials == "qjxeyhy"
