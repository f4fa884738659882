"""The worked example of docs/clocks.md: one call from ring to clear, and what each clock makes of it."""

import pytest

from core.events.models import Event
from dispatch.sla.models import Clock
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, told
from tests.fixtures.room import Room

# stage, level, started, warning s, limit s, ended, how
EXAMPLES = [
    ("answer", "", "10:00:00", None, 10, "10:00:08", "met"),
    ("processing", "R1", "10:00:08", 45, 60, "10:00:58", "met"),
    ("acceptance", "", "10:00:08", None, 180, "10:03:30", "breached"),
    ("notification", "", "10:00:58", 30, 60, "10:01:20", "met"),
    ("turnout", "", "10:01:20", 120, 180, "10:04:25", "breached"),
    ("response", "R1", "10:00:08", 420, 900, "10:12:00", "met"),
    ("handover", "", "10:40:00", 720, 900, "10:55:00", "met"),
]


def test_each_clock_of_a_whole_call_shows_what_the_example_says(timed: Room) -> None:
    story.whole(timed)
    shown = [
        (row.stage, row.level, row.started_at, *limits(row), row.stopped_at, row.state)
        for row in map(clock_of, [example[0] for example in EXAMPLES])
    ]
    assert shown == [
        (stage, level, at(started), warn_s, limit_s, at(ended), state)
        for stage, level, started, warn_s, limit_s, ended, state in EXAMPLES
    ]
    assert Clock.objects.count() == len(EXAMPLES)


@pytest.mark.parametrize(("stage", "facts"), [("answer", ["started", "met"]), ("turnout", ["started", "breached"])])
def test_each_fact_of_a_clock_is_one_event(timed: Room, stage: str, facts: list[str]) -> None:
    story.whole(timed)
    assert told(clock_of(stage)) == facts


def test_a_clock_event_says_when_its_moment_was_and_who_made_it(timed: Room) -> None:
    story.whole(timed)
    met = Event.objects.get(type="clock.met", payload__stage="response")
    assert met.occurred_at == at("10:12:00")
    assert met.actor["kind"] == "unit"
    assert met.topics == sorted({f"clock:{met.entity_id}", f"incident:{met.payload['incident']}"})
    assert met.version == 2


def test_ending_on_the_second_of_the_limit_keeps_it(timed: Room) -> None:
    call = story.rang(timed, "10:00:00")
    story.answered(timed, call, "10:00:10")
    assert clock_of("answer").state == "met"


def test_a_centre_without_limits_has_no_clocks(room: Room) -> None:
    story.whole(room)
    assert not Clock.objects.exists()
