"""The table of each state machine and the trigger in PostgreSQL are the same, step by step."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from cad.calls.states import CALL_STATES
from cad.incidents.states import INCIDENT_STATES
from core.errors import InvalidTransition
from core.states import StateMachine
from dispatch.assignments.states import ASSIGNMENT_STATES
from fleet.units.states import READINESS_STATES
from tests.fixtures import flow
from tests.fixtures.room import Room

MACHINES = {
    "calls_call": (CALL_STATES, "state"),
    "incidents_incident": (INCIDENT_STATES, "state"),
    "assignments_assignment": (ASSIGNMENT_STATES, "state"),
    "units_unit": (READINESS_STATES, "readiness"),
}

# What the other constraints of a row want, so that only the step itself is under test.
FILL = {
    "calls_call": "outcome = 'advice', answered_at = rang_at, parked_at = rang_at",
    "incidents_incident": "outcome = 'advice', hold_reason = 'other'",
    "assignments_assignment": "reason = 'other'",
    "units_unit": "readiness_reason = 'other'",
}


@pytest.mark.parametrize("table", MACHINES)
def test_the_database_allows_exactly_the_steps_of_the_table(room: Room, table: str) -> None:
    machine, column = MACHINES[table]
    assignment = flow.accepted(room)
    keys = {
        "calls_call": assignment.incident.calls.get().pk,
        "incidents_incident": assignment.incident_id,
        "assignments_assignment": assignment.pk,
        "units_unit": assignment.unit_id,
    }
    for old, new in product(machine.transitions, repeat=2):
        if old != new:
            assert _database_allows(table, column, keys[table], old, new) == machine.allows(old, new), (old, new)


@pytest.mark.parametrize("table", MACHINES)
def test_every_state_has_a_row_and_every_step_leads_to_a_state(table: str) -> None:
    machine: StateMachine = MACHINES[table][0]
    assert machine.initial <= set(machine.transitions)
    assert {new for steps in machine.transitions.values() for new in steps} <= set(machine.transitions)


@pytest.mark.parametrize("table", [name for name in MACHINES if name != "units_unit"])
def test_a_row_begins_in_an_initial_state(room: Room, table: str) -> None:
    machine, column = MACHINES[table]
    later = next(state for state in machine.transitions if state not in machine.initial)
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="cannot begin as"), transaction.atomic():
        cursor.execute(f"INSERT INTO {table} ({column}) VALUES (%s)", [later])


def _database_allows(table: str, column: str, key: int, old: str, new: str) -> bool:
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(f"UPDATE {table} SET {FILL[table]}, {column} = %s WHERE id = %s", [old, key])
                cursor.execute("SET LOCAL session_replication_role = origin")
                cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [new, key])
        except IntegrityError as refusal:
            if "cannot become" not in str(refusal):
                raise
            return False
    return True


@pytest.mark.parametrize(
    ("machine", "old", "words"),
    [
        (INCIDENT_STATES, "closed", "An incident that is closed cannot become nothing."),
        (ASSIGNMENT_STATES, "clear", "An assignment that is clear cannot become nothing."),
        (CALL_STATES, "ended", "A call that is ended cannot become nothing."),
        (READINESS_STATES, "ready", "A unit that is ready cannot become nothing."),
    ],
)
def test_a_step_that_there_is_not_is_refused_in_a_sentence(machine: StateMachine, old: str, words: str) -> None:
    with pytest.raises(InvalidTransition, match=words):
        machine.check(old, "nothing")
