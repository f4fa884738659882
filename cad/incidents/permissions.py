from cad.incidents.models import Incident
from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor


def may_see_incident(actor: Actor, incident: Incident) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER)


def may_take_incident(actor: Actor, *_: object) -> bool:
    """Open it, describe it, confirm its place, triage it."""
    return actor.has(*DESK_ROLES)


def may_dispatch(actor: Actor, incident: Incident) -> bool:
    """Send units, hold, wake, close."""
    return actor.is_system or actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)
