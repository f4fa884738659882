"""The sieve against the published rules of START and JumpSTART, and what is ours for the telephone."""

import pytest

from cad.casualties.sieve import JUMPSTART, START, Answer, Result, Step, sieve, steps_for

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

ADULT = [
    ({"walking": YES}, "green"),
    ({"walking": NO, "breathing": NO, "opened": NO}, "not_breathing"),
    ({"walking": NO, "breathing": NO, "opened": YES}, "red"),
    ({"walking": NO, "breathing": YES, "fast": YES}, "red"),
    ({"walking": NO, "breathing": YES, "fast": NO, "pulse": NO}, "red"),
    ({"walking": NO, "breathing": YES, "fast": NO, "pulse": YES, "obeys": NO}, "red"),
    ({"walking": NO, "breathing": YES, "fast": NO, "pulse": YES, "obeys": YES}, "yellow"),
]

CHILD = [
    ({"walking": YES}, "green"),
    ({"walking": NO, "breathing": NO, "opened": YES}, "red"),
    ({"walking": NO, "breathing": NO, "opened": NO, "pulse_still": NO}, "not_breathing"),
    ({"walking": NO, "breathing": NO, "opened": NO, "pulse_still": YES, "breaths": NO}, "not_breathing"),
    ({"walking": NO, "breathing": NO, "opened": NO, "pulse_still": YES, "breaths": YES}, "red"),
    ({"walking": NO, "breathing": YES, "rate_bad": YES}, "red"),
    ({"walking": NO, "breathing": YES, "rate_bad": NO, "pulse": NO}, "red"),
    ({"walking": NO, "breathing": YES, "rate_bad": NO, "pulse": YES, "responds": NO}, "red"),
    ({"walking": NO, "breathing": YES, "rate_bad": NO, "pulse": YES, "responds": YES}, "yellow"),
]


@pytest.mark.parametrize(("answers", "colour"), ADULT)
def test_an_adult_is_sieved_as_start_says(answers: dict[str, Answer], colour: str) -> None:
    assert sieve(answers).result == colour


@pytest.mark.parametrize(("answers", "colour"), CHILD)
def test_a_child_is_sieved_as_jumpstart_says(answers: dict[str, Answer], colour: str) -> None:
    assert sieve(answers, child=True).result == colour


@pytest.mark.parametrize("child", [False, True])
def test_what_is_not_known_never_calls_anybody_dead_and_is_red_in_the_end(*, child: bool) -> None:
    found = sieve({step.key: UNKNOWN for step in steps_for(child=child)}, child=child)
    assert (found.result, found.read) == (Result.RED, ("walking", "breathing"))
    assert all(step.unknown != Result.NOT_BREATHING for step in steps_for(child=child))


def test_a_pulse_that_the_caller_cannot_feel_leaves_it_to_obeying() -> None:
    known = {"walking": NO, "breathing": YES, "fast": NO, "pulse": UNKNOWN}
    assert sieve(known).next == "obeys"
    assert sieve({**known, "obeys": YES}).result == Result.YELLOW
    assert sieve({**known, "obeys": UNKNOWN}).result == Result.RED


def test_the_next_question_is_named_until_there_is_a_colour() -> None:
    assert sieve({}).next == "walking"
    assert sieve({"walking": NO, "obeys": YES}).next == "breathing"
    assert sieve({"walking": YES, "breathing": NO}).read == ("walking",)


@pytest.mark.parametrize("steps", [START, JUMPSTART], ids=["START", "JumpSTART"])
def test_every_answer_leads_to_a_later_question_or_a_colour_in_both_languages(steps: tuple[Step, ...]) -> None:
    keys = [step.key for step in steps]
    for step in steps:
        assert step.zh
        assert step.en
        for onward in (step.yes, step.no, step.unknown):
            assert isinstance(onward, Result) or keys.index(onward) > keys.index(step.key)
