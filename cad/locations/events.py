from cad.locations.models import CallerLocation
from cad.locations.replies import CallerLocationReply
from core.actors import Actor
from core.events.services import record


def location_payload(row: CallerLocation) -> CallerLocationReply:
    """The public state of a caller's location: event, snapshot and API reply alike."""
    return {
        "id": row.pk,
        "version": row.version,
        "centre": row.centre_id,
        "call": row.call_id,
        "number": row.number,
        "source": row.source,
        "method": row.method,
        "lon": row.point.x if row.point else None,
        "lat": row.point.y if row.point else None,
        "datum": row.datum or None,
        "radius_m": row.radius_m,
        "confidence": row.confidence,
        "address": row.address,
        "fixed_at": row.fixed_at,
        "received_at": row.received_at,
        "failed": row.failed,
    }


def tell_location(actor: Actor, type: str, row: CallerLocation) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="location",
        row_id=row.pk,
        version=row.version,
        payload=location_payload(row),
        centre_id=row.centre_id,
        topics=[f"call:{row.call_id}"] if row.call_id else [],
        occurred_at=row.fixed_at or row.received_at,
    )
