"""An alert is quiet once somebody has it in hand, and stands until its reason is gone."""

from datetime import timedelta

import pytest

from cad.incidents.waiting import incident_close
from core import clock
from core.alerts.models import Alert
from core.alerts.services import alert_acknowledge, alert_close, alert_payload
from core.errors import Conflict, NotAllowed
from core.events.models import Event
from dispatch.sla.policies import policies_seed
from dispatch.sla.services import sweep
from tests.fixtures import flow
from tests.fixtures.room import Room


def the_open() -> Alert:
    return Alert.objects.get(closed_at=None)


def test_a_call_taker_does_not_quiet_that_a_unit_declined(room: Room) -> None:
    flow.declined(room)
    with pytest.raises(NotAllowed):
        alert_acknowledge(room.call_taker, alert_id=the_open().pk)
    assert the_open().acknowledged_at is None


def test_an_acknowledged_alert_stands_and_names_who_has_it(room: Room) -> None:
    flow.declined(room)
    with clock.frozen(clock.now()):
        alert_acknowledge(room.dispatcher, alert_id=the_open().pk)
        told = alert_payload(the_open())
        assert told["acknowledged_by"] == {"id": room.dispatcher.user_id, "name": "A dispatcher"}
        assert told["acknowledged_at"] == clock.now()
        assert told["comes_back_at"] == clock.now() + timedelta(seconds=120)
        assert (told["answers"], told["closes_by_hand"]) == (["dispatcher", "duty_manager"], True)


def test_it_is_acknowledged_once_while_it_is_quiet_and_again_when_it_came_back(room: Room) -> None:
    flow.declined(room)
    pk = the_open().pk
    alert_acknowledge(room.dispatcher, alert_id=pk)
    alert_acknowledge(room.actor("duty_manager"), alert_id=pk)
    assert the_open().acknowledged_by_id == room.dispatcher.user_id
    with clock.travelled(timedelta(seconds=121)):
        alert_acknowledge(room.actor("duty_manager"), alert_id=pk)
    assert the_open().acknowledged_by_id == room.actor("duty_manager").user_id
    assert Event.objects.filter(type="alert.acknowledged").count() == 2


def test_that_a_unit_declined_is_over_when_another_is_offered_the_incident(room: Room) -> None:
    declined = flow.declined(room)
    flow.offered(room, room.units[1], declined.incident)
    assert Alert.objects.get().closed_at is not None


def test_that_a_unit_declined_is_over_when_the_incident_is_closed(room: Room) -> None:
    declined = flow.declined(room)
    incident_close(room.dispatcher, incident_id=declined.incident_id, outcome="aborted", reason="已自行就医")
    assert Alert.objects.get().closed_at is not None


def test_that_a_unit_declined_may_be_closed_by_hand(room: Room) -> None:
    flow.declined(room)
    pk = the_open().pk
    closed = alert_close(room.dispatcher, alert_id=pk)
    alert_close(room.dispatcher, alert_id=pk)
    assert closed.closed_at is not None
    assert Event.objects.get(type="alert.closed").actor["key"] == room.dispatcher.key


def test_a_caller_who_hung_up_is_rung_back_and_not_closed_by_hand(room: Room) -> None:
    flow.abandoned(room)
    with pytest.raises(Conflict) as refusal:
        alert_close(room.call_taker, alert_id=the_open().pk)
    assert refusal.value.code == "alert_stands"


def test_an_offer_that_a_dispatcher_has_in_hand_stands_until_it_is_answered(room: Room) -> None:
    policies_seed(room.centre)
    assignment = flow.offered(room)
    with clock.travelled(timedelta(seconds=61)):
        sweep(propose=lambda assignment_id: None)
        alert = Alert.objects.get(kind="offer_not_accepted")
        alert_acknowledge(room.dispatcher, alert_id=alert.pk)
        alert.refresh_from_db()
        assert alert.closed_at is None
        flow.accept(room, assignment)
    alert.refresh_from_db()
    assert alert.closed_at is not None
