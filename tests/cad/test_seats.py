"""Who sits where, and whether a caller can be put through."""

from datetime import timedelta
from typing import Any

import pytest

from cad.calls.services import call_end
from cad.calls.taking import call_answer, call_next, call_park
from cad.seats.models import Seat
from cad.seats.services import seat_leave, seat_set, seat_take
from core import clock
from core.errors import Conflict, Invalid, NotAllowed
from core.events.models import Event
from dispatch.sla.services import sweep
from tests.fixtures import flow
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room, new_uuid


def state_of(seat: Seat) -> str:
    return Seat.objects.get(pk=seat.pk).state


def log_of(seat: Seat) -> list[str]:
    events = Event.objects.filter(entity="seat", entity_id=seat.pk).order_by("pk")
    return [event.type.removeprefix("seat.") for event in events]


def test_a_seat_follows_the_calls_of_who_sits_there_and_is_ready_again_by_the_sweep(room: Room) -> None:
    seat = flow.seated(room)
    call_end(room.call_taker, call_id=flow.answered(room).pk, outcome="advice")
    assert state_of(seat) == "wrap_up"
    for wait_s in (29, 31):
        with clock.frozen(clock.now() + timedelta(seconds=wait_s)):
            sweep()
    assert log_of(seat) == ["added", "taken", "talking", "wrap_up", "ready"]


def test_a_seat_is_ready_at_once_where_there_is_no_time_to_wrap_up(room: Room, settings: Any) -> None:
    settings.SEAT_WRAP_UP_S = 0
    seat = flow.seated(room)
    call_end(room.call_taker, call_id=flow.answered(room).pk, outcome="advice")
    assert state_of(seat) == "ready"


def test_the_next_call_with_one_parked_for_it_leaves_the_seat_talking(room: Room) -> None:
    seat = flow.seated(room)
    flow.answered(room)
    flow.ringing(room, number="13900000001")
    call_next(room.call_taker, client_uuid=new_uuid(), park=True)
    assert log_of(seat) == ["added", "taken", "talking"]


def test_a_parked_call_frees_the_seat_of_who_had_it(room: Room) -> None:
    seat = flow.seated(room)
    call_park(room.actor("duty_manager"), call_id=flow.answered(room).pk)
    assert state_of(seat) == "wrap_up"


def test_who_sits_down_with_a_caller_on_the_line_is_talking(room: Room) -> None:
    flow.answered(room)
    assert flow.seated(room).state == "talking"


def test_without_a_seat_calls_are_taken_as_ever(room: Room) -> None:
    seat = flow.seat(room)
    call_answer(room.call_taker, call_id=flow.ringing(room).pk)
    assert state_of(seat) == "closed"


def test_one_person_sits_at_one_seat_and_one_seat_has_one_person(room: Room) -> None:
    first, second = flow.seated(room), flow.seat(room, "C2")
    with pytest.raises(Conflict) as refusal:
        seat_take(room.actor("duty_manager"), seat_id=first.pk)
    assert (refusal.value.code, refusal.value.params["by"]) == ("seat_taken", "A call_taker")
    assert seat_take(room.call_taker, seat_id=second.pk).user_id == room.call_taker.user_id
    assert state_of(first) == "closed"


def test_two_who_sit_down_at_once_do_not_both_sit_there(committed_room: Room) -> None:
    seat, manager = flow.seat(committed_room), committed_room.actor("duty_manager")
    results = at_once(
        lambda: seat_take(committed_room.call_taker, seat_id=seat.pk), lambda: seat_take(manager, seat_id=seat.pk)
    )
    assert sorted(isinstance(result, Conflict) for result in results) == [False, True]


def test_one_who_sits_down_at_two_seats_at_once_sits_at_one(committed_room: Room) -> None:
    seats = [flow.seat(committed_room, code) for code in ("C1", "C2")]
    results = at_once(*[lambda pk=seat.pk: seat_take(committed_room.call_taker, seat_id=pk) for seat in seats])
    assert [type(result) for result in results] == [Seat, Seat]
    assert sorted(state_of(seat) for seat in seats) == ["closed", "ready"]


def test_away_needs_a_reason_and_nobody_to_be_talking_to(room: Room) -> None:
    seat = flow.seated(room)
    with pytest.raises(Invalid) as refusal:
        seat_set(room.call_taker, seat_id=seat.pk, state="away")
    assert refusal.value.code == "reason_needed"
    assert seat_set(room.call_taker, seat_id=seat.pk, state="away", reason="meal").reason == "meal"
    assert seat_set(room.call_taker, seat_id=seat.pk, state="ready").reason == ""
    flow.answered(room)
    for leave in (
        lambda: seat_set(room.call_taker, seat_id=seat.pk, state="away", reason="meal"),
        lambda: seat_leave(room.call_taker, seat_id=seat.pk),
    ):
        with pytest.raises(Conflict) as talking:
            leave()
        assert talking.value.code == "call_in_hand"


def test_the_duty_manager_closes_the_seat_of_who_has_gone_and_nobody_else_does(room: Room) -> None:
    seat = flow.seated(room)
    with pytest.raises(NotAllowed):
        seat_leave(room.dispatcher, seat_id=seat.pk)
    seat_leave(room.actor("duty_manager"), seat_id=seat.pk)
    assert state_of(seat) == "closed"


def test_a_seat_where_nobody_sits_is_not_made_ready(room: Room) -> None:
    with pytest.raises(Conflict) as refusal:
        seat_set(room.actor("duty_manager"), seat_id=flow.seat(room).pk, state="ready")
    assert refusal.value.code == "seat_free"
