"""Callers who need a way of their own, and ringing the number back."""

from typing import Any
from uuid import uuid4

import pytest

from cad.calls.callers import call_caller_set
from cad.calls.lost import call_callback_add
from cad.calls.services import call_end
from cad.calls.taking import call_answer
from core.errors import Conflict, Invalid
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


def tried(room: Room, call: Any, result: str = "no_answer", **more: Any) -> Any:
    return call_callback_add(
        room.call_taker, call_id=call.pk, client_uuid=more.pop("client_uuid", uuid4()), result=result, **more
    )


def test_what_is_so_about_the_caller_is_kept_in_one_order_and_told_once(room: Room) -> None:
    call = flow.answered(room)
    for _ in range(2):
        call = call_caller_set(room.call_taker, call_id=call.pk, conditions=["language", "child"], spoken="维吾尔语")
    assert (call.conditions, call.spoken) == (["child", "language"], "维吾尔语")
    [event] = Event.objects.filter(type="call.caller_set")
    assert (event.payload["conditions"], event.payload["spoken"]) == (["child", "language"], "维吾尔语")
    assert call_caller_set(room.call_taker, call_id=call.pk, conditions=[]).conditions == []


@pytest.mark.parametrize("outcome", ["silent", "abandoned"])
def test_no_call_is_closed_as_nothing_before_somebody_rang_back(room: Room, outcome: str) -> None:
    call = flow.answered(room)
    with pytest.raises(Invalid) as refusal:
        call_end(room.call_taker, call_id=call.pk, outcome=outcome)
    assert refusal.value.code == "callback_needed"
    tried(room, call)
    assert call_end(room.call_taker, call_id=call.pk, outcome=outcome).outcome == outcome


def test_each_attempt_is_kept_with_its_time_and_person_and_the_same_one_counts_once(room: Room) -> None:
    call, same = flow.answered(room), uuid4()
    tried(room, call, "busy", client_uuid=same)
    tried(room, call, "busy", client_uuid=same)
    kept, _ = tried(room, call, "reached", note="孩子接的")
    assert [(row["result"], row["note"]) for row in kept.callbacks] == [("busy", ""), ("reached", "孩子接的")]
    assert {row["by"]["name"] for row in kept.callbacks} == {room.call_taker.label}


def test_an_abandoned_call_keeps_its_attempts_when_it_is_answered_in_the_end(room: Room) -> None:
    call = flow.abandoned(room)
    tried(room, call)
    assert len(call_answer(room.call_taker, call_id=call.pk).callbacks) == 1


def test_a_call_that_rings_or_has_ended_has_no_caller_to_describe(room: Room) -> None:
    ringing, ended = flow.ringing(room), flow.answered(room)
    call_end(room.call_taker, call_id=ended.pk, outcome="test")
    for call in (ringing, ended):
        with pytest.raises(Conflict) as refusal:
            call_caller_set(room.call_taker, call_id=call.pk, conditions=["deaf"])
        assert refusal.value.code == "call_not_answered"
