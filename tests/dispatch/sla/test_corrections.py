"""A time that is put right moves the limit, and whether it was kept is judged anew."""

import pytest

from core import clock
from core.alerts.models import Alert
from dispatch.assignments.models import Assignment
from dispatch.assignments.stages import assignment_abort, assignment_correct_time
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, told
from tests.fixtures.room import Room, new_uuid


def corrected(room: Room, assignment: Assignment, stage: str, to: str, when: str = "11:30:00") -> None:
    with clock.frozen(at(when)):
        assignment_correct_time(
            room.dispatcher, assignment_id=assignment.pk, stage=stage, occurred_at=at(to), reason="pressed late"
        )


@pytest.mark.parametrize(
    ("stage", "to", "clock_stage", "before", "after"),
    [
        ("rolling", "10:04:20", "turnout", "breached", "met"),
        ("rolling", "10:04:21", "turnout", "breached", "breached"),
        ("accepted", "10:01:59", "notification", "met", "breached"),
        ("accepted", "10:01:30", "turnout", "breached", "met"),
        ("at_scene", "10:13:00", "response", "met", "met"),
        ("handed_over", "10:55:01", "handover", "met", "breached"),
        ("at_hospital", "10:39:59", "handover", "met", "breached"),
    ],
)
def test_a_correction_is_judged_by_the_limit_of_its_clock(
    timed: Room, stage: str, to: str, clock_stage: str, before: str, after: str
) -> None:
    incident = story.whole(timed)
    assert clock_of(clock_stage).state == before
    corrected(timed, incident.assignments.get(), stage, to)
    row = clock_of(clock_stage)
    assert row.state == after
    assert told(row)[-1] == "corrected"
    assert (row.breached_at is not None) == (after == "breached")


def test_a_corrected_start_moves_the_limit(timed: Room) -> None:
    incident = story.whole(timed)
    corrected(timed, incident.assignments.get(), "accepted", "10:01:30")
    row = clock_of("turnout")
    assert (row.started_at, row.warn_at, row.due_at) == (at("10:01:30"), at("10:03:30"), at("10:04:30"))
    assert clock_of("notification").stopped_at == at("10:01:30")


def test_a_corrected_start_of_a_clock_that_runs_moves_what_it_tells(timed: Room) -> None:
    assignment = story.accepted(timed, story.offered(timed, story.awaiting(timed)), "10:01:20")
    with clock.frozen(at("10:03:25")):
        sweep()
    corrected(timed, assignment, "accepted", "10:01:50", "10:03:30")
    row = clock_of("turnout")
    assert (row.warned_at, row.next_at, row.due_at) == (None, at("10:03:50"), at("10:04:50"))


def test_a_breach_that_a_correction_takes_back_closes_its_alert(timed: Room) -> None:
    assignment = story.accepted(timed, story.offered(timed, story.awaiting(timed)), "10:01:20")
    with clock.frozen(at("10:04:21")):
        sweep()
    assert Alert.objects.filter(kind="clock_breached", about=f"assignment:{assignment.pk}", closed_at=None).exists()
    corrected(timed, assignment, "accepted", "10:01:50", "10:04:25")
    row = clock_of("turnout")
    assert (row.state, row.breached_at) == ("running", None)
    assert not Alert.objects.filter(about=f"assignment:{assignment.pk}", closed_at=None).exists()


def test_the_response_follows_whichever_unit_was_first_after_the_correction(timed: Room) -> None:
    incident = story.awaiting(timed)
    first = story.accepted(timed, story.offered(timed, incident))
    second = story.accepted(timed, story.offered(timed, incident, "10:01:00", timed.units[1]), "10:01:30")
    for assignment, scene in [(first, "10:10:00"), (second, "10:11:00")]:
        story.reached(timed, assignment, "rolling", "10:02:00")
        story.reached(timed, assignment, "at_scene", scene)
    corrected(timed, first, "at_scene", "10:14:00")
    assert clock_of("response").stopped_at == at("10:11:00")


def test_a_correction_of_a_time_that_no_clock_looks_at_tells_nothing(timed: Room) -> None:
    incident = story.whole(timed)
    corrected(timed, incident.assignments.get(), "at_patient", "10:13:30")
    assert all(told(clock_of(stage))[-1] != "corrected" for stage in ("turnout", "response", "handover"))


def test_a_cancelled_clock_stays_cancelled(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed))
    with clock.frozen(at("10:01:10")):
        assignment_abort(timed.dispatcher, assignment_id=assignment.pk, client_uuid=new_uuid(), reason="other")
    corrected(timed, assignment, "offered", "10:00:50")
    assert clock_of("notification").state == "cancelled"
    # The first offer, too, was ten seconds earlier than written.
    assert clock_of("processing").stopped_at == at("10:00:50")
