"""Events to prove the log with: plain facts about a unit, written by an action like any other."""

from core.actions import action
from core.actors import Actor
from core.events.services import record
from fleet.units.models import Unit
from tests.fixtures.room import Room


def tell(room: Room, number: int, unit: Unit | None = None) -> None:
    """Write one event, in an action of its own."""
    with action(Actor.system("test", room.centre.pk)):
        tell_within(room, number, unit)


def tell_within(room: Room, number: int, unit: Unit | None = None) -> None:
    """Write one event into the transaction that is open."""
    unit = unit or room.units[0]
    record(
        Actor.system("test", room.centre.pk),
        "unit.noted",
        entity="unit",
        row_id=unit.pk,
        version=number,
        payload={"id": unit.pk, "version": number},
        centre_id=room.centre.pk,
        streams=[f"unit:{unit.pk}"],
    )


def tell_many(room: Room, numbers: range) -> None:
    for number in numbers:
        tell(room, number)
