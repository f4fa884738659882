"""Incidents, from opening to closing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from cad.incidents.co_responses import incident_co_response_tell
from cad.incidents.opening import incident_open
from cad.incidents.placeless import incident_place_escalate
from cad.incidents.services import incident_place_confirm, incident_send_now, incident_update
from cad.incidents.waiting import incident_close, incident_hold, incident_reopen, incident_wake
from cad.incidents.welfare import incident_welfare_call
from core import clock
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _open(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: incident_open(room.call_taker, call_id=call.pk, client_uuid=uuid4())


def _update(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"complaint": "胸痛"}
    )


def _place(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: incident_place_confirm(
        room.call_taker,
        incident_id=incident.pk,
        version=incident.version,
        lon=-123.1,
        lat=49.25,
        datum="wgs84",
        label="Main Street",
        method="street",
    )


def _escalate_place(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: incident_place_escalate(room.call_taker, incident_id=incident.pk)


def _send_now(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: incident_send_now(room.call_taker, incident_id=incident.pk)


def _tell_police(room: Room) -> Prepared:
    incident = flow.needing_police(room)
    flow.offered(room, incident=incident)
    return lambda: incident_co_response_tell(room.dispatcher, incident_id=incident.pk, code="POLICE")


def _call_welfare(room: Room) -> Prepared:
    incident = flow.awaiting(room, "R3")
    flow.offered(room, incident=incident)
    return lambda: incident_welfare_call(
        room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), result="better", note="不喘了"
    )


def _call_welfare_in_vain(room: Room) -> Prepared:
    incident = flow.awaiting(room, "R3")

    def call() -> None:
        incident_welfare_call(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), result="not_reached")

    call()
    return call


def _hold(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: _held(room, incident)


def _held(room: Room, incident: Any) -> Any:
    wake_at = clock.now() + timedelta(minutes=5)
    return incident_hold(room.dispatcher, incident_id=incident.pk, reason="traffic", wake_at=wake_at)


def _wake(room: Room) -> Prepared:
    incident = flow.held(room)
    return lambda: incident_wake(room.dispatcher, incident_id=incident.pk)


def _close(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="已自行就医")


def _reopen(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="误操作")
    return lambda: incident_reopen(room.dispatcher, incident_id=incident.pk, reason="误操作")
