"""Whose turn it is, whose hands a call is in, and callers who wait on a parked line."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from cad.calls.lost import call_abandon, call_line_lost
from cad.calls.models import Call
from cad.calls.services import call_end
from cad.calls.taking import call_answer, call_next, call_park
from core import clock
from core.actors import Actor
from core.alerts.models import Alert
from core.errors import Conflict, NotAllowed
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room


def taken_next(actor: Actor, **how: Any) -> Call:
    return call_next(actor, client_uuid=how.pop("client_uuid", uuid4()), **how)[0]


def rang(room: Room, number: str, ago_s: int) -> Call:
    return flow.ringing(room, number=number, rang_at=clock.now() - timedelta(seconds=ago_s))


def test_the_next_call_is_the_one_that_came_first(room: Room) -> None:
    rang(room, "13900000001", 5)
    first = rang(room, "13900000002", 9)
    assert taken_next(room.call_taker).pk == first.pk


def test_who_lost_the_line_and_rings_again_stands_where_the_lost_call_stood(room: Room) -> None:
    longest = rang(room, "13900000001", 60)
    lost = rang(room, "13900000002", 50)
    other = rang(room, "13900000003", 40)
    call_answer(room.call_taker, call_id=lost.pk)
    call_line_lost(room.call_taker, call_id=lost.pk)
    again = rang(room, "+86 139 0000 0002", 1)
    assert (again.redial_of_id, again.turn_at) == (lost.pk, lost.rang_at)
    manager = room.actor("duty_manager")
    assert [taken_next(manager, park=True).pk for _ in range(3)] == [longest.pk, again.pk, other.pk]


def test_hanging_up_and_ringing_again_and_again_keeps_the_place_and_wins_none(room: Room) -> None:
    longest = rang(room, "13900000001", 60)
    first = rang(room, "13900000002", 50)
    for ago_s in (30, 10):
        call_abandon(room.call_taker, call_id=Call.objects.latest("pk").pk)
        last = rang(room, "13900000002", ago_s)
    assert last.turn_at == first.rang_at
    assert taken_next(room.call_taker).pk == longest.pk


def test_with_a_caller_on_the_line_the_next_is_refused_or_the_own_one_parked(room: Room) -> None:
    own = flow.answered(room)
    waiting = rang(room, "13900000001", 5)
    with pytest.raises(Conflict) as refusal:
        taken_next(room.call_taker)
    assert refusal.value.code == "call_in_hand"
    assert taken_next(room.call_taker, park=True).pk == waiting.pk
    own.refresh_from_db()
    assert own.state == "parked"


def test_nobody_is_parked_for_a_next_call_that_there_is_not(room: Room) -> None:
    own = flow.answered(room)
    with pytest.raises(Conflict) as refusal:
        taken_next(room.call_taker, park=True)
    own.refresh_from_db()
    assert (refusal.value.code, own.state) == ("none_ringing", "answered")


def test_the_same_request_for_the_next_call_takes_one(room: Room) -> None:
    same = uuid4()
    first, _ = rang(room, "13900000001", 9), rang(room, "13900000002", 5)
    assert [taken_next(room.call_taker, client_uuid=same).pk for _ in range(2)] == [first.pk, first.pk]
    assert Call.objects.filter(state="answered").count() == 1


def test_two_seats_that_take_the_next_call_at_once_get_one_each(committed_room: Room) -> None:
    first, second = rang(committed_room, "13900000001", 9), rang(committed_room, "13900000002", 5)
    manager = committed_room.actor("duty_manager")
    results = at_once(lambda: taken_next(committed_room.call_taker), lambda: taken_next(manager))
    assert {result.pk for result in results} == {first.pk, second.pk}


def test_a_parked_call_is_taken_back_by_any_call_taker_and_the_first_one_has_it(room: Room) -> None:
    call = call_park(room.call_taker, call_id=flow.answered(room).pk)
    assert (call.state, call.taken_by_id) == ("parked", room.call_taker.user_id)
    manager = room.actor("duty_manager")
    call = call_answer(manager, call_id=call.pk)
    assert (call.state, call.taken_by_id) == ("answered", manager.user_id)
    with pytest.raises(Conflict) as refusal:
        call_answer(room.call_taker, call_id=call.pk)
    assert refusal.value.code == "call_taken"
    types = Event.objects.filter(entity="call", entity_id=call.pk).order_by("pk").values_list("type", flat=True)
    assert list(types) == ["call.rang", "call.answered", "call.parked", "call.unparked"]


def test_a_call_is_parked_by_who_has_it_on_the_line_or_by_the_duty_manager(room: Room) -> None:
    manager = room.actor("duty_manager")
    of_manager = call_answer(manager, call_id=flow.ringing(room).pk)
    with pytest.raises(NotAllowed):
        call_park(room.call_taker, call_id=of_manager.pk)
    assert call_park(manager, call_id=flow.answered(room).pk).state == "parked"


def test_a_parked_caller_who_hangs_up_is_to_be_rung_back(room: Room) -> None:
    call = flow.parked(room)
    call_line_lost(room.call_taker, call_id=call.pk)
    assert Alert.objects.get(closed_at=None).kind == "call_abandoned"
    call_answer(room.call_taker, call_id=call.pk)
    assert not Alert.objects.filter(closed_at=None).exists()


def test_a_call_whose_line_has_gone_is_not_parked_out_of_sight(room: Room) -> None:
    call = call_line_lost(room.call_taker, call_id=flow.answered(room).pk)
    assert not Alert.objects.exists()
    call_park(room.call_taker, call_id=call.pk)
    assert Alert.objects.get(closed_at=None).kind == "call_abandoned"


def test_a_parked_call_can_end(room: Room) -> None:
    assert call_end(room.call_taker, call_id=flow.parked(room).pk, outcome="advice").state == "ended"
