"""Callers whom nobody hears: parked, and gone from the line."""

from uuid import uuid4

import pytest

from cad.calls.lost import call_abandon, call_callback_add, call_line_lost
from cad.calls.models import Call
from cad.calls.services import call_end
from cad.calls.taking import call_answer, call_park
from core import clock
from core.alerts.models import Alert
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, told
from tests.fixtures.room import Room


def answered(room: Room) -> Call:
    return story.answered(room, story.rang(room, "10:00:00"), "10:00:05")


def test_a_parked_caller_is_counted_until_somebody_takes_the_call_back(timed: Room) -> None:
    call = answered(timed)
    with clock.frozen(at("10:01:00")):
        call_park(timed.call_taker, call_id=call.pk)
    with clock.frozen(at("10:03:00")):
        sweep()
    row, alert = clock_of("parked"), Alert.objects.get(kind="clock_breached", closed_at=None)
    assert (row.started_at, limits(row)) == (at("10:01:00"), (60, 120))
    assert (alert.severity, alert.call_id, alert.params["stages"]) == ("critical", call.pk, ["parked"])
    with clock.frozen(at("10:03:10")):
        call_answer(timed.call_taker, call_id=call.pk)
    assert (clock_of("parked").stopped_at, told(row)[-1]) == (at("10:03:10"), "stopped")
    assert not Alert.objects.filter(closed_at=None).exists()


def test_each_time_a_call_is_parked_is_counted_by_itself(timed: Room) -> None:
    call = answered(timed)
    for parked, back in (("10:01:00", "10:01:20"), ("10:02:00", "10:02:50")):
        with clock.frozen(at(parked)):
            call_park(timed.call_taker, call_id=call.pk)
        with clock.frozen(at(back)):
            call_answer(timed.call_taker, call_id=call.pk)
    row = clock_of("parked")
    assert (row.started_at, row.stopped_at, row.state) == (at("10:02:00"), at("10:02:50"), "met")


def test_a_parked_call_that_ends_is_no_longer_counted(timed: Room) -> None:
    call = answered(timed)
    with clock.frozen(at("10:01:00")):
        call_park(timed.call_taker, call_id=call.pk)
    with clock.frozen(at("10:01:30")):
        call_end(timed.call_taker, call_id=call.pk, outcome="advice")
    assert (clock_of("parked").state, clock_of("parked").stopped_at) == ("met", at("10:01:30"))


def test_a_caller_who_hung_up_is_counted_until_somebody_has_them_and_not_until_somebody_tried(timed: Room) -> None:
    call = story.rang(timed, "10:00:00")
    with clock.frozen(at("10:00:06")):
        call_abandon(timed.call_taker, call_id=call.pk)
    for when, result in (("10:00:40", "no_answer"), ("10:01:10", "reached")):
        with clock.frozen(at(when)):
            call_callback_add(timed.call_taker, call_id=call.pk, client_uuid=uuid4(), result=result)
    row = clock_of("callback")
    assert (row.started_at, row.stopped_at, row.state) == (at("10:00:06"), at("10:01:10"), "met")


@pytest.mark.parametrize("ends", ["taken", "ended"])
def test_an_abandoned_call_that_is_taken_or_ends_is_no_longer_counted(timed: Room, ends: str) -> None:
    call = story.rang(timed, "10:00:00")
    with clock.frozen(at("10:00:06")):
        call_abandon(timed.call_taker, call_id=call.pk)
    with clock.frozen(at("10:00:30")):
        if ends == "taken":
            call_answer(timed.call_taker, call_id=call.pk)
        else:
            call_end(timed.call_taker, call_id=call.pk, outcome="nuisance")
    assert (clock_of("callback").state, clock_of("callback").stopped_at) == ("met", at("10:00:30"))


def test_a_line_that_goes_twice_is_counted_from_each_loss(timed: Room) -> None:
    call = answered(timed)
    for lost, reached in (("10:01:00", "10:01:30"), ("10:02:00", "10:05:00")):
        with clock.frozen(at(lost)):
            call_line_lost(timed.call_taker, call_id=call.pk)
        with clock.frozen(at(reached)):
            call_callback_add(timed.call_taker, call_id=call.pk, client_uuid=uuid4(), result="reached")
    row = clock_of("callback")
    assert (row.started_at, row.stopped_at, row.state) == (at("10:02:00"), at("10:05:00"), "breached")
