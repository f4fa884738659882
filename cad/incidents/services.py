"""What happens to an incident while it is taken, and the pieces that other actions use."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import Point

from cad.geo.models import City
from cad.geo.premises.models import Premise
from cad.geo.selectors import city_active
from cad.incidents.events import tell_incident
from cad.incidents.levels import open_dispatch, open_dispatch_if_ready
from cad.incidents.models import Incident
from cad.incidents.numbers import next_number
from cad.incidents.permissions import may_take_incident
from cad.incidents.placeless import place_search_over
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import INCIDENT_STATES, IncidentState, Level
from cad.locations.models import CallerLocation
from cad.patients.adding import patients_told
from cad.triage.applying import level_give
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close, alerts_close_of_assignments
from core.coordinates import BadCoordinates, LonLat, checked, metres_outside, to_wgs84
from core.errors import Conflict, Invalid
from core.versions import check_version, update_guarded


def incident_create(
    actor: Actor, *, client_uuid: UUID, centre: Any, answered_at: Any, callback_number: str, drill: bool
) -> Incident:
    """A new incident, being taken. Part of the caller's action."""
    now = clock.now()
    incident = Incident.objects.create(
        centre=centre,
        client_uuid=client_uuid,
        number=next_number(centre, now),
        callback_number=callback_number,
        opened_at=now,
        opened_by_id=actor.user_id,
        answered_at=answered_at or now,
        drill=drill,
    )
    tell_incident(actor, "incident.opened", incident)
    return incident


def incident_update(actor: Actor, *, incident_id: int, version: int, changes: Mapping[str, Any]) -> Incident:
    """Change what is written about the incident: complaint, callback number, patients, notes, details of the place."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)
        check_version(incident, version)
        changed = {name: value for name, value in changes.items() if getattr(incident, name) != value}
        if changed:
            update_guarded(incident, **changed)
            tell_incident(actor, "incident.updated", incident)
        if "patients_count" in changed:
            patients_told(actor, incident, incident.patients_count)
            level_give(actor, incident)
        return incident


def incident_place_confirm(
    actor: Actor,
    *,
    incident_id: int,
    version: int,
    lon: float,
    lat: float,
    datum: str,
    label: str,
    method: str,
    detail: str | None = None,
    location: int | None = None,
    premise: int | None = None,
) -> Incident:
    """The place was read back to the caller and is right. With a level that calls for it, the dispatch opens.

    `lon`, `lat` are degrees in `datum`; they are kept as WGS-84. `location` is the caller's location that was adopted,
    if one was, `premise` the centre's own record of the place. Raises Invalid `no_such_location` when it is none of
    this incident's callers', `no_such_premise` for one that the centre does not keep.
    """
    city = city_active()
    place = _wgs84(lon, lat, datum, city)
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)
        check_version(incident, version)
        if incident.state == IncidentState.CLOSED:
            raise Conflict("The incident is closed.", code="incident_closed")
        adopted = _location(incident, location)
        update_guarded(
            incident,
            place_point=Point(place.lon, place.lat, srid=4326),
            place_label=label,
            place_detail=incident.place_detail if detail is None else detail,
            place_method=method,
            place_datum=datum,
            place_radius_m=adopted.radius_m if adopted else None,
            place_outside_city=city is not None and metres_outside(place.lon, place.lat, city.box) > 0,
            place_location=adopted,
            place_premise=_premise(incident, premise),
            place_confirmed_at=clock.now(),
            place_confirmed_by_id=actor.user_id,
        )
        tell_incident(actor, "incident.place_confirmed", incident)
        place_search_over(actor, incident)
        open_dispatch_if_ready(actor, incident)
        return incident


def _location(incident: Incident, location_id: int | None) -> CallerLocation | None:
    if location_id is None:
        return None
    found = CallerLocation.objects.filter(pk=location_id, call__incident=incident, failed=False).first()
    if found is None:
        raise Invalid("None of this incident's callers was reported there.", code="no_such_location")
    return found


def _premise(incident: Incident, premise_id: int | None) -> Premise | None:
    if premise_id is None:
        return None
    kept = Premise.objects.select_related("parent").filter(centre_id=incident.centre_id, active=True)
    found = kept.filter(pk=premise_id).first()
    if found is None:
        raise Invalid("The centre keeps no such premise.", code="no_such_premise")
    return found


def incident_send_now(actor: Actor, *, incident_id: int, level: str = Level.R2) -> Incident:
    """The call-taker opens the dispatch without waiting for the questions. `level` counts when triage gave none yet."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_take_incident, actor, incident)
        if incident.state != IncidentState.TAKING:
            return incident
        if incident.place_point is None:
            raise Invalid("Confirm the place first.", code="place_needed")
        if not incident.level:
            update_guarded(incident, level=level, determinant=f"UNTRIAGED-{level}", level_set_at=clock.now())
            tell_incident(actor, "incident.level_set", incident)
        open_dispatch(actor, incident)
        return incident


def incident_close_untaken(actor: Actor, incident: Incident, *, outcome: str) -> None:
    """End a locked incident that never opened for dispatch, with the outcome of its call."""
    close_locked(actor, incident, outcome=outcome, reason="")


def close_locked(actor: Actor, incident: Incident, *, outcome: str, reason: str) -> None:
    INCIDENT_STATES.check(incident.state, IncidentState.CLOSED)
    update_guarded(
        incident,
        state=IncidentState.CLOSED,
        outcome=outcome,
        outcome_reason=reason,
        closed_at=clock.now(),
        hold_reason="",
        hold_wake_at=None,
    )
    tell_incident(actor, "incident.closed", incident)
    alerts_close(actor, about=f"incident:{incident.pk}")
    alerts_close_of_assignments(actor, incident_id=incident.pk)


def _wgs84(lon: float, lat: float, datum: str, city: City | None) -> LonLat:
    try:
        checked(lon, lat)
        place = to_wgs84(lon, lat, datum)
        return checked(place.lon, place.lat, box=city.box if city else None)
    except BadCoordinates as error:
        raise Invalid(str(error), code=error.code, lon=lon, lat=lat) from error
