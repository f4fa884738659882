from datetime import datetime

from cad.geo.premises.notes import premise_notes
from cad.incidents.models import Incident
from cad.incidents.replies import IncidentReply, PlaceReply
from cad.incidents.states import WelfareResult
from cad.triage.replies import ProtocolLabelReply
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def incident_payload(incident: Incident) -> IncidentReply:
    """The public state of an incident: event, snapshot and API reply alike."""
    held = bool(incident.hold_reason)
    return {
        "id": incident.pk,
        "version": incident.version,
        "centre": incident.centre_id,
        "number": incident.number,
        "state": incident.state,
        "level": incident.level or None,
        "determinant": incident.determinant or None,
        "card": incident.card or None,
        "resources": incident.resources,
        "protocol": _protocol(incident),
        "co_responses": incident.co_responses,
        "welfare_calls": incident.welfare_calls,
        "welfare_since": _welfare_since(incident),
        "complaint": incident.complaint,
        "callback_number": incident.callback_number,
        "patients_count": incident.patients_count,
        "units": incident.units,
        "notes": incident.notes,
        "place": _place(incident),
        "place_detail": incident.place_detail,
        "hold": {"reason": incident.hold_reason, "wake_at": incident.hold_wake_at} if held else None,
        "opened_at": incident.opened_at,
        "opened_by": person_json(incident.opened_by),
        "answered_at": incident.answered_at,
        "level_set_at": incident.level_set_at,
        "triaged_at": incident.triaged_at,
        "dispatch_opened_at": incident.dispatch_opened_at,
        "closed_at": incident.closed_at,
        "outcome": incident.outcome or None,
        "outcome_reason": incident.outcome_reason,
        "drill": incident.drill,
    }


def _welfare_since(incident: Incident) -> datetime | None:
    """The last welfare call that reached somebody, else when the wait for a unit began."""
    reached = [call["at"] for call in incident.welfare_calls if call["result"] != WelfareResult.NOT_REACHED]
    return datetime.fromisoformat(reached[-1]) if reached else incident.dispatch_opened_at


def _protocol(incident: Incident) -> ProtocolLabelReply | None:
    version = incident.protocol
    if version is None:
        return None
    approved = version.clinically_approved_by_id is not None
    return {"id": version.pk, "label": version.label, "clinically_approved": approved}


def _place(incident: Incident) -> PlaceReply | None:
    if incident.place_point is None:
        return None
    return {
        "lon": incident.place_point.x,
        "lat": incident.place_point.y,
        "label": incident.place_label,
        "detail": incident.place_detail,
        "method": incident.place_method,
        "datum": incident.place_datum,
        "radius_m": incident.place_radius_m,
        "outside_city": incident.place_outside_city,
        "location": incident.place_location_id,
        "premises": premise_notes(incident.place_premise),
        "confirmed_at": incident.place_confirmed_at,
        "confirmed_by": person_json(incident.place_confirmed_by),
    }


def tell_incident(actor: Actor, type: str, incident: Incident) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="incident",
        row_id=incident.pk,
        version=incident.version,
        payload=incident_payload(incident),
        centre_id=incident.centre_id,
    )
