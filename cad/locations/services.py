"""Reports of where a caller may be: kept as they come, joined to the call of the same number."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from math import isfinite
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db.models import Q

from cad.calls.models import Call
from cad.calls.numbers import number_key, same_number
from cad.calls.selectors import call_for_update, calls_of_number
from cad.calls.states import CallState
from cad.locations.events import tell_location
from cad.locations.kinds import LocationMethod, LocationSource
from cad.locations.models import CallerLocation
from cad.locations.permissions import may_report_location
from cad.locations.selectors import AHEAD_OF_CALL
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.coordinates import BadCoordinates, Datum, checked, to_wgs84
from core.errors import Invalid
from core.idempotency.services import once
from core.locks import lock_name
from core.versions import update_guarded

CLOCK_TOLERANCE = timedelta(seconds=5)
RING_BACK = timedelta(hours=1)  # for so long a report still belongs to an abandoned call


@dataclass(frozen=True, slots=True)
class Report:
    """What a source says. `lon`, `lat` in degrees of `datum`; without them words in `address`, or a failed fix."""

    source: LocationSource
    method: LocationMethod = LocationMethod.UNKNOWN
    lon: float | None = None
    lat: float | None = None
    datum: Datum | None = None
    radius_m: float | None = None
    confidence: int | None = None
    address: str = ""
    fixed_at: datetime | None = None
    raw: str = ""
    failed: bool = False


def location_report(
    actor: Actor, *, client_uuid: UUID, report: Report, call_id: int | None = None, number: str = ""
) -> tuple[CallerLocation, bool]:
    """Keep a report, joined to its call or to the newest open call of the number. Returns it and whether it is new.

    Without such a call it waits for one to ring. Raises Invalid for coordinates that cannot be meant, a point without
    its datum, or a report that says nothing.
    """
    if report.lon == 0 and report.lat == 0:  # what a device says when it has no position
        report = replace(report, lon=None, lat=None, failed=True)
    if report.fixed_at and report.fixed_at > clock.now() + CLOCK_TOLERANCE:
        report = replace(report, fixed_at=None)  # the handset's clock is wrong; where it is may still be right
    if report.radius_m is not None and not isfinite(report.radius_m):
        report = replace(report, radius_m=None)
    point = None if report.failed else _point(report)
    with action(actor):
        require(may_report_location, actor)
        centre_id = actor.centre_id
        if centre_id is None:
            raise Invalid("You do not belong to a centre.", code="no_centre")
        _wait_for_same_number(centre_id, number)
        call = _call(actor, centre_id, call_id, number)
        body: dict[str, Any] = {"call": call_id, "number": number, **asdict(report)}

        def run() -> int:
            row = CallerLocation.objects.create(
                centre_id=centre_id,
                client_uuid=client_uuid,
                call=call,
                number=number or (call.number if call else ""),
                source=report.source,
                method=report.method,
                point=point,
                datum=report.datum if point and report.datum else "",
                radius_m=report.radius_m,
                confidence=report.confidence,
                address=report.address,
                fixed_at=report.fixed_at,
                received_at=clock.now(),
                failed=report.failed,
                raw=report.raw,
            )
            tell_location(actor, "location.reported", row)
            return row.pk

        row_id, created = once(actor, client_uuid, "location_report", body, run)
        return CallerLocation.objects.get(pk=row_id), created


def locations_join(actor: Actor, call: Call) -> None:
    """Reports of the call's number that came before it rang are about it. Part of the action in which it rings."""
    _wait_for_same_number(call.centre_id, call.number)
    since = clock.now() - AHEAD_OF_CALL
    waiting = CallerLocation.objects.filter(centre_id=call.centre_id, call=None, received_at__gte=since)
    for row in waiting.order_by("pk"):
        if same_number(row.number, call.number):
            update_guarded(row, call=call)
            tell_location(actor, "location.joined", row)


def _wait_for_same_number(centre_id: int, number: str) -> None:
    """A call that rings and a report of its number at the same moment would not see each other."""
    if key := number_key(number):
        lock_name(f"location:{centre_id}:{key}")


def _call(actor: Actor, centre_id: int, call_id: int | None, number: str) -> Call | None:
    if call_id is not None:
        call = call_for_update(call_id)
        require(may_report_location, actor, call)
        return call
    is_open = Q(state__in=[CallState.RINGING, CallState.ANSWERED, CallState.PARKED]) | Q(
        state=CallState.ABANDONED, abandoned_at__gte=clock.now() - RING_BACK
    )
    return calls_of_number(centre_id, number).filter(is_open).order_by("-rang_at").first()


def _point(report: Report) -> Point | None:
    if report.lon is None or report.lat is None:
        if report.address:
            return None
        raise Invalid("Send lon, lat and datum, or an address.", code="location_empty")
    if report.datum is None:
        raise Invalid("Say which datum the coordinates are in.", code="datum_needed")
    try:
        given = checked(report.lon, report.lat)
    except BadCoordinates as refusal:
        raise Invalid(str(refusal), code=refusal.code) from refusal
    place = to_wgs84(given.lon, given.lat, report.datum)
    return Point(place.lon, place.lat, srid=4326)
