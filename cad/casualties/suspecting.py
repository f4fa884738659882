"""The caller tells of many, and nobody has declared a mass casualty: a person declares it or says why it is none.

Until then a clock runs (stage `declaration`, docs/clocks.md), and its limit alarms the desks and the duty manager.
"""

from typing import Any

from django.conf import settings

from cad.casualties.events import tell_mass_casualty
from cad.casualties.models import MassCasualty
from cad.casualties.selectors import mass_casualty_of
from cad.casualties.states import MASS_CASUALTY_STATES, MassCasualtyState
from cad.incidents.models import Incident
from cad.incidents.states import IncidentState
from cad.patients.selectors import patients_counted
from core import clock
from core.actors import Actor
from core.versions import update_guarded

S = MassCasualtyState
MANY_TOLD = "many_told"
COUNT_CORRECTED = "count_corrected"


def told_of(incident: Incident) -> int:
    """How many are ill or hurt: as told, or as counted one by one when those are more."""
    return max(incident.patients_count, len(patients_counted(incident)))


def suspicion_follow(actor: Actor, incident: Incident) -> MassCasualty | None:
    """Begin or end a suspicion by how many are told of in a locked incident, within the caller's action.

    What a person ended or dismissed is suspected again only when more are told of. Returns the mass casualty as it
    stands, if there is one.
    """
    mass, told = mass_casualty_of(incident), told_of(incident)
    many = told >= settings.MASS_CASUALTY_TOLD_FROM and incident.state != IncidentState.CLOSED
    if mass is None:
        return _begin(actor, incident, told) if many else None
    if mass.state == S.SUSPECTED and not many:
        return _turn(actor, mass, "mass_casualty.dismissed", state=S.DISMISSED, reason=COUNT_CORRECTED, told=told)
    if mass.state in {S.DISMISSED, S.ENDED} and many and told > mass.told:
        return _turn(actor, mass, "mass_casualty.suspected", state=S.SUSPECTED, reason=MANY_TOLD, told=told)
    if mass.told != told and mass.state in {S.SUSPECTED, S.DECLARED}:
        update_guarded(mass, told=told)
        tell_mass_casualty(actor, "mass_casualty.count_told", mass)
    return mass


def suspicion_renew(actor: Actor, incident: Incident) -> None:
    """A locked incident was reopened: what nobody had decided is still to be decided."""
    mass = mass_casualty_of(incident)
    if mass is not None and mass.state == S.SUSPECTED:
        _turn(actor, mass, "mass_casualty.suspected")


def _begin(actor: Actor, incident: Incident, told: int) -> MassCasualty:
    mass = MassCasualty.objects.create(
        centre_id=incident.centre_id,
        incident=incident,
        state=S.SUSPECTED,
        reason=MANY_TOLD,
        told=told,
        state_at=clock.now(),
        state_by_id=actor.user_id,
    )
    tell_mass_casualty(actor, "mass_casualty.suspected", mass)
    return mass


def _turn(actor: Actor, mass: MassCasualty, fact: str, **changes: Any) -> MassCasualty:
    if "state" in changes:
        MASS_CASUALTY_STATES.check(mass.state, changes["state"])
    update_guarded(mass, state_at=clock.now(), state_by_id=actor.user_id, **changes)
    tell_mass_casualty(actor, fact, mass)
    return mass
