"""Calls: rung, answered, rung back, ended, their callers and places."""

from uuid import uuid4

from cad.calls.callers import call_caller_set
from cad.calls.interpreters import call_interpreter_note
from cad.calls.lost import call_abandon, call_callback_add, call_line_lost
from cad.calls.rejoining import call_rejoin
from cad.calls.services import call_attach, call_end, call_register
from cad.calls.taking import call_answer, call_next, call_park
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _register(room: Room) -> Prepared:
    return lambda: call_register(room.call_taker, client_uuid=uuid4(), number="1", source="manual")


def _answer(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _abandon(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: call_abandon(room.call_taker, call_id=call.pk)


def _next(room: Room) -> Prepared:
    flow.answered(room)
    flow.ringing(room, number="13900000000")
    return lambda: call_next(room.call_taker, client_uuid=uuid4(), park=True)


def _park(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_park(room.call_taker, call_id=call.pk)


def _unpark(room: Room) -> Prepared:
    call = flow.parked(room)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _line_lost(room: Room) -> Prepared:
    call = flow.parked(room)
    return lambda: call_line_lost(room.call_taker, call_id=call.pk)


def _line_lost_by_hanging_up(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_caller_set(room.call_taker, call_id=call.pk, conditions=["hung_up"])


def _redial(room: Room) -> Prepared:
    flow.abandoned(room)
    return lambda: flow.ringing(room)


def _rejoin(room: Room) -> Prepared:
    call = flow.redialled(room)
    return lambda: call_rejoin(room.call_taker, call_id=call.pk)


def _reached(room: Room) -> Prepared:
    call = flow.abandoned(room)
    return lambda: call_callback_add(room.call_taker, call_id=call.pk, client_uuid=uuid4(), result="reached")


def _ring_back(room: Room) -> Prepared:
    call = call_abandon(room.call_taker, call_id=flow.ringing(room).pk)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _report_location(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: flow.located(room, number=call.number)


def _join_location(room: Room) -> Prepared:
    flow.located(room)
    return lambda: flow.ringing(room)


def _caller_set(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_caller_set(room.call_taker, call_id=call.pk, conditions=["deaf"])


def _interpreter(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_interpreter_note(
        room.call_taker, call_id=call.pk, client_uuid=uuid4(), step="asked", language="en", number="010-1"
    )


def _call_back(room: Room) -> Prepared:
    call = flow.abandoned(room)
    return lambda: call_callback_add(room.call_taker, call_id=call.pk, client_uuid=uuid4(), result="busy")


def _end(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_end(room.call_taker, call_id=call.pk, outcome="advice")


def _end_with_incident(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: call_end(room.call_taker, call_id=incident.calls.get().pk, outcome="nuisance")


def _attach(room: Room) -> Prepared:
    incident, call = flow.awaiting(room), flow.answered(room)
    return lambda: call_attach(room.call_taker, call_id=call.pk, incident_id=incident.pk)
