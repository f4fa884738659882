"""Closures: opened, changed and ended by people or other systems. The routers take them up within a minute."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import GEOSGeometry, LineString, Polygon

from cad.geo.selectors import city_active
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid, NotFound
from core.idempotency.services import once
from core.versions import check_version, update_guarded
from dispatch.routing.closures.covering import covering
from dispatch.routing.closures.events import rings_of, tell_closure
from dispatch.routing.closures.permissions import may_close_roads
from dispatch.routing.closures.selectors import closure_for_update
from dispatch.routing.closures.shapes import AREA, Rings, shape_read
from dispatch.routing.models import Closure


def closure_open(actor: Actor, *, client_uuid: UUID, body: Mapping[str, Any]) -> tuple[Closure, bool]:
    """Close or slow a road. Returns the closure and whether it is new.

    `body`: kind, speed_kmh, direction, shape (`type`, `coordinates`, GeoJSON), datum, reason, from_at, to_at. Raises
    Invalid with a stable code for a shape that means no road, a missing speed or times that do not fit.
    """
    require(may_close_roads, actor)
    centre_id = actor.centre_id
    if centre_id is None:
        raise Invalid("You belong to no centre.", code="no_centre")
    rings, geometry = _shape_of(body)
    fields = _checked({"direction": Closure.Direction.BOTH, "speed_kmh": None, "to_at": None, **body})
    coverage = covering(rings, is_area=_is_area(geometry), along_only=fields["direction"] == Closure.Direction.ALONG)

    def run() -> int:
        closure = Closure.objects.create(
            centre_id=centre_id,
            client_uuid=client_uuid,
            **fields,
            shape=geometry,
            datum=body["datum"],
            roads=coverage.roads,
            pieces=coverage.pieces,
            metres=coverage.metres,
            opened_at=clock.now(),
            opened_by_id=actor.user_id,
        )
        tell_closure(actor, "closure.opened", closure)
        return closure.pk

    with action(actor):
        closure_id, created = once(actor, client_uuid, "closure_open", dict(body), run)
        return closure_for_update(closure_id), created


def closure_change(actor: Actor, *, closure_id: int, version: int, changes: Mapping[str, Any]) -> Closure:
    """Change what is given: kind, speed_kmh, direction, shape with datum, reason, from_at, to_at. Raises as opening."""
    held = closure_read(closure_id)
    require(may_close_roads, actor, held)
    rings, geometry = _shape_of(changes) if "shape" in changes else (rings_of(held), held.shape)
    kept = {name: getattr(held, name) for name in ("kind", "speed_kmh", "direction", "reason", "from_at", "to_at")}
    fields = _checked({**kept, **changes})
    coverage = covering(rings, is_area=_is_area(geometry), along_only=fields["direction"] == Closure.Direction.ALONG)
    fields |= {"shape": geometry, "roads": coverage.roads, "pieces": coverage.pieces, "metres": coverage.metres}
    with action(actor):
        closure = closure_for_update(closure_id)
        check_version(closure, version)
        _refuse_ended(closure)
        moved = any(getattr(closure, name) != fields[name] for name in ("kind", "speed_kmh", "direction", "shape"))
        update_guarded(closure, **fields, **({"applied_at": None} if moved else {}))
        tell_closure(actor, "closure.changed", closure)
        return closure


def closure_end(actor: Actor, *, closure_id: int, reason: str = "") -> Closure:
    """The road is open again. Raises Conflict `closure_ended` when it was already."""
    with action(actor):
        closure = closure_for_update(closure_id)
        require(may_close_roads, actor, closure)
        _refuse_ended(closure)
        update_guarded(closure, ended_at=clock.now(), end_reason=reason)
        tell_closure(actor, "closure.ended", closure)
        return closure


def closure_read(closure_id: int) -> Closure:
    """The closure, not locked. Raises NotFound."""
    row = Closure.objects.filter(pk=closure_id).first()
    if row is None:
        raise NotFound("There is no such closure.")
    return row


def _checked(body: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a request, whole."""
    kind, speed = body["kind"], body["speed_kmh"]
    if kind == Closure.Kind.SLOW and not speed:
        raise Invalid("Say how fast the road still is, in km/h.", code="speed_needed")
    from_at: datetime = body.get("from_at") or clock.now()
    to_at: datetime | None = body["to_at"]
    if to_at is not None and to_at <= max(from_at, clock.now()):
        raise Invalid("The end must lie after the beginning, and in the future.", code="closure_ends_too_early")
    if not body["reason"].strip():
        raise Invalid("Give the reason.", code="reason_needed")
    return {
        "kind": kind,
        "speed_kmh": speed if kind == Closure.Kind.SLOW else None,
        "direction": body["direction"],
        "reason": body["reason"],
        "from_at": from_at,
        "to_at": to_at,
    }


def _shape_of(body: Mapping[str, Any]) -> tuple[Rings, GEOSGeometry]:
    city = city_active()
    kind = body["shape"]["type"]
    rings = shape_read(kind, body["shape"]["coordinates"], body["datum"], city.box if city else None)
    return rings, Polygon(*rings, srid=4326) if kind == AREA else LineString(rings[0], srid=4326)


def _is_area(geometry: GEOSGeometry) -> bool:
    return bool(geometry.geom_type == AREA)


def _refuse_ended(closure: Closure) -> None:
    if closure.ended_at is not None:
        raise Conflict("This closure has ended. Open a new one.", code="closure_ended")
