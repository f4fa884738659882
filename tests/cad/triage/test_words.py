"""Words beside the answer: "yes, but ..." hides most of the arrests that are missed."""

import pytest

from cad.triage.answers import Doubt, Facts
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Protocol


def said(protocol: Protocol, words: str, *, confirmed: bool = False, conscious: str = "no") -> Outcome:
    values = {"conscious": conscious, "breathing": "normal"}
    return evaluate(protocol, Facts(values, {"breathing": words}, frozenset({"breathing"} if confirmed else ())))


AGONAL = [
    "嘴像鱼一样一张一合",
    "鱼嘴样",
    "在打鼾",
    "打呼噜，声音很大",
    "偶尔喘一口",
    "隔很久才吸一口气",
    "好像有，就是很慢",
    "有是有，但是不太规律",
    "只有出气没有进气",
    "倒气",
    "喉咙里有痰声",
    "叹气样的",
    "fish-like mouth opening",
    "yes, but only once in a while",
    "he's snoring",
    "gasping now and then",
    "few and far apart",
    "breathing, sort of",
    "I think so",
    "barely",
    "a gulp of air every so often",
    "long pauses",
    "making funny noises",
    "yes yes, just very slowly",
]


@pytest.mark.parametrize("words", AGONAL)
def test_agonal_or_qualified_words_make_normal_count_as_abnormal(protocol: Protocol, words: str) -> None:
    found = said(protocol, words)
    assert [doubt.treated_as for doubt in found.doubts] == ["abnormal"]
    assert "START_CPR" in {instruction.code for instruction in found.instructions}
    assert found.determinant == "ENTRY-R1-U01"


@pytest.mark.parametrize(
    "words", ["loud and regular", "loud but regular", "呼吸平稳，胸口起伏均匀", "16 a minute, even"]
)
def test_plain_words_leave_normal_as_it_is(protocol: Protocol, words: str) -> None:
    assert said(protocol, words).doubts == ()


@pytest.mark.parametrize("words", AGONAL)
def test_a_confirmed_answer_stands_against_the_words(protocol: Protocol, words: str) -> None:
    assert said(protocol, words, confirmed=True).doubts == ()


def test_the_words_show_why(protocol: Protocol) -> None:
    found = said(protocol, "偶尔喘一口")
    assert found.doubts == (Doubt("breathing", "normal", "abnormal", "偶尔"),)
    assert "原话“偶尔”" in found.why[0].text.zh


def test_words_given_as_the_description_of_each_breath_count_too(protocol: Protocol) -> None:
    values = {"conscious": "no", "breathing": "normal", "breathing_desc": "now ... ... now, long pauses"}
    assert evaluate(protocol, Facts(values)).determinant == "ENTRY-R1-U01"


@pytest.mark.parametrize(
    ("words", "level"), [("叫了没反应", "R1"), ("he doesn't respond", "R1"), ("迷糊", "R2"), ("very drowsy", "R2")]
)
def test_words_beside_awake_are_looked_at(protocol: Protocol, words: str, level: str) -> None:
    assert evaluate(protocol, Facts({"conscious": "yes"}, {"conscious": words})).level == level
