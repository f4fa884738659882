"""An incident is worked as a mass casualty: counted by colour, graded by a person, corrected by the scene."""

from typing import Any
from uuid import uuid4

import pytest

from cad.casualties.models import MassCasualty, Sieving
from cad.casualties.services import casualty_sieve, mass_casualty_declare, mass_casualty_end, mass_casualty_grade
from cad.incidents.models import Incident
from cad.incidents.services import incident_update
from cad.patients.models import Patient
from core.accounts.roles import Role
from core.alerts.models import Alert
from core.errors import Conflict, Invalid, NotAllowed
from dispatch.assignments.casualties import assignment_casualty_mark
from dispatch.assignments.models import Assignment
from tests.cad.triage.test_sessions import say
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]

GREEN = {"walking": "yes"}
RED = {"walking": "no", "breathing": "yes", "fast": "yes"}
YELLOW = {"walking": "no", "breathing": "yes", "fast": "no", "pulse": "yes", "obeys": "yes"}
NOT_BREATHING = {"walking": "no", "breathing": "no", "opened": "no"}


def declared(room: Room, told: int = 1) -> Incident:
    incident = flow.placed(room)
    if told > 1:
        incident = incident_update(
            room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": told}
        )
    mass_casualty_declare(room.call_taker, incident_id=incident.pk, reason="大巴侧翻")
    return Incident.objects.get(pk=incident.pk)


def sieve(room: Room, incident: Incident, answers: dict[str, str], **more: Any) -> Patient:
    return casualty_sieve(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), answers=answers, **more)[0]


def mark(room: Room, job: Assignment, colour: str, **more: Any) -> Patient:
    tablet = room.tablet(job.unit)
    return assignment_casualty_mark(tablet, assignment_id=job.pk, client_uuid=uuid4(), colour=colour, **more)[0]


def proposed(incident: Incident) -> str:
    return MassCasualty.objects.get(incident=incident).grade_proposed


def at_scene(room: Room, incident: Incident) -> Assignment:
    return flow.report(room, flow.accepted(room, incident=incident), "rolling", "at_scene")


def test_declaring_opens_the_dispatch_at_the_highest_level_with_the_plans_resources(room: Room) -> None:
    incident = declared(room)
    assert (incident.level, incident.determinant, incident.state) == ("R1", "MCI-R1-OVR", "awaiting")
    assert (incident.resources[0], incident.units) == ("MULTI", 3)
    again = mass_casualty_declare(room.dispatcher, incident_id=incident.pk, reason="另一人报告")
    assert (again.reason, again.version) == ("大巴侧翻", 1)


def test_it_needs_a_reason(room: Room) -> None:
    with pytest.raises(Invalid) as refused:
        mass_casualty_declare(room.call_taker, incident_id=flow.placed(room).pk, reason=" ")
    assert refused.value.code == "reason_needed"


def test_each_sieved_casualty_is_a_patient_with_a_colour_and_its_answers(room: Room) -> None:
    incident = declared(room)
    patient = sieve(room, incident, RED, description="女 约30岁")
    assert (patient.number, patient.colour, patient.colour_source) == (1, "red", "telephone")
    assert Sieving.objects.get().answers == RED
    for _ in range(3):
        sieve(room, incident, RED)
    sieve(room, incident, GREEN)
    # Who walks needs no ambulance alone.
    assert Incident.objects.get(pk=incident.pk).units == 4
    sieve(room, incident, GREEN, patient_id=patient.pk)
    assert Patient.objects.get(pk=patient.pk).colour == "green"
    assert Sieving.objects.filter(patient=patient).count() == 2


def test_a_sieve_without_its_last_answer_is_refused_with_the_question(room: Room) -> None:
    with pytest.raises(Invalid) as refused:
        sieve(room, declared(room), {"walking": "no"})
    assert (refused.value.code, refused.value.params["next"]) == ("sieve_incomplete", "breathing")


def test_nobody_is_sieved_before_it_is_declared(room: Room) -> None:
    with pytest.raises(Conflict) as refused:
        sieve(room, flow.placed(room), GREEN)
    assert refused.value.code == "not_mass_casualty"


def test_the_grade_is_proposed_from_the_counts_alarms_and_is_confirmed_by_the_duty_manager(room: Room) -> None:
    incident = declared(room, told=12)
    sieve(room, incident, RED)
    assert proposed(incident) == ""
    sieve(room, incident, NOT_BREATHING)
    assert proposed(incident) == "IV"
    alert = Alert.objects.get(kind="mass_casualty_grade", closed_at=None)
    assert alert.params == {"grade": "IV", "casualties": 12, "critical": 2}
    with pytest.raises(NotAllowed):
        mass_casualty_grade(room.dispatcher, incident_id=incident.pk, grade="IV")
    duty = room.actor(Role.DUTY_MANAGER)
    with pytest.raises(Invalid):
        mass_casualty_grade(duty, incident_id=incident.pk, grade="III")
    mass = mass_casualty_grade(duty, incident_id=incident.pk, grade="IV")
    assert (mass.grade, mass.grade_by_id) == ("IV", duty.user_id)
    assert not Alert.objects.filter(kind="mass_casualty_grade", closed_at=None).exists()


def test_more_told_in_the_form_propose_a_graver_grade_at_once(room: Room) -> None:
    incident = declared(room, told=12)
    for _ in range(4):
        sieve(room, incident, RED)
    incident.refresh_from_db()
    incident_update(room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 35})
    assert proposed(incident) == "III"


def test_the_crew_at_the_scene_corrects_a_colour_and_the_telephone_does_not_overrule_it(room: Room) -> None:
    incident = declared(room)
    patient = sieve(room, incident, NOT_BREATHING)
    job = at_scene(room, incident)
    seen = mark(room, job, "dead", patient_id=patient.pk)
    assert (seen.colour, seen.colour_source) == ("dead", "scene")
    with pytest.raises(Conflict) as refused:
        sieve(room, incident, RED, patient_id=patient.pk)
    assert refused.value.code == "colour_from_scene"
    found = mark(room, job, "yellow", description="担架旁")
    assert (found.number, found.colour) == (2, "yellow")


def test_a_unit_that_has_not_arrived_gives_no_colours(room: Room) -> None:
    job = flow.accepted(room, incident=declared(room))
    with pytest.raises(Conflict) as refused:
        mark(room, job, "red")
    assert refused.value.code == "not_at_scene"


def test_a_finding_that_arrives_late_does_not_replace_a_newer_one(room: Room) -> None:
    incident = declared(room)
    job = at_scene(room, incident)
    patient = mark(room, job, "red")
    assert patient.colour_at is not None
    earlier = patient.colour_at.replace(year=2020)
    assert mark(room, job, "green", patient_id=patient.pk, occurred_at=earlier).colour == "red"
    assert Sieving.objects.filter(patient=patient).count() == 2


def test_ended_with_a_reason_by_the_duty_manager_the_level_is_that_of_the_patients_again(room: Room) -> None:
    session = say(room, flow.triaging(room), conscious="altered")
    mass_casualty_declare(room.call_taker, incident_id=session.incident_id, reason="听说很多人")
    duty = room.actor(Role.DUTY_MANAGER)
    mass = mass_casualty_end(duty, incident_id=session.incident_id, reason="只有一人")
    incident = Incident.objects.get(pk=session.incident_id)
    assert (mass.state, incident.level, incident.determinant) == ("ended", "R2", session.determinant)
    assert mass_casualty_declare(room.call_taker, incident_id=session.incident_id, reason="又发现多人").is_declared


@pytest.mark.parametrize(("answers", "level"), [(GREEN, "R3"), (YELLOW, "R2"), (RED, "R1"), (NOT_BREATHING, "R1")])
def test_ended_with_patients_who_were_only_sieved_the_level_is_that_of_their_colours(
    room: Room, answers: dict[str, str], level: str
) -> None:
    incident = declared(room)
    sieve(room, incident, answers)
    mass_casualty_end(room.actor(Role.DUTY_MANAGER), incident_id=incident.pk, reason="只有一人")
    incident.refresh_from_db()
    assert (incident.level, incident.determinant, incident.state) == (level, f"MCI-{level}-SIEVE", "awaiting")


def test_ended_with_nobody_found_the_incident_is_closed(room: Room) -> None:
    incident, duty = declared(room), room.actor(Role.DUTY_MANAGER)
    with pytest.raises(Conflict) as refused:
        mass_casualty_end(duty, incident_id=incident.pk, reason="误报", remains="patients")
    assert refused.value.code == "nobody_triaged"
    mass = mass_casualty_end(duty, incident_id=incident.pk, reason="误报", remains="nobody")
    incident.refresh_from_db()
    assert (mass.state, mass.reason, incident.state) == ("ended", "误报", "closed")
    assert (incident.outcome, incident.outcome_reason) == ("aborted", "nobody_found")


def test_while_units_are_going_nobody_is_not_what_remains(room: Room) -> None:
    incident = flow.offered(room, incident=declared(room)).incident
    with pytest.raises(Conflict) as refused:
        mass_casualty_end(room.actor(Role.DUTY_MANAGER), incident_id=incident.pk, reason="误报", remains="nobody")
    assert refused.value.code == "incident_under_way"
    assert MassCasualty.objects.get(incident=incident).is_declared
