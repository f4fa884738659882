"""An incident says by which protocol version its level was given, and whether a director has signed it."""

import pytest

from cad.incidents.events import incident_payload
from cad.incidents.models import Incident
from cad.incidents.selectors import access_incident
from cad.triage.governance.approvals import protocol_approve
from cad.triage.models import ProtocolVersion
from core.accounts.roles import Role
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = pytest.mark.django_db


def told(room: Room, incident: Incident) -> object:
    return incident_payload(access_incident(room.call_taker, incident.pk))["protocol"]


def test_a_level_from_triage_or_a_mass_casualty_names_its_version(room: Room, active_protocol: ProtocolVersion) -> None:
    unsigned = {"id": active_protocol.pk, "label": active_protocol.label, "clinically_approved": False}
    assert [told(room, flow.arrest(room).incident), told(room, flow.mass_casualty(room))] == [unsigned, unsigned]
    assert told(room, flow.awaiting(room)) is None  # sent by a seat, without triage


def test_a_signature_shows_and_the_tablets_at_work_are_told(room: Room, active_protocol: ProtocolVersion) -> None:
    incident = flow.arrest(room).incident
    at_work = flow.accepted(room, incident=incident).unit
    for role in (Role.QUALITY_REVIEWER, Role.MEDICAL_DIRECTOR):
        protocol_approve(room.actor(role), protocol_id=active_protocol.pk, note="已审阅")
    assert told(room, incident) == {
        "id": active_protocol.pk,
        "label": active_protocol.label,
        "clinically_approved": True,
    }
    signed = Event.objects.filter(type="protocol.approved", centre_id=room.centre.pk).latest("pk")
    assert signed.streams == [f"centre:{room.centre.pk}", f"unit:{at_work.pk}"]
