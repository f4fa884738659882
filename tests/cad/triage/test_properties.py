"""What holds for any answers whatever, by hypothesis."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cad.triage.answers import AnswerError, Facts, answer_parse
from cad.triage.conditions import SKIPPED
from cad.triage.engine import evaluate
from cad.triage.proof import _more_dangerous
from cad.triage.protocol import Fact, FactType, Level
from cad.triage.walks import answers_of, walk
from tests.cad.triage.conftest import shipped

PROTOCOL = shipped()
CARDS = st.sampled_from(sorted(PROTOCOL.cards))


def answers(fact: Fact) -> st.SearchStrategy[Any]:
    if fact.type is FactType.NUMBER:
        numbers = st.floats(fact.minimum, fact.maximum, allow_nan=False)
        return st.one_of(numbers, st.sampled_from(answers_of(fact)))
    return st.sampled_from(answers_of(fact))


FACTS = st.fixed_dictionaries({}, optional={key: answers(fact) for key, fact in PROTOCOL.facts.items()})


@settings(max_examples=80, deadline=None)
@given(CARDS, FACTS, st.data())
def test_the_dangerous_answer_never_lowers_the_level(card: str, facts: dict[str, Any], data: st.DataObject) -> None:
    before = evaluate(PROTOCOL, Facts(facts), card, completed=True).level
    for fact in data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=5)) if facts else []:
        for worse in _more_dangerous(PROTOCOL.facts[fact], facts[fact]):
            after = evaluate(PROTOCOL, Facts({**facts, fact: worse}), card, completed=True).level
            assert before is not None
            assert after is not None
            assert after <= before


@settings(max_examples=80, deadline=None)
@given(CARDS, FACTS, st.data())
def test_one_more_answer_never_lowers_the_level_while_the_call_is_open(
    card: str, facts: dict[str, Any], data: st.DataObject
) -> None:
    new = data.draw(st.sampled_from(sorted(PROTOCOL.facts.keys() - facts.keys()) or ["conscious"]))
    if new in facts or new == "age_group":  # the age group narrows an answer that was given before
        return
    before = evaluate(PROTOCOL, Facts(facts), card).level
    after = evaluate(PROTOCOL, Facts({**facts, new: data.draw(answers(PROTOCOL.facts[new]))}), card).level
    if before is not None and before <= Level.R3:
        assert after is not None
        assert after <= before


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.none(), CARDS), FACTS)
def test_instructions_never_contradict(card: str | None, facts: dict[str, Any]) -> None:
    given_codes = {found.code for found in evaluate(PROTOCOL, Facts(facts), card).instructions}
    assert all(keep not in given_codes or not given_codes & drop for keep, drop in PROTOCOL.conflicts)


@settings(max_examples=40, deadline=None)
@given(CARDS, st.data())
def test_no_session_has_a_dead_end(card: str, data: st.DataObject) -> None:
    """100,000 of them are played by `make bench`."""
    ended = walk(PROTOCOL, card, lambda fact: data.draw(answers(fact)))
    assert len(ended.asked) == len(set(ended.asked)) <= len(PROTOCOL.facts)
    assert ended.outcome.level is not None
    assert ended.outcome.next_question is None


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(PROTOCOL.facts)), st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text())
)
def test_any_answer_is_taken_or_refused_and_what_is_taken_can_be_read(key: str, raw: object) -> None:
    try:
        value = answer_parse(PROTOCOL.facts[key], raw)
    except AnswerError:
        return
    assert evaluate(PROTOCOL, Facts({key: value}), "UNKNOWN", completed=True).level is not None


def test_an_age_may_be_typed_in_days_weeks_and_months() -> None:
    age = PROTOCOL.facts["age_y"]
    assert answer_parse(age, "6m") == 0.5
    assert round(float(answer_parse(age, "10d")), 3) == 0.027
    assert answer_parse(age, "71") == 71.0
    assert answer_parse(age, SKIPPED) == SKIPPED
