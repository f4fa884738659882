from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from cad.calls.events import call_payload
from cad.calls.lost import call_abandon
from cad.calls.services import call_attach, call_end
from cad.calls.taking import call_answer
from cad.incidents.models import Incident
from cad.incidents.opening import incident_open
from cad.incidents.waiting import incident_close
from core import clock
from core.alerts.models import Alert
from core.errors import Conflict
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room


def test_the_first_to_answer_has_the_call_and_the_second_hears_who(room: Room) -> None:
    call = call_answer(room.call_taker, call_id=flow.ringing(room).pk)
    with pytest.raises(Conflict) as refusal:
        call_answer(room.actor("duty_manager"), call_id=call.pk)
    assert (refusal.value.code, refusal.value.params["by"]) == ("call_taken", "A call_taker")
    assert call_answer(room.call_taker, call_id=call.pk).taken_by_id == room.call_taker.user_id


def test_two_who_answer_at_once_are_not_both_told_that_they_have_it(committed_room: Room) -> None:
    call = flow.ringing(committed_room)
    manager = committed_room.actor("duty_manager")
    results = at_once(
        lambda: call_answer(committed_room.call_taker, call_id=call.pk), lambda: call_answer(manager, call_id=call.pk)
    )
    assert sorted(isinstance(result, Conflict) for result in results) == [False, True]


def test_an_abandoned_call_is_kept_on_the_desks_until_somebody_rings_back(room: Room) -> None:
    call = call_abandon(room.call_taker, call_id=flow.ringing(room, number="13911112222").pk)
    alert = Alert.objects.get(closed_at=None)
    assert (alert.kind, alert.params["number"]) == ("call_abandoned", "13911112222")
    assert call_answer(room.call_taker, call_id=call.pk).state == "answered"
    assert not Alert.objects.filter(closed_at=None).exists()


def test_an_incident_that_was_only_asked_about_ends_with_its_call(room: Room) -> None:
    incident = flow.taking(room)
    call_end(room.call_taker, call_id=incident.calls.get().pk, outcome="advice")
    incident.refresh_from_db()
    assert (incident.state, incident.outcome) == ("closed", "advice")


def test_an_incident_does_not_end_while_another_caller_is_on_the_line(room: Room) -> None:
    incident = flow.taking(room)
    second = call_attach(room.call_taker, call_id=flow.answered(room).pk, incident_id=incident.pk)
    call_end(room.call_taker, call_id=second.pk, outcome="advice")
    incident.refresh_from_db()
    assert incident.state == "taking"


def test_an_incident_left_by_its_only_call_ends_as_a_duplicate(room: Room) -> None:
    known, own = flow.awaiting(room), flow.taking(room)
    call = call_attach(room.call_taker, call_id=own.calls.get().pk, incident_id=known.pk)
    own.refresh_from_db()
    assert (call.incident_id, own.state, own.outcome) == (known.pk, "closed", "duplicate")


def test_a_call_opens_one_incident_at_most(room: Room) -> None:
    incident = flow.taking(room)
    with pytest.raises(Conflict) as refusal:
        incident_open(room.call_taker, call_id=incident.calls.get().pk, client_uuid=uuid4())
    assert (refusal.value.code, Incident.objects.count()) == ("call_has_incident", 1)


def test_a_call_that_is_said_to_ring_for_years_rings_since_now_and_says_so(room: Room) -> None:
    before = clock.now()
    call = flow.ringing(room, rang_at=before - timedelta(days=3650))
    told = Event.objects.get(type="call.rang").payload
    assert call.rang_at >= before
    assert datetime.fromisoformat(told["rang_at_given"]) == before - timedelta(days=3650)


def test_a_ring_time_that_is_taken_is_not_said_twice(room: Room) -> None:
    a_minute_ago = clock.now() - timedelta(minutes=1)
    assert call_payload(flow.ringing(room, rang_at=a_minute_ago))["rang_at_given"] is None
    assert call_payload(flow.ringing(room))["rang_at_given"] is None


def test_an_incident_that_is_open_for_dispatch_and_left_by_its_only_call_alarms_until_it_is_closed(room: Room) -> None:
    known, own = flow.awaiting(room), flow.awaiting(room)
    call_attach(room.call_taker, call_id=own.calls.get().pk, incident_id=known.pk)
    alert = Alert.objects.get(kind="two_incidents")
    assert (alert.incident_id, alert.params) == (own.pk, {"number": own.number, "other": known.number})
    incident_close(room.dispatcher, incident_id=own.pk, outcome="aborted", reason="重复来电")
    alert.refresh_from_db()
    assert alert.closed_at is not None
