"""The table of a clock's states is the database's table, too; and what a clock may not be."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from core.clock import now
from dispatch.sla.models import Clock
from dispatch.sla.states import CLOCK_STATES, ClockState
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import clock_of
from tests.fixtures.room import Room

# What else a row needs in each state, so that only the step itself can be refused.
FITTING = {
    "running": "next_at = due_at, breached_at = NULL, stopped_at = NULL, cancel_reason = ''",
    "met": "next_at = NULL, breached_at = NULL, stopped_at = now(), cancel_reason = ''",
    "breached": "next_at = NULL, breached_at = now(), stopped_at = NULL, cancel_reason = ''",
    "cancelled": "next_at = NULL, breached_at = NULL, stopped_at = now(), cancel_reason = 'held'",
}


def put(row: Clock, state: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE sla_clock SET state = %s, {FITTING[state]} WHERE id = %s", [state, row.pk])


@pytest.mark.parametrize(("old", "new"), list(product(ClockState.values, ClockState.values)))
def test_the_database_allows_the_steps_of_the_table_and_no_other(timed: Room, old: str, new: str) -> None:
    story.rang(timed, "10:00:00")
    row = clock_of("answer")
    if old != "running":
        put(row, old)
    if old == new or CLOCK_STATES.allows(old, new):
        put(row, new)
        row.refresh_from_db()
        assert row.state == new
    else:
        with pytest.raises(IntegrityError, match=f"that is {old} cannot become {new}"):
            put(row, new)


def test_a_subject_has_one_open_clock_of_a_stage(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    row = clock_of("answer")
    with pytest.raises(IntegrityError, match="clock_one_open_per_call"), transaction.atomic():
        Clock.objects.create(
            centre=row.centre,
            stage="answer",
            call=row.call,
            policy=row.policy,
            started_at=row.started_at,
            due_at=row.due_at,
            next_at=row.due_at,
        )


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"stopped_at": now()}, "clock_state_fits_its_times"),
        ({"next_at": None}, "clock_running_has_a_deadline"),
        ({"cancel_reason": "held"}, "clock_cancelled_has_a_reason"),
        ({"call": None}, "clock_is_about_one_thing"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(timed: Room, wrong: dict, constraint: str) -> None:
    story.rang(timed, "10:00:00")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Clock.objects.update(**wrong)
