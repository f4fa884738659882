from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record
from dispatch.routing.closures.replies import ClosureReply, ShapeReply
from dispatch.routing.closures.shapes import AREA, LINE, Rings
from dispatch.routing.models import Closure


def rings_of(closure: Closure) -> Rings:
    """The corners of the shape: of a line, or of an area's border and holes."""
    corners = closure.shape.coords
    return [list(ring) for ring in corners] if is_area(closure) else [list(corners)]


def is_area(closure: Closure) -> bool:
    return bool(closure.shape.geom_type == AREA)


def closure_payload(closure: Closure) -> ClosureReply:
    """The public state of a closure: event, snapshot and API reply alike."""
    return {
        "id": closure.pk,
        "version": closure.version,
        "kind": closure.kind,
        "speed_kmh": closure.speed_kmh,
        "direction": closure.direction,
        "shape": _shape(closure),
        "reason": closure.reason,
        "roads": closure.roads,
        "metres": round(closure.metres),
        "from_at": closure.from_at,
        "to_at": closure.to_at,
        "opened_at": closure.opened_at,
        "opened_by": person_json(closure.opened_by),
        "applied_at": closure.applied_at,
        "ended_at": closure.ended_at,
        "end_reason": closure.end_reason,
    }


def tell_closure(actor: Actor, type: str, closure: Closure) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="closure",
        row_id=closure.pk,
        version=closure.version,
        payload=closure_payload(closure),
        centre_id=closure.centre_id,
    )


def _shape(closure: Closure) -> ShapeReply:
    rings = rings_of(closure)
    return {"type": AREA, "coordinates": rings} if is_area(closure) else {"type": LINE, "coordinates": rings[0]}
