"""Two dispatchers and one unit: one wins, the other is told who did. With the lock off, they double-book."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from core.errors import Conflict
from dispatch.assignments import claim
from dispatch.assignments.models import Assignment
from dispatch.assignments.selectors import active_assignment_of_unit
from dispatch.assignments.states import ACTIVE
from fleet.units.models import Unit
from tests.fixtures import flow
from tests.fixtures.rival import MeetingPoint, at_once
from tests.fixtures.room import Room

INDEX = "assignment_one_active_per_unit"


@pytest.fixture
def meet_after_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both offers look whether the unit is free before either writes, when nothing stops them."""
    meeting = MeetingPoint()
    look = active_assignment_of_unit

    def look_and_meet(unit_id: int) -> Any:
        found = look(unit_id)
        meeting.wait()
        return found

    monkeypatch.setattr(claim, "active_assignment_of_unit", look_and_meet)


@pytest.fixture
def lock_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        claim, "unit_for_update", lambda unit_id: Unit.objects.select_related("station").get(pk=unit_id)
    )


@pytest.fixture
def index_off(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [INDEX])
        definition = cursor.fetchone()[0]
        cursor.execute(f"DROP INDEX {INDEX}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE assignments_assignment CASCADE")
        cursor.execute(definition)


def _two_offers_for_one_unit(room: Room) -> list[Any]:
    unit = room.units[0]
    incidents = [flow.awaiting(room), flow.awaiting(room)]

    def offer(incident_id: int) -> Any:
        return lambda: claim.assignment_offer(
            room.dispatcher, incident_id=incident_id, unit_id=unit.pk, client_uuid=uuid4()
        )

    return at_once(*(offer(incident.pk) for incident in incidents))


def _active() -> int:
    return Assignment.objects.filter(state__in=ACTIVE).count()


@pytest.mark.usefixtures("meet_after_check")
def test_of_two_offers_of_one_unit_one_wins_and_the_other_hears_who_has_it(committed_room: Room) -> None:
    results = _two_offers_for_one_unit(committed_room)
    refusals = [result for result in results if isinstance(result, Exception)]
    assert _active() == 1
    assert len(refusals) == 1
    assert isinstance(refusals[0], Conflict)
    assert refusals[0].code == "unit_not_available"
    assert refusals[0].params["by"] == "A dispatcher"
    assert refusals[0].params["incident"] == Assignment.objects.get().incident.number


@pytest.mark.usefixtures("meet_after_check", "lock_off")
def test_without_the_lock_the_index_still_refuses_the_second_offer(committed_room: Room) -> None:
    results = _two_offers_for_one_unit(committed_room)
    assert _active() == 1
    assert [getattr(result, "code", "won") for result in results if isinstance(result, Exception)] == [
        "unit_not_available"
    ]


@pytest.mark.usefixtures("meet_after_check", "lock_off", "index_off")
def test_control_without_lock_and_index_the_unit_is_double_booked(committed_room: Room) -> None:
    results = _two_offers_for_one_unit(committed_room)
    assert not any(isinstance(result, Exception) for result in results), results
    assert _active() == 2
