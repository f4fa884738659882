"""Patients of an incident, and mass casualties."""

from functools import partial
from uuid import uuid4

from cad.casualties.services import (
    casualty_sieve,
    mass_casualty_declare,
    mass_casualty_dismiss,
    mass_casualty_end,
    mass_casualty_grade,
)
from cad.incidents.services import incident_update
from cad.patients.services import patient_add, patient_describe, patient_restore, patient_take_back
from cad.triage.services import triage_answer
from cad.triage.starting import triage_start
from core.accounts.roles import Role
from dispatch.assignments.casualties import assignment_casualty_mark
from tests.contracts.acts.prepared import Prepared
from tests.fixtures import flow
from tests.fixtures.room import Room


def _patient_add(room: Room) -> Prepared:
    incident = flow.triaging(room).incident
    return lambda: patient_add(room.call_taker, incident_id=incident.pk, client_uuid=uuid4())


def _patient_describe(room: Room) -> Prepared:
    patient = flow.patient(room)
    return lambda: patient_describe(room.call_taker, patient_id=patient.pk, version=1, description="女 约30岁")


def _patient_take_back(room: Room) -> Prepared:
    """One in arrest: the level falls, and the clocks of the arrest end."""
    patient = flow.patient(room)
    session, _ = triage_start(
        room.call_taker, incident_id=patient.incident_id, client_uuid=uuid4(), patient_id=patient.pk
    )
    for fact, value in (("conscious", "no"), ("breathing", "none")):
        session = triage_answer(room.call_taker, session_id=session.pk, version=session.version, fact=fact, value=value)
    return lambda: patient_take_back(room.call_taker, patient_id=patient.pk, reason="重复登记")


def _patient_restore(room: Room) -> Prepared:
    patient = flow.taken_back(room)
    return lambda: patient_restore(room.call_taker, patient_id=patient.pk, reason="确有此人")


def _mass_casualty_declare(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: mass_casualty_declare(room.call_taker, incident_id=incident.pk, reason="大巴侧翻")


def _mass_casualty_end(room: Room) -> Prepared:
    incident = flow.mass_casualty(room)
    return lambda: mass_casualty_end(
        room.actor(Role.DUTY_MANAGER), incident_id=incident.pk, reason="只有一人", remains="nobody"
    )


def _mass_casualty_suspect(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 7}
    )


def _mass_casualty_dismiss(room: Room) -> Prepared:
    incident = flow.many_told(room)
    return lambda: mass_casualty_dismiss(room.dispatcher, incident_id=incident.pk, reason="均无受伤")


def _mass_casualty_grade(room: Room) -> Prepared:
    incident = flow.mass_casualty(room)
    manager = room.actor(Role.DUTY_MANAGER)
    return lambda: mass_casualty_grade(manager, incident_id=incident.pk, grade="IV", reason="媒体关注")


def _casualty_sieve(room: Room) -> Prepared:
    """The second critical one of ten: a grade is proposed, and alarms."""
    incident = flow.mass_casualty(room)
    incident_update(room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 10})
    answers = {"walking": "no", "breathing": "no", "opened": "no"}
    sieve = partial(casualty_sieve, room.call_taker, incident_id=incident.pk, answers=answers)
    sieve(client_uuid=uuid4())
    return lambda: sieve(client_uuid=uuid4())


def _assignment_casualty_mark(room: Room) -> Prepared:
    job = flow.at_mass_casualty(room)
    tablet = room.tablet(job.unit)
    return lambda: assignment_casualty_mark(tablet, assignment_id=job.pk, client_uuid=uuid4(), colour="dead")
