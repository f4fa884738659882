"""Several patients of one incident: each with sessions of its own, the scene told once, the level of the worst."""

from typing import Any
from uuid import uuid4

import pytest

from cad.incidents.models import Incident
from cad.incidents.services import incident_update
from cad.patients.models import Patient
from cad.patients.services import patient_add, patient_describe, patient_restore, patient_take_back
from cad.triage.models import TriageSession
from cad.triage.selectors import triage_get
from cad.triage.services import triage_answer, triage_complete, triage_instruction_give
from cad.triage.starting import triage_start
from core.errors import Conflict, Invalid, NotFound, StaleVersion
from dispatch.sla.models import Clock
from dispatch.sla.policies import policies_seed
from tests.cad.triage.test_sessions import incident_of, say, start, told
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


def add(room: Room, session: TriageSession, description: str = "男 约60岁") -> Patient:
    return patient_add(room.call_taker, incident_id=session.incident_id, client_uuid=uuid4(), description=description)[
        0
    ]


def triage(room: Room, patient: Patient, **answers: Any) -> TriageSession:
    session, _ = triage_start(
        room.call_taker, incident_id=patient.incident_id, client_uuid=uuid4(), patient_id=patient.pk
    )
    return say(room, session, **answers)


def take_back(room: Room, patient: Patient, reason: str = "重复登记") -> Patient:
    return patient_take_back(room.call_taker, patient_id=patient.pk, reason=reason)


def test_two_sessions_are_open_at_once_and_keep_their_answers(room: Room) -> None:
    first = say(room, start(room), conscious="yes", breathing="normal")
    second = triage(room, add(room, first), conscious="altered")
    first = say(room, triage_get(first.pk), severe_bleeding="no")
    assert (first.patient.number, second.patient.number) == (1, 2)
    assert (first.facts["conscious"], triage_get(second.pk).facts["conscious"]) == ("yes", "altered")
    with pytest.raises(Conflict) as refused:
        triage(room, second.patient)
    assert refused.value.code == "triage_open"


def test_the_incident_has_the_most_urgent_patients_level_and_what_all_need(room: Room) -> None:
    first = triage_complete(room.call_taker, session_id=say(room, start(room), conscious="yes", breathing="normal").pk)
    assert (incident_of(first).level, incident_of(first).units) == ("R3", 1)
    second = add(room, first)
    assert (incident_of(first).units, incident_of(first).patients_count) == (2, 2)
    session = triage(room, second, conscious="no", breathing="none")
    incident = incident_of(first)
    assert (incident.level, incident.determinant) == ("R1", session.determinant)
    # An arrest takes two crews, the other patient a third.
    assert incident.units == 3
    assert {"PHYS", "SECOND", "AED_RESP"} <= set(incident.resources)
    assert "BLS" not in incident.resources


def test_of_the_scene_nothing_is_asked_twice(room: Room) -> None:
    first = say(room, start(room), conscious="yes", breathing="normal", scene_danger="yes", patients_count=2)
    second = triage(room, add(room, first))
    assert (second.facts["scene_danger"], second.facts["patients_count"]) == ("yes", 2)
    assert "conscious" not in second.facts
    carried = {answer["fact"]: answer["carried"] for answer in told(second)["trail"]}
    assert carried["scene_danger"]["triage"] == first.pk


def test_what_is_told_of_the_scene_later_reaches_the_other_open_sessions_and_never_lowers_them(room: Room) -> None:
    first = say(room, start(room), conscious="altered")
    second = triage(room, add(room, first), conscious="yes", breathing="normal")
    say(room, second, patients_count=3)
    say(room, second, scene_danger="yes")
    first = triage_get(first.pk)
    assert (first.facts["scene_danger"], first.level) == ("yes", "R1")
    say(room, second, scene_danger="no")
    assert (triage_get(first.pk).facts["scene_danger"], triage_get(first.pk).level) == ("no", "R1")


def test_how_many_are_said_to_be_hurt_is_one_number(room: Room) -> None:
    session = say(room, start(room), conscious="yes", patients_count=3)
    assert incident_of(session).patients_count == 3
    incident = incident_of(session)
    changed = incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 5}
    )
    # One for each of whom nothing is known yet.
    assert (changed.level, changed.units) == ("R1", 5)
    assert triage(room, add(room, session)).facts["patients_count"] == 5


def test_a_patient_added_by_mistake_is_taken_back_with_a_reason_and_kept(room: Room) -> None:
    first = say(room, start(room), conscious="altered")
    second = add(room, first)
    session = triage(room, second, conscious="no", breathing="normal")
    assert incident_of(first).level == "R1"
    with pytest.raises(Invalid) as refused:
        take_back(room, second, " ")
    assert refused.value.code == "reason_needed"
    gone = take_back(room, second)
    incident = incident_of(first)
    assert (gone.state, gone.state_reason) == ("taken_back", "重复登记")
    assert (incident.level, incident.patients_count, incident.units) == ("R2", 1, 1)
    assert triage_get(session.pk).facts["conscious"] == "no"
    with pytest.raises(Conflict) as closed:
        say(room, session, breathing="none")
    assert closed.value.code == "patient_taken_back"
    with pytest.raises(NotFound):
        triage(room, second)
    patient_restore(room.call_taker, patient_id=second.pk, reason="确有此人")
    assert (incident_of(first).level, incident_of(first).patients_count) == ("R1", 2)


def test_the_last_patient_and_one_whom_the_caller_was_told_to_help_are_not_taken_back(room: Room) -> None:
    first = say(room, start(room), conscious="no", breathing="none")
    with pytest.raises(Conflict) as last:
        take_back(room, first.patient)
    assert last.value.code == "last_patient"
    add(room, first)
    triage_instruction_give(room.call_taker, session_id=first.pk, code="START_CPR")
    with pytest.raises(Conflict) as helped:
        take_back(room, first.patient)
    assert helped.value.code == "patient_instructed"


def test_a_patient_is_known_by_a_few_words(room: Room) -> None:
    patient = start(room).patient
    named = patient_describe(room.call_taker, patient_id=patient.pk, version=1, description=" 女 约30岁 ")
    assert (named.number, named.description, named.version) == (1, "女 约30岁", 2)
    with pytest.raises(StaleVersion):
        patient_describe(room.call_taker, patient_id=patient.pk, version=1, description="男")


def test_each_patient_in_arrest_has_clocks_of_its_own(room: Room) -> None:
    policies_seed(room.centre)
    first = say(room, start(room), conscious="no", breathing="none")
    second = triage(room, add(room, first), conscious="no", breathing="none")
    clocks = Clock.objects.filter(incident=first.incident_id, patient__isnull=False).order_by("pk")
    assert list(clocks.values_list("patient", "stage")) == [
        (first.patient_id, "recognition"),
        (first.patient_id, "compression"),
        (second.patient_id, "recognition"),
        (second.patient_id, "compression"),
    ]
    take_back(room, second.patient)
    last = clocks.last()
    assert last is not None
    assert (last.state, last.cancel_reason) == ("cancelled", "taken_back")
    assert clocks.get(patient=first.patient_id, stage="compression").state == "running"


def test_two_answers_to_two_patients_do_not_wait_for_each_others_version(room: Room) -> None:
    first = say(room, start(room), conscious="yes")
    second = triage(room, add(room, first))
    say(room, second, conscious="yes")
    answered = triage_answer(
        room.call_taker, session_id=first.pk, version=first.version, fact="breathing", value="normal"
    )
    assert answered.version == first.version + 1
    assert Incident.objects.get(pk=first.incident_id).level == ""
