"""The incident's level, resources and units from all its patients: the most urgent one leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cad.casualties.models import MassCasualty
from cad.casualties.proposing import grade_repropose
from cad.casualties.suspecting import suspicion_follow, told_of
from cad.incidents.levels import incident_level_apply
from cad.incidents.models import Incident
from cad.patients.models import Patient
from cad.patients.selectors import patients_counted
from cad.patients.states import CRITICAL, Colour
from cad.triage.models import ProtocolVersion, TriageSession
from cad.triage.protocol import Level, Protocol
from cad.triage.reckoning import resources_union, units_of, units_together
from cad.triage.selectors import protocol_active, protocol_of, sessions_standing
from core.actors import Actor

# What ``incident_send_now`` writes when the call-taker sends before any level is known.
PLACEHOLDER = "UNTRIAGED"

# Ambulances for one who was sieved: who walks goes together with others, who is dead waits.
UNITS_BY_COLOUR = {Colour.RED: 1, Colour.YELLOW: 1, Colour.NOT_BREATHING: 1, Colour.GREEN: 0, Colour.DEAD: 0}

# Of one who was sieved and not triaged, once no mass casualty gives the level. Who is dead is no longer urgent.
LEVEL_BY_COLOUR = {
    Colour.RED: Level.R1,
    Colour.NOT_BREATHING: Level.R1,
    Colour.YELLOW: Level.R2,
    Colour.GREEN: Level.R3,
    Colour.DEAD: Level.R4,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One cause of a level: a patient's latest session, or the mass casualty that somebody declared."""

    level: str
    determinant: str
    card: str
    resources: list[str]
    protocol: ProtocolVersion


def level_give(actor: Actor, incident: Incident, *, lower: bool = False, complete: bool = False) -> None:
    """Give the locked incident what its patients have together, within the caller's action.

    The level is raised at once. It is lowered only by a correction, an override or a patient taken back, or when a
    triage completes and the incident carries a level that nobody triaged; and never below another patient's.
    """
    sessions, counted = sessions_standing(incident), patients_counted(incident)
    mass = suspicion_follow(actor, incident)
    declared = mass is not None and mass.is_declared
    causes = [*(_declared() if declared else ()), *_causes(sessions, counted)]
    if not causes:
        return
    leading = min(causes, key=lambda cause: cause.level)
    protocol = _protocol(sessions)
    ranked = sorted(causes, key=lambda cause: (cause is not leading, cause.level))
    resources = list(resources_union(protocol, [cause.resources for cause in ranked]))
    units = units_together(protocol, resources, _units(protocol, incident, sessions, declared=declared))
    placeholder = complete and incident.determinant.startswith(PLACEHOLDER)
    if not incident.level or leading.level <= incident.level or lower or placeholder:
        incident_level_apply(
            actor,
            incident,
            level=leading.level,
            determinant=leading.determinant,
            card=leading.card,
            resources=resources,
            units=units,
            protocol=leading.protocol,
            complete=complete,
        )
    else:
        incident_level_apply(
            actor,
            incident,
            level=incident.level,
            determinant=incident.determinant,
            card=incident.card,
            resources=incident.resources,
            units=max(incident.units, units),
            complete=complete,
        )
    if mass is not None:
        _grade(actor, incident, mass, sessions)


def levels_remain(incident: Incident) -> bool:
    """Whether any patient has a level or a colour, so that the incident has one without its mass casualty."""
    return any(_causes(sessions_standing(incident), patients_counted(incident)))


def _causes(sessions: dict[int, TriageSession], counted: list[Patient]) -> Iterator[Standing]:
    """Of each patient the session, or else the colour."""
    yield from (_standing(session) for session in sessions.values() if session.level)
    for patient in counted:
        if patient.colour and not (patient.pk in sessions and sessions[patient.pk].level):
            yield _sieved(Colour(patient.colour))


def _sieved(colour: Colour) -> Standing:
    version = protocol_active()
    protocol, level = protocol_of(version), LEVEL_BY_COLOUR[colour]
    card = protocol.mass_casualty_card or protocol.fallback_card
    return Standing(level, f"{card}-{level}-SIEVE", card, list(protocol.level_resources[level]), version)


def _standing(session: TriageSession) -> Standing:
    return Standing(session.level, session.determinant, session.card, session.resources, session.protocol)


def _declared() -> Iterator[Standing]:
    """A declared mass casualty is of the highest level until somebody ends it; a person set it, so ``OVR``."""
    version = protocol_active()
    protocol = protocol_of(version)
    card = protocol.cards[protocol.mass_casualty_card or protocol.fallback_card]
    codes = card.resources.get(Level.R1) or protocol.level_resources[Level.R1]
    yield Standing(Level.R1, f"{card.id}-{Level.R1}-OVR", card.id, list(codes), version)


def _protocol(sessions: dict[int, TriageSession]) -> Protocol:
    newest = max(sessions.values(), key=lambda session: session.pk, default=None)
    return protocol_of(newest.protocol if newest else protocol_active())


def _units(
    protocol: Protocol, incident: Incident, sessions: dict[int, TriageSession], *, declared: bool
) -> Iterator[int]:
    """Of each patient. One of whom nothing is known yet counts as one, but not in a mass casualty: its plan counts."""
    unknown = 0 if declared else 1
    counted = patients_counted(incident)
    for patient in counted:
        yield _units_of_patient(protocol, patient, sessions.get(patient.pk), unknown)
    yield unknown * max(0, incident.patients_count - len(counted))


def _units_of_patient(protocol: Protocol, patient: Patient, session: TriageSession | None, unknown: int) -> int:
    if patient.colour:
        return UNITS_BY_COLOUR[Colour(patient.colour)]
    return units_of(protocol, session.resources) if session is not None and session.level else unknown


def _grade(actor: Actor, incident: Incident, mass: MassCasualty, sessions: dict[int, TriageSession]) -> None:
    """Who was not sieved but is of the highest level is critical as well."""
    counted = patients_counted(incident)
    unsieved = {patient_id for patient_id, session in sessions.items() if session.level == Level.R1}
    critical = [p for p in counted if p.colour in CRITICAL or (not p.colour and p.pk in unsieved)]
    grade_repropose(actor, mass, casualties=told_of(incident), critical=len(critical))
