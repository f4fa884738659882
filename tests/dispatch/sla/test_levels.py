"""The limit follows the level, and says so when it moves."""

import pytest

from core import clock
from core.alerts.models import Alert
from dispatch.sla.models import Clock
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, told
from tests.fixtures.room import Room


def test_until_a_level_is_known_processing_is_held_to_the_highest_and_response_waits(timed: Room) -> None:
    story.taken(timed)
    row = clock_of("processing")
    assert (row.level, limits(row)) == ("", (45, 60))
    assert not Clock.objects.filter(stage="response").exists()


@pytest.mark.parametrize(
    ("level", "processing", "response"),
    [
        ("R1", (45, 60), (420, 900)),
        ("R2", (180, 240), (1080, 2400)),
        ("R3", (180, 240), (None, 7200)),
        ("R4", (180, 240), (None, 10800)),
    ],
)
def test_each_level_has_its_limits(timed: Room, level: str, processing: tuple, response: tuple) -> None:
    story.awaiting(timed, level)
    rows = [clock_of("processing"), clock_of("response")]
    assert [(row.level, limits(row), row.started_at) for row in rows] == [
        (level, processing, at("10:00:08")),
        (level, response, at("10:00:08")),
    ]


def test_a_changed_level_moves_the_limit_and_tells_it(timed: Room) -> None:
    incident = story.awaiting(timed, "R2")
    story.levelled(timed, incident, "R1", "10:05:00")
    row = clock_of("response")
    assert (row.level, row.due_at, row.state) == ("R1", at("10:15:08"), "running")
    assert told(row) == ["started", "relevelled"]


def test_a_level_said_again_moves_nothing(timed: Room) -> None:
    incident = story.awaiting(timed, "R2")
    story.levelled(timed, incident, "R2", "10:05:00")
    assert told(clock_of("response")) == ["started"]


def test_a_breach_that_the_new_level_forgives_counts_again_and_its_alert_closes(timed: Room) -> None:
    incident = story.awaiting(timed, "R1")
    with clock.frozen(at("10:01:10")):
        sweep()
    processing = clock_of("processing")
    assert (processing.state, processing.next_at) == ("breached", None)
    assert Alert.objects.filter(kind="clock_breached", closed_at=None).count() == 1
    story.levelled(timed, incident, "R2", "10:01:20")
    processing.refresh_from_db()
    assert (processing.state, processing.breached_at, processing.warned_at) == ("running", None, None)
    assert processing.next_at == at("10:03:08")
    assert Alert.objects.filter(kind="clock_breached", closed_at=None).count() == 0


def test_a_breach_stays_one_when_the_new_limit_has_passed_too(timed: Room) -> None:
    incident = story.awaiting(timed, "R2")
    with clock.frozen(at("10:41:00")):
        sweep()
    before = clock_of("response").breached_at
    story.levelled(timed, incident, "R1", "10:42:00")
    row = clock_of("response")
    assert (row.state, row.breached_at, row.due_at) == ("breached", before, at("10:15:08"))
    with clock.frozen(at("10:43:00")):
        sweep()
    assert told(row).count("breached") == 1


def test_a_limit_moved_into_the_past_is_told_by_the_next_sweep(timed: Room) -> None:
    incident = story.awaiting(timed, "R2")
    story.levelled(timed, incident, "R1", "10:16:00")
    with clock.frozen(at("10:16:01")):
        sweep()
    assert told(clock_of("response")) == ["started", "relevelled", "warned", "breached"]


def test_advice_has_no_limit_and_a_level_that_has_one_begins_again(timed: Room) -> None:
    incident = story.awaiting(timed, "R3")
    story.levelled(timed, incident, "R5", "10:01:00")
    for stage in ("processing", "response"):
        assert (clock_of(stage).state, clock_of(stage).cancel_reason) == ("cancelled", "no_limit")
    story.levelled(timed, incident, "R2", "10:02:00")
    for stage in ("processing", "response"):
        assert (clock_of(stage).state, clock_of(stage).started_at) == ("running", at("10:00:08"))


def test_a_level_that_comes_after_the_offer_measures_the_processing_all_the_same(timed: Room) -> None:
    incident = story.awaiting(timed, "R3")
    story.levelled(timed, incident, "R5", "10:00:40")
    story.offered(timed, incident, "10:00:58")
    story.levelled(timed, incident, "R1", "10:02:00")
    row = clock_of("processing")
    assert (row.state, row.stopped_at) == ("met", at("10:00:58"))
