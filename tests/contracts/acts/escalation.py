"""Alerts, and what the sweep does when nobody acts."""

from datetime import timedelta

from cad.calls.lost import call_abandon
from core import clock
from core.alerts.models import Alert
from core.alerts.services import alert_acknowledge, alert_close
from dispatch.sla.next_unit import next_unit_propose
from dispatch.sla.services import sweep
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _acknowledge(room: Room) -> Prepared:
    call_abandon(room.call_taker, call_id=flow.ringing(room).pk)
    return lambda: alert_acknowledge(room.call_taker, alert_id=Alert.objects.get().pk)


def _alert_closed_by_hand(room: Room) -> Prepared:
    flow.declined(room)
    return lambda: alert_close(room.dispatcher, alert_id=Alert.objects.get().pk)


def _ring_again(room: Room) -> Prepared:
    flow.offered(room)
    return lambda: _swept(timedelta(seconds=31))


def _escalate(room: Room) -> Prepared:
    flow.offered(room)
    return lambda: _swept(timedelta(seconds=61))


def _propose_next(room: Room) -> Prepared:
    assignment = flow.offered(room)
    _swept(timedelta(seconds=61))
    return lambda: next_unit_propose(assignment.pk)


def _wake_when_due(room: Room) -> Prepared:
    flow.held(room)
    return lambda: _swept(timedelta(minutes=6))


def _swept(later: timedelta) -> None:
    with clock.travelled(later):
        sweep(propose=lambda assignment_id: None)
