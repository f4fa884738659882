"""The level of a locked incident, and the dispatch that it opens; within the caller's action."""

from typing import TYPE_CHECKING, Any

from cad.incidents.events import tell_incident
from cad.incidents.models import Incident
from cad.incidents.states import INCIDENT_STATES, IncidentState, Level
from core import clock
from core.actors import Actor
from core.versions import update_guarded

if TYPE_CHECKING:
    from cad.triage.models import ProtocolVersion


def incident_level_apply(
    actor: Actor,
    incident: Incident,
    *,
    level: str,
    determinant: str,
    card: str,
    resources: list[str],
    units: int,
    protocol: "ProtocolVersion | None" = None,
    complete: bool = False,
) -> None:
    """The level as triage has it now, on a locked incident, within the caller's action.

    ``protocol``: the version that gave it, when one did. R1 opens the dispatch before the questions end; other
    levels do when triage is complete.
    """
    wanted: dict[str, Any] = {
        "level": level,
        "determinant": determinant,
        "card": card,
        "resources": resources,
        "units": units,
    }
    wanted |= {"protocol": protocol} if protocol is not None else {}
    changed: dict[str, Any] = {name: value for name, value in wanted.items() if getattr(incident, name) != value}
    level_changed = "level" in changed
    if level_changed:
        changed["level_set_at"] = clock.now()
    if complete and incident.triaged_at is None:
        changed["triaged_at"] = clock.now()
    if changed:
        update_guarded(incident, **changed)
        tell_incident(actor, "incident.level_set" if level_changed else "incident.updated", incident)
    open_dispatch_if_ready(actor, incident)


def open_dispatch_if_ready(actor: Actor, incident: Incident) -> None:
    """Let units be sent, when the place is confirmed and the level calls for it."""
    if incident.state != IncidentState.TAKING or incident.place_point is None or not incident.level:
        return
    advice_only = incident.level == Level.R5
    if incident.level == Level.R1 or (incident.triaged_at is not None and not advice_only):
        open_dispatch(actor, incident)


def open_dispatch(actor: Actor, incident: Incident) -> None:
    INCIDENT_STATES.check(incident.state, IncidentState.AWAITING)
    update_guarded(incident, state=IncidentState.AWAITING, dispatch_opened_at=clock.now())
    tell_incident(actor, "incident.dispatch_opened", incident)
