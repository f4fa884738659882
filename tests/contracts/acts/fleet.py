"""Units and their tablets."""

from fleet.units.services import unit_set_readiness, unit_tablet_bind, unit_tablet_revoke
from tests.contracts.acts.prepared import Prepared
from tests.fixtures.room import Room


def _readiness(room: Room) -> Prepared:
    unit = room.units[0]
    return lambda: unit_set_readiness(
        room.dispatcher, unit_id=unit.pk, version=unit.version, readiness="out_of_service", reason="加油"
    )


def _bind(room: Room) -> Prepared:
    return lambda: unit_tablet_bind(room.actor("duty_manager"), unit_id=room.units[0].pk)


def _revoke(room: Room) -> Prepared:
    unit = room.units[0]
    return lambda: unit_tablet_revoke(room.actor("duty_manager"), unit_id=unit.pk, token_id=room.token_id(unit))
