"""Where a clock begins and how it ends besides the straight way."""

import pytest

from cad.calls.lost import call_abandon
from cad.calls.services import call_register
from cad.calls.taking import call_answer
from cad.incidents.waiting import incident_close, incident_hold, incident_reopen, incident_wake
from core import clock
from core.errors import Conflict
from dispatch.assignments.answering import assignment_decline
from dispatch.assignments.stages import assignment_abort
from dispatch.sla.models import Clock
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, seconds, told
from tests.fixtures.room import Room, new_uuid


def test_the_answer_clock_counts_from_the_ring_and_not_from_when_it_was_heard_of(timed: Room) -> None:
    with clock.frozen(at("10:00:07")):
        call_register(timed.call_taker, client_uuid=new_uuid(), number="1", source="telephony", rang_at=at("10:00:00"))
    assert clock_of("answer").started_at == at("10:00:00")


def test_a_caller_who_hangs_up_cancels_the_answer_clock(timed: Room) -> None:
    call = story.rang(timed, "10:00:00")
    with clock.frozen(at("10:00:30")):
        call_abandon(timed.call_taker, call_id=call.pk, occurred_at=at("10:00:06"))
    row = clock_of("answer")
    assert (row.state, row.cancel_reason, row.stopped_at) == ("cancelled", "abandoned", at("10:00:06"))


def test_a_call_rung_back_is_not_measured_as_answered(timed: Room) -> None:
    call = story.rang(timed, "10:00:00")
    with clock.frozen(at("10:00:30")):
        call_abandon(timed.call_taker, call_id=call.pk)
    with clock.frozen(at("10:05:00")):
        call_answer(timed.call_taker, call_id=call.pk)
    assert (clock_of("answer").state, clock_of("acceptance").state) == ("cancelled", "running")


def test_a_call_sent_twice_has_one_clock(timed: Room) -> None:
    uuid = new_uuid()
    for _ in range(2):
        call_register(timed.call_taker, client_uuid=uuid, number="1", source="telephony")
    assert Clock.objects.filter(stage="answer").count() == 1


def test_an_action_that_is_refused_leaves_no_clock(timed: Room) -> None:
    story.offered(timed, story.awaiting(timed))
    second = story.awaiting(timed)
    with pytest.raises(Conflict):
        story.offered(timed, second)
    assert not Clock.objects.filter(assignment__incident=second).exists()
    assert clock_of("processing", incident=second).state == "running"


def test_the_first_offer_ends_the_processing_and_a_second_one_changes_nothing(timed: Room) -> None:
    incident = story.awaiting(timed)
    story.offered(timed, incident, "10:00:50")
    story.offered(timed, incident, "10:02:00", timed.units[1])
    row = clock_of("processing")
    assert (row.stopped_at, told(row)) == (at("10:00:50"), ["started", "relevelled", "met"])


@pytest.mark.parametrize("end", [assignment_decline, assignment_abort])
def test_an_offer_that_ends_unaccepted_cancels_its_clock(timed: Room, end: object) -> None:
    assignment = story.offered(timed, story.awaiting(timed))
    actor, reason = (
        (timed.tablet(assignment.unit), "vehicle_fault") if end is assignment_decline else (timed.dispatcher, "other")
    )
    with clock.frozen(at("10:01:10")):
        end(actor, assignment_id=assignment.pk, client_uuid=new_uuid(), reason=reason)  # type: ignore[operator]
    row = clock_of("notification")
    wanted = "declined" if end is assignment_decline else "aborted"
    assert (row.state, row.cancel_reason, row.stopped_at) == ("cancelled", wanted, at("10:01:10"))
    assert clock_of("response").state == "running"


def test_a_unit_stood_down_on_the_way_out_cancels_its_turnout(timed: Room) -> None:
    assignment = story.accepted(timed, story.offered(timed, story.awaiting(timed)))
    with clock.frozen(at("10:02:00")):
        assignment_abort(timed.dispatcher, assignment_id=assignment.pk, client_uuid=new_uuid(), reason="better_unit")
    assert (clock_of("turnout").state, clock_of("turnout").cancel_reason) == ("cancelled", "aborted")


def test_a_held_incident_is_left_out_of_processing_and_its_response_runs_on(timed: Room) -> None:
    incident = story.awaiting(timed)
    with clock.frozen(at("10:00:40")):
        incident_hold(timed.dispatcher, incident_id=incident.pk, reason="no_unit", wake_at=at("10:30:00"))
    with clock.frozen(at("10:20:00")):
        incident_wake(timed.dispatcher, incident_id=incident.pk)
    story.levelled(timed, incident, "R2", "10:21:00")
    processing = Clock.objects.get(stage="processing")
    assert (processing.state, processing.cancel_reason) == ("cancelled", "held")
    assert (clock_of("response").level, clock_of("response").state) == ("R2", "running")


def test_an_incident_closed_without_a_unit_cancels_its_clocks_and_reopened_counts_on_from_the_answer(
    timed: Room,
) -> None:
    incident = story.awaiting(timed)
    with clock.frozen(at("10:00:50")):
        incident_close(timed.dispatcher, incident_id=incident.pk, outcome="duplicate", reason="the same fall")
    assert set(Clock.objects.filter(incident=incident).values_list("state", "cancel_reason")) == {
        ("cancelled", "closed")
    }
    with clock.frozen(at("10:02:00")):
        incident_reopen(timed.dispatcher, incident_id=incident.pk, reason="another fall")
    response = clock_of("response")
    assert (response.state, response.started_at) == ("running", at("10:00:08"))
    assert Clock.objects.filter(stage="response").count() == 2
    assert Clock.objects.filter(stage="processing").count() == 1


def test_a_served_incident_that_is_reopened_is_not_measured_again(timed: Room) -> None:
    incident = story.whole(timed)
    with clock.frozen(at("11:10:00")):
        incident_reopen(timed.dispatcher, incident_id=incident.pk, reason="closed by mistake")
    assert Clock.objects.get(stage="response").state == "met"


def test_a_unit_that_is_clear_at_the_hospital_ends_the_handover(timed: Room) -> None:
    assignment = story.accepted(timed, story.offered(timed, story.awaiting(timed)))
    for stage, when in [("rolling", "10:02:00"), ("at_scene", "10:10:00"), ("left_scene", "10:20:00")]:
        story.reached(timed, assignment, stage, when)
    story.reached(timed, assignment, "at_hospital", "10:30:00")
    story.reached(timed, assignment, "clear", "10:50:00")
    row = clock_of("handover")
    assert (row.state, row.stopped_at) == ("breached", at("10:50:00"))


def test_a_report_that_comes_late_is_judged_by_when_it_happened(timed: Room) -> None:
    assignment = story.accepted(timed, story.offered(timed, story.awaiting(timed)))
    story.reached(timed, assignment, "rolling", "10:02:00", said_at=at("10:25:00"))
    story.reached(timed, assignment, "at_scene", "10:10:00", said_at=at("10:25:01"))
    assert [clock_of(stage).state for stage in ("turnout", "response")] == ["met", "met"]


def test_the_first_unit_at_the_scene_counts_even_when_it_could_not_say_so_first(timed: Room) -> None:
    incident = story.awaiting(timed)
    first = story.accepted(timed, story.offered(timed, incident))
    second = story.accepted(timed, story.offered(timed, incident, "10:01:00", timed.units[1]), "10:01:30")
    story.reached(timed, second, "rolling", "10:02:00")
    story.reached(timed, second, "at_scene", "10:16:00")
    assert clock_of("response").state == "breached"
    story.reached(timed, first, "rolling", "10:02:00", said_at=at("10:20:00"))
    story.reached(timed, first, "at_scene", "10:14:00", said_at=at("10:20:01"))
    row = clock_of("response")
    assert (row.state, row.stopped_at, row.breached_at) == ("met", at("10:14:00"), None)
    assert row.due_at == at("10:00:08") + seconds(900)
