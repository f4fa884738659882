import pytest
from django.db import transaction

from cad.incidents.models import Incident
from core.actions import action
from core.actors import Actor
from core.errors import Conflict
from core.events.services import record
from core.locks import LockOrderError, Rank, lock_one
from fleet.units.models import Unit, UnitEvent  # type: ignore[attr-defined]
from fleet.units.services import unit_set_readiness
from tests.fixtures import flow
from tests.fixtures.rival import Rival
from tests.fixtures.room import Room


def test_an_action_inside_another_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic(), action(Actor.system("test")):
        pytest.fail("the inner action must not begin")


def test_an_event_outside_a_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(RuntimeError):
        record(Actor.system("test"), "x.done", entity="x", row_id=1, version=1, payload={}, centre_id=1)


def test_a_unit_locked_before_its_incident_is_a_programming_error(room: Room) -> None:
    incident = flow.taking(room)
    with action(room.dispatcher):
        lock_one(Rank.UNIT, Unit.objects.all(), room.units[0].pk)
        with pytest.raises(LockOrderError):
            lock_one(Rank.INCIDENT, Incident.objects.all(), incident.pk)


def test_a_row_held_by_somebody_else_is_refused_soon_and_in_words(
    committed_room: Room, settings: object, rival: Rival
) -> None:
    settings.LOCK_TIMEOUT_MS = 200  # type: ignore[attr-defined]
    unit = committed_room.units[0]
    with (
        rival.holding("SELECT 1 FROM units_unit WHERE id = %s FOR UPDATE", unit.pk),
        pytest.raises(Conflict) as refusal,
    ):
        unit_set_readiness(committed_room.dispatcher, unit_id=unit.pk, version=1, readiness="off_duty")
    assert refusal.value.code == "busy_try_again"


def test_row_history_names_the_actor_and_the_request(room: Room) -> None:
    unit = room.units[0]
    unit_set_readiness(room.dispatcher, unit_id=unit.pk, version=1, readiness="out_of_service", reason="轮胎")
    row = UnitEvent.objects.filter(pgh_obj_id=unit.pk).order_by("-pgh_id").select_related("pgh_context").first()
    assert row is not None
    assert row.readiness == "out_of_service"
    assert row.pgh_context.metadata["actor"] == room.dispatcher.key
    assert row.pgh_context.metadata["request_id"] == "test-request"


from tests.fixtures.rival import Rival  # noqa: E402 - named in the annotation above
