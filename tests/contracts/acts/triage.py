"""Triage sessions."""

from uuid import uuid4

from cad.triage.arrest import triage_compressions_begin
from cad.triage.language import triage_language_set
from cad.triage.models import TriageSession
from cad.triage.services import (
    triage_answer,
    triage_choose_card,
    triage_complete,
    triage_instruction_give,
    triage_override,
)
from cad.triage.starting import triage_start
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _triage_start(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: triage_start(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), language="zh")


def _triage_answers(room: Room) -> Prepared:
    return lambda: flow.arrest(room)


def _triage_language(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_language_set(room.call_taker, session_id=session.pk, language="en")


def _triage_card(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_choose_card(room.call_taker, session_id=session.pk, card="CHEST")


def _triage_override(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_override(room.call_taker, session_id=session.pk, level="R1", reason="面色很差")


def _triage_instruction(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")


def _triage_compressions(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_compressions_begin(room.call_taker, session_id=session.pk)


def _triage_complete(room: Room) -> Prepared:
    session = flow.arrest(room)
    return lambda: triage_complete(room.call_taker, session_id=session.pk)


def _triage_second_patient(room: Room) -> Prepared:
    patient = flow.patient(room)
    return lambda: triage_start(
        room.call_taker, incident_id=patient.incident_id, client_uuid=uuid4(), patient_id=patient.pk
    )


def _triage_call_back(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_start(room.call_taker, incident_id=session.incident_id, client_uuid=uuid4(), again=True)


def _triage_scene_told(room: Room) -> Prepared:
    """Said of one patient, carried to the other; how many there are is the incident's."""
    first = flow.patient(room)
    triage_start(room.call_taker, incident_id=first.incident_id, client_uuid=uuid4(), patient_id=first.pk)
    session = TriageSession.objects.filter(incident=first.incident_id).earliest("pk")
    return lambda: triage_answer(
        room.call_taker, session_id=session.pk, version=session.version, fact="patients_count", value=4
    )
