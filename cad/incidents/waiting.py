"""An incident that waits for a unit: held with a reason, woken, closed without one, reopened."""

from datetime import datetime

from cad.casualties.suspecting import suspicion_renew
from cad.incidents.events import tell_incident
from cad.incidents.losing import incident_loss_over
from cad.incidents.models import Incident
from cad.incidents.permissions import may_dispatch
from cad.incidents.placeless import is_placeless
from cad.incidents.selectors import incident_for_update
from cad.incidents.services import close_locked
from cad.incidents.states import INCIDENT_STATES, IncidentState
from core import clock
from core.accounts.roles import Role
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid
from core.versions import update_guarded


def incident_hold(actor: Actor, *, incident_id: int, reason: str, wake_at: datetime) -> Incident:
    """Accepted and not yet sent, with a reason, until `wake_at` at the latest."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)
        if wake_at <= clock.now():
            raise Invalid("The hold must end in the future.", code="time_in_past")
        INCIDENT_STATES.check(incident.state, IncidentState.HELD)
        update_guarded(incident, state=IncidentState.HELD, hold_reason=reason, hold_wake_at=wake_at)
        incident_loss_over(actor, incident)
        tell_incident(actor, "incident.held", incident)
        return incident


def incident_wake(actor: Actor, *, incident_id: int) -> Incident:
    """A held incident awaits a unit again."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)
        if incident.state == IncidentState.AWAITING:
            return incident
        if incident.state != IncidentState.HELD:
            INCIDENT_STATES.check(incident.state, IncidentState.HELD)
        _await_again(actor, incident, "incident.woken")
        return incident


def incident_wake_if_due(actor: Actor, *, incident_id: int) -> bool:
    """Wake a held incident whose time has come. False when somebody woke it, sent a unit or held it again meanwhile."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)
        wake_at = incident.hold_wake_at
        if incident.state != IncidentState.HELD or wake_at is None or wake_at > clock.now():
            return False
        _await_again(actor, incident, "incident.woken")
        return True


def incident_close(actor: Actor, *, incident_id: int, outcome: str, reason: str) -> Incident:
    """Close an incident for which no unit is going. Raises Conflict `incident_under_way` while one is.

    One that calls for a unit and has no place is the duty manager's to close; others get `duty_manager_closes`.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)
        if incident.state == IncidentState.UNDER_WAY:
            raise Conflict("Units are assigned. Abort them first.", code="incident_under_way")
        if is_placeless(incident) and not (actor.is_system or actor.has(Role.DUTY_MANAGER)):
            raise Conflict(
                "Nobody knows where this patient is. Find the place, or let the duty manager close it.",
                code="duty_manager_closes",
            )
        if not reason.strip():
            raise Invalid("Give the reason.", code="reason_needed")
        close_locked(actor, incident, outcome=outcome, reason=reason)
        return incident


def incident_reopen(actor: Actor, *, incident_id: int, reason: str) -> Incident:
    """An incident that was closed by mistake awaits a unit again."""
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_dispatch, actor, incident)
        INCIDENT_STATES.check(incident.state, IncidentState.AWAITING)
        if incident.state != IncidentState.CLOSED:
            raise Conflict("The incident is open.", code="incident_not_closed")
        if incident.place_point is None or not incident.level:
            raise Conflict("It never had a place and a level; open a new one.", code="incident_not_ready")
        if not reason.strip():
            raise Invalid("Give the reason.", code="reason_needed")
        update_guarded(incident, closed_at=None, outcome="", outcome_reason=reason, state=IncidentState.AWAITING)
        tell_incident(actor, "incident.reopened", incident)
        suspicion_renew(actor, incident)
        return incident


def incident_set_under_way(actor: Actor, incident: Incident) -> None:
    """A unit was offered a locked incident. Its units are told the incident's state by this event."""
    incident_loss_over(actor, incident)
    if incident.state == IncidentState.UNDER_WAY:
        update_guarded(incident)
        tell_incident(actor, "incident.reinforced", incident)
        return
    INCIDENT_STATES.check(incident.state, IncidentState.UNDER_WAY)
    update_guarded(incident, state=IncidentState.UNDER_WAY, hold_reason="", hold_wake_at=None)
    tell_incident(actor, "incident.assigned", incident)


def incident_await_again(actor: Actor, incident: Incident) -> None:
    """No unit is going to a locked incident any more, and none has served it."""
    _await_again(actor, incident, "incident.awaiting_again")


def incident_close_served(actor: Actor, incident: Incident) -> None:
    """The last unit of a locked incident is clear."""
    close_locked(actor, incident, outcome="dispatched", reason="")


def _await_again(actor: Actor, incident: Incident, fact: str) -> None:
    INCIDENT_STATES.check(incident.state, IncidentState.AWAITING)
    update_guarded(incident, state=IncidentState.AWAITING, hold_reason="", hold_wake_at=None)
    tell_incident(actor, fact, incident)
