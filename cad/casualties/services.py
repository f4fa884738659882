"""An incident is worked as a mass casualty. Each action locks the incident."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cad.calls.states import CallOutcome
from cad.casualties.colouring import Finding, casualty_colour, colour_by_answers
from cad.casualties.events import tell_mass_casualty
from cad.casualties.models import MassCasualty
from cad.casualties.permissions import (
    may_declare_mass_casualty,
    may_dismiss_mass_casualty,
    may_manage_mass_casualty,
    may_sieve,
)
from cad.casualties.proposing import about
from cad.casualties.selectors import mass_casualty_of
from cad.casualties.states import MASS_CASUALTY_STATES, MassCasualtyState, Remains
from cad.casualties.suspecting import told_of
from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.services import close_locked
from cad.incidents.states import IncidentState
from cad.patients.models import Patient
from cad.patients.selectors import patient_get
from cad.patients.states import ColourSource
from cad.triage.applying import level_give, levels_remain
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.alerts.services import alerts_close
from core.errors import Conflict, Invalid, NotFound
from core.idempotency.services import once
from core.versions import update_guarded

# Why the incident of a mass casualty was closed; the reason of its end is with the mass casualty.
NOBODY_FOUND = "nobody_found"


def mass_casualty_declare(actor: Actor, *, incident_id: int, reason: str) -> MassCasualty:
    """Work the incident as a mass casualty: level R1 and the plan's resources, whatever was asked. Twice is once.

    Raises Conflict `incident_closed`, Invalid `reason_needed`.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_declare_mass_casualty, actor, incident)
        mass = mass_casualty_of(incident)
        if mass is not None and mass.is_declared:
            return mass
        _check(incident, reason)
        fields = {
            "reason": reason.strip(),
            "told": told_of(incident),
            "state_at": clock.now(),
            "state_by_id": actor.user_id,
        }
        if mass is None:
            MassCasualty.objects.create(centre_id=incident.centre_id, incident=incident, **fields)
        else:
            MASS_CASUALTY_STATES.check(mass.state, MassCasualtyState.DECLARED)
            update_guarded(mass, state=MassCasualtyState.DECLARED, **fields)
        tell_mass_casualty(actor, "mass_casualty.declared", _of(incident))
        level_give(actor, incident)
        return _of(incident)


def mass_casualty_dismiss(actor: Actor, *, incident_id: int, reason: str) -> MassCasualty:
    """Many were told of, and it is no mass casualty. It may be declared all the same later.

    Raises Conflict `not_suspected`, `incident_closed`; Invalid `reason_needed`.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dismiss_mass_casualty, actor, incident)
        mass = mass_casualty_of(incident)
        if mass is None or mass.state != MassCasualtyState.SUSPECTED:
            raise Conflict("Nothing waits to be declared here.", code="not_suspected")
        _check(incident, reason)
        update_guarded(
            mass,
            state=MassCasualtyState.DISMISSED,
            reason=reason.strip(),
            state_at=clock.now(),
            state_by_id=actor.user_id,
        )
        tell_mass_casualty(actor, "mass_casualty.dismissed", _of(incident))
        return _of(incident)


def mass_casualty_end(actor: Actor, *, incident_id: int, reason: str, remains: str = Remains.PATIENTS) -> MassCasualty:
    """It is none, or none any more. Colours and grade stay in the record.

    With patients the level is theirs again; with nobody the incident is closed. Raises Conflict `nobody_triaged` when
    no patient has a level or a colour, so that R1 would stay for ever, `incident_under_way` when nobody was found and
    units are going.
    """
    with action(actor):
        incident, mass = _declared(actor, incident_id)
        _check(incident, reason)
        if remains == Remains.PATIENTS and not levels_remain(incident):
            raise Conflict("Nobody was triaged. Triage one, or end it as nobody found.", code="nobody_triaged")
        if remains == Remains.NOBODY and incident.state == IncidentState.UNDER_WAY:
            raise Conflict("Units are assigned. Abort them first.", code="incident_under_way")
        update_guarded(
            mass,
            state=MassCasualtyState.ENDED,
            reason=reason.strip(),
            state_at=clock.now(),
            state_by_id=actor.user_id,
        )
        tell_mass_casualty(actor, "mass_casualty.ended", _of(incident))
        if remains == Remains.NOBODY:
            close_locked(actor, incident, outcome=CallOutcome.ABORTED, reason=NOBODY_FOUND)
        else:
            level_give(actor, incident, lower=True)
        return _of(incident)


def mass_casualty_grade(actor: Actor, *, incident_id: int, grade: str, reason: str = "") -> MassCasualty:
    """The duty manager confirms the grade of the event; another than the proposed one with a reason."""
    with action(actor):
        incident, mass = _declared(actor, incident_id)
        if grade != mass.grade_proposed and not reason.strip():
            raise Invalid("Say why this grade and not the proposed one.", code="reason_needed")
        update_guarded(mass, grade=grade, grade_reason=reason.strip(), grade_at=clock.now(), grade_by_id=actor.user_id)
        tell_mass_casualty(actor, "mass_casualty.graded", _of(incident))
        alerts_close(actor, about=about(mass))
        return _of(incident)


def casualty_sieve(
    actor: Actor,
    *,
    incident_id: int,
    client_uuid: UUID,
    answers: Mapping[str, str],
    child: bool = False,
    patient_id: int | None = None,
    description: str = "",
) -> tuple[Patient, bool]:
    """Sieve one more casualty by telephone, or one that is counted already. Returns it and whether this was new.

    ``answers`` are yes, no or unknown by the keys of the sieve's questions. Raises Invalid `sieve_incomplete`.
    """
    body: dict[str, Any] = {
        "incident": incident_id,
        "patient": patient_id,
        "description": description,
        "child": child,
        "answers": dict(answers),
    }
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_sieve, actor, incident)

        def run() -> int:
            colour, read = colour_by_answers(answers, child=child)
            finding = Finding(colour, ColourSource.TELEPHONE, clock.now(), child, read)
            patient = casualty_colour(
                actor, incident, finding, client_uuid=client_uuid, patient_id=patient_id, description=description
            )
            return patient.pk

        patient_key, created = once(actor, client_uuid, "casualty_sieve", body, run)
        return patient_get(patient_key), created


def _declared(actor: Actor, incident_id: int) -> tuple[Incident, MassCasualty]:
    incident = incident_for_update(incident_id)
    require(may_manage_mass_casualty, actor, incident)
    mass = mass_casualty_of(incident)
    if mass is None:
        raise NotFound("This incident is no mass casualty.")
    if not mass.is_declared:
        raise Conflict("This is no mass casualty now.", code="not_mass_casualty")
    return incident, mass


def _check(incident: Incident, reason: str) -> None:
    if incident.state == IncidentState.CLOSED:
        raise Conflict("The incident is closed.", code="incident_closed")
    if not reason.strip():
        raise Invalid("Say why.", code="reason_needed")


def _of(incident: Incident) -> MassCasualty:
    """Read anew, for its people are named in what is told."""
    mass = mass_casualty_of(incident)
    if mass is None:
        raise NotFound("This incident is no mass casualty.")
    return mass
