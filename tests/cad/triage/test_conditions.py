"""How a condition is read: the whole table of ``=``, ``==``, comparisons, unknown and not asked."""

from dataclasses import replace

import pytest

from cad.triage.conditions import SKIPPED, UNKNOWN, Condition, ConditionError, Known, parse


def condition(text: str, danger: str | None = None) -> Condition:
    parsed = parse(text)
    return Condition(text, tuple(replace(clause, danger=danger) for clause in parsed.clauses))


@pytest.mark.parametrize(
    ("text", "answer", "holds"),
    [
        ("a=yes", "yes", True),
        ("a=yes", "no", False),
        ("a=yes", UNKNOWN, True),
        ("a==yes", UNKNOWN, False),
        ("a==yes", "yes", True),
        ("a=no", UNKNOWN, False),
        ("a=no/yes", UNKNOWN, True),
        ("a=no/other", UNKNOWN, False),
        ("a==unknown", UNKNOWN, True),
        ("a=no/unknown", UNKNOWN, True),
        ("a=yes", SKIPPED, False),
        ("a==yes/no", SKIPPED, False),
    ],
)
def test_a_choice_with_the_dangerous_answer_yes(text: str, answer: str, holds: bool) -> None:
    assert condition(text, danger="yes").holds(Known({"a": answer})) is holds


def test_what_was_not_asked_satisfies_nothing() -> None:
    for text in ("a=yes", "a==yes", "a==unknown", "a>=0", "a<9"):
        assert not condition(text, danger="yes").holds(Known({}))


def test_unknown_without_a_dangerous_answer_satisfies_only_a_listed_unknown() -> None:
    assert not condition("a=yes/no").holds(Known({"a": UNKNOWN}))
    assert condition("a=unknown").holds(Known({"a": UNKNOWN}))


@pytest.mark.parametrize(
    ("text", "number", "holds"),
    [
        ("n>=3", 3, True),
        ("n>=3", 2.9, False),
        ("n>3", 3, False),
        ("n<=3", 3, True),
        ("n<3", 3, False),
        ("n<3", 2, True),
    ],
)
def test_a_number_is_compared(text: str, number: float, holds: bool) -> None:
    assert condition(text).holds(Known({"n": float(number)})) is holds


@pytest.mark.parametrize(
    ("text", "danger", "holds"),
    [
        ("n>=3", "high", True),
        ("n<3", "high", False),
        ("n<3", "low", True),
        ("n>=3", "low", False),
        ("n>=3", "both", True),
        ("n<3", "both", True),
        ("n>=3", None, False),
    ],
)
def test_an_unknown_number_holds_in_its_dangerous_direction(text: str, danger: str | None, holds: bool) -> None:
    assert condition(text, danger).holds(Known({"n": UNKNOWN})) is holds


def test_a_narrowed_number_holds_if_what_is_left_open_could() -> None:
    adult = Known({"n": UNKNOWN}, {"n": (18.0, 130.0)})
    assert condition("n>=65", "both").holds(adult)
    assert not condition("n<5", "both").holds(adult)


def test_stated_needs_all_that_is_left_open() -> None:
    adult = Known({"n": UNKNOWN}, {"n": (18.0, 130.0)})
    assert condition("n>=18", "both").holds(adult, stated=True)
    assert not condition("n>=65", "both").holds(adult, stated=True)
    assert not condition("n>=18", "both").holds(Known({"n": UNKNOWN}), stated=True)


def test_all_clauses_must_hold() -> None:
    both = condition("a==yes&b==yes")
    assert both.holds(Known({"a": "yes", "b": "yes"}))
    assert not both.holds(Known({"a": "yes", "b": "no"}))


@pytest.mark.parametrize("text", ["", "a", "a=", "=yes", "a=yes&", "a=yes|b=yes", "n>=three", "A==yes", "a===yes"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text)
