"""The dispatcher aborts while the crew accepts: whoever is second sees what the first did."""

import time
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from core.errors import DomainError
from dispatch.assignments import answering, stages
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ASSIGNMENT_STATES
from tests.fixtures import flow
from tests.fixtures.rival import MeetingPoint, at_once
from tests.fixtures.room import Room


@pytest.fixture
def meet_before_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both read the offer before either writes, when nothing stops them."""
    meeting = MeetingPoint(patience_s=0.5)
    check = type(ASSIGNMENT_STATES).check

    def meet_and_check(machine: Any, old: str, new: str) -> None:
        if machine is ASSIGNMENT_STATES:
            meeting.wait()
        check(machine, old, new)

    monkeypatch.setattr(type(ASSIGNMENT_STATES), "check", meet_and_check)


def _abort_and_accept(room: Room) -> tuple[Any, Any, Assignment]:
    assignment = flow.offered(room)
    tablet = room.tablet(assignment.unit)
    aborted, accepted = at_once(
        lambda: stages.assignment_abort(
            room.dispatcher, assignment_id=assignment.pk, client_uuid=uuid4(), reason="caller_cancelled"
        ),
        lambda: answering.assignment_accept(tablet, assignment_id=assignment.pk, client_uuid=uuid4()),
    )
    assignment.refresh_from_db()
    return aborted, accepted, assignment


@pytest.mark.usefixtures("meet_before_check")
def test_an_aborted_job_never_ends_as_accepted(committed_room: Room) -> None:
    aborted, accepted, assignment = _abort_and_accept(committed_room)
    assert not isinstance(aborted, Exception)
    assert assignment.state == "aborted"
    if isinstance(accepted, Exception):
        assert isinstance(accepted, DomainError)
        assert accepted.code == "invalid_transition"


@pytest.mark.usefixtures("meet_before_check")
def test_control_without_lock_and_guard_only_the_trigger_stops_the_accept(
    committed_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both read `offered` and both mean to write; the slower accept would overwrite the abort."""

    def unlocked(assignment_id: int) -> Any:
        assignment = Assignment.objects.select_related("unit", "offered_by", "incident").get(pk=assignment_id)
        return assignment, assignment.incident

    def unguarded(row: Any, **changes: Any) -> None:
        if changes.get("state") == "accepted":
            time.sleep(0.5)
        type(row)._default_manager.filter(pk=row.pk).update(**changes)

    for module in (answering, stages):
        monkeypatch.setattr(module, "assignment_and_incident_for_update", unlocked)
        monkeypatch.setattr(module, "update_guarded", unguarded)
    aborted, accepted, _assignment = _abort_and_accept(committed_room)
    assert not isinstance(aborted, Exception)
    assert isinstance(accepted, IntegrityError)
    assert "cannot become accepted" in str(accepted)
