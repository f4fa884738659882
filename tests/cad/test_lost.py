"""Lines that go: nobody is forgotten, and who rings again goes on where the line went."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cad.calls.callers import call_caller_set
from cad.calls.lost import call_abandon, call_callback_add, call_line_lost
from cad.calls.models import Call
from cad.calls.rejoining import call_rejoin
from cad.calls.services import call_end
from cad.calls.taking import call_answer
from core import clock
from core.alerts.models import Alert
from core.errors import Conflict
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


def lost(room: Room) -> Call:
    return call_line_lost(room.call_taker, call_id=flow.answered(room).pk)


def now_of(call: Call) -> Call:
    return Call.objects.get(pk=call.pk)


def tried(room: Room, call: Call, result: str) -> Call:
    return call_callback_add(room.call_taker, call_id=call.pk, client_uuid=uuid4(), result=result)[0]


def test_a_call_whose_line_goes_stays_in_hand_with_what_is_known(room: Room) -> None:
    call = lost(room)
    assert (call.state, call.taken_by_id, call.line_is_lost) == ("answered", room.call_taker.user_id, True)


def test_a_line_is_lost_once_however_often_it_is_said(room: Room) -> None:
    call = lost(room)
    assert call_line_lost(room.call_taker, call_id=call.pk).version == call.version
    assert Event.objects.filter(type="call.line_lost").count() == 1


def test_a_line_that_goes_after_the_end_changes_nothing_and_while_it_rings_is_refused(room: Room) -> None:
    ended, ringing = flow.answered(room), flow.ringing(room)
    call_end(room.call_taker, call_id=ended.pk, outcome="advice")
    assert not call_line_lost(room.call_taker, call_id=ended.pk).line_is_lost
    with pytest.raises(Conflict) as refusal:
        call_line_lost(room.call_taker, call_id=ringing.pk)
    assert refusal.value.code == "call_not_answered"


def test_a_late_word_of_a_loss_does_not_lose_again_whom_somebody_has_reached(room: Room) -> None:
    went_at = clock.now()
    call = tried(room, lost(room), "reached")
    call = call_line_lost(room.call_taker, call_id=call.pk, occurred_at=went_at)
    assert not call.line_is_lost
    assert call_line_lost(room.call_taker, call_id=call.pk).line_is_lost


@pytest.mark.parametrize(("result", "is_lost"), [("no_answer", True), ("reached", False), ("rang_again", False)])
def test_only_an_attempt_that_reaches_the_caller_ends_the_search(room: Room, result: str, is_lost: bool) -> None:
    call = tried(room, flow.abandoned(room), result)
    assert call.line_is_lost is is_lost
    assert Alert.objects.filter(kind="call_abandoned", closed_at=None).exists() is is_lost


def test_who_hung_up_as_the_call_taker_says_has_lost_the_line(room: Room) -> None:
    call = call_caller_set(room.call_taker, call_id=flow.answered(room).pk, conditions=["hung_up"])
    assert call.line_is_lost
    types = Event.objects.filter(entity="call", entity_id=call.pk).order_by("pk").values_list("type", flat=True)
    assert list(types)[-2:] == ["call.caller_set", "call.line_lost"]


def test_a_number_is_the_same_caller_for_a_quarter_of_an_hour(room: Room) -> None:
    call = lost(room)
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)):
        assert flow.ringing(room).redial_of_id is None
    assert flow.ringing(room).redial_of_id == call.pk


def test_who_had_said_everything_begins_anew(room: Room) -> None:
    call = lost(room)
    call_end(room.call_taker, call_id=call.pk, outcome="advice")
    again = flow.ringing(room)
    assert (again.redial_of_id, again.turn_at) == (None, again.rang_at)


def test_who_rings_again_goes_on_with_the_incident_of_the_lost_call_which_ends(room: Room) -> None:
    again = flow.redialled(room)
    call = call_rejoin(room.call_taker, call_id=again.pk)
    before = now_of(again).redial_of
    assert before is not None
    assert call.incident_id == before.incident_id is not None
    assert (before.state, before.outcome, before.line_is_lost) == ("ended", "duplicate", False)
    assert [row["result"] for row in before.callbacks] == ["rang_again"]
    assert before.incident is not None
    assert before.incident.state == "taking"


def test_an_abandoned_call_whose_caller_is_here_again_ends_as_abandoned(room: Room) -> None:
    gone = flow.abandoned(room)
    call_rejoin(room.call_taker, call_id=flow.answered(room).pk)
    assert (now_of(gone).state, now_of(gone).outcome) == ("ended", "abandoned")
    assert not Alert.objects.filter(closed_at=None).exists()


def test_the_form_of_another_seat_stays_open_and_says_that_the_caller_was_reached(room: Room) -> None:
    before = lost(room)
    manager = room.actor("duty_manager")
    again = call_answer(manager, call_id=flow.ringing(room).pk)
    call_rejoin(manager, call_id=again.pk)
    assert (now_of(before).state, now_of(before).line_is_lost) == ("answered", False)


def test_a_parked_caller_who_was_reached_meanwhile_is_not_put_off_the_line(room: Room) -> None:
    before = flow.parked(room)
    call_line_lost(room.call_taker, call_id=before.pk)
    again = flow.answered(room)
    tried(room, before, "reached")
    call_rejoin(room.call_taker, call_id=again.pk)
    assert now_of(before).state == "parked"


def test_a_call_that_follows_no_lost_one_has_nothing_to_go_on_with(room: Room) -> None:
    with pytest.raises(Conflict) as refusal:
        call_rejoin(room.call_taker, call_id=flow.answered(room).pk)
    assert refusal.value.code == "no_lost_call"


def test_a_drill_and_a_real_call_of_one_number_are_two_callers(room: Room) -> None:
    call_abandon(room.call_taker, call_id=flow.ringing(room, drill=True).pk)
    assert flow.ringing(room).redial_of_id is None
