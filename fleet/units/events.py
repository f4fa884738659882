from core.actors import Actor
from core.events.services import record
from fleet.units.models import Unit
from fleet.units.replies import UnitReply


def unit_payload(unit: Unit) -> UnitReply:
    """The public state of a unit: event, snapshot and API reply alike. Its jobs are assignments."""
    station = unit.station
    return {
        "id": unit.pk,
        "version": unit.version,
        "centre": unit.centre_id,
        "call_sign": unit.call_sign,
        "station": {
            "id": station.pk,
            "name": station.name,
            "name_en": station.name_en,
            "lon": station.point.x,
            "lat": station.point.y,
        },
        "kind": unit.kind,
        "capabilities": unit.capabilities,
        "readiness": unit.readiness,
        "readiness_reason": unit.readiness_reason,
        "readiness_since": unit.readiness_since,
        "shift_ends_at": unit.shift_ends_at,
    }


def tell_unit(actor: Actor, type: str, unit: Unit) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="unit",
        row_id=unit.pk,
        version=unit.version,
        payload=unit_payload(unit),
        centre_id=unit.centre_id,
        streams=[f"unit:{unit.pk}"],
    )
