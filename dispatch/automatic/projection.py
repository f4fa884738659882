"""Runs follow the events, in the transaction of the action that was told (ADR 0042).

The action holds the incident's lock, so nobody else changes its run meanwhile.
"""

from core.events.models import Event
from dispatch.automatic.runs import run_begin, run_end
from dispatch.automatic.selectors import is_in_hand, is_switched_on, run_open
from dispatch.automatic.states import RunReason, RunState

# By what an incident that nobody goes to may become the system's to send.
BEGINS = frozenset({"incident.dispatch_opened", "incident.level_set", "incident.awaiting_again"})
STOPS = {"incident.held": RunReason.HELD, "incident.closed": RunReason.CLOSED}

BY_ITSELF = "system:automatic"


def apply(event: Event) -> None:
    """Begin, end or stop the run that the event concerns."""
    if event.type in BEGINS:
        _begin_or_stop(event)
    elif event.type in STOPS:
        _stop(event, STOPS[event.type])
    elif event.type == "assignment.offered":
        _sent(event)


def _begin_or_stop(event: Event) -> None:
    incident = event.payload
    if incident["state"] != "awaiting":
        return
    # A drill takes no unit from real patients unless a person says so.
    wanted = not incident["drill"] and is_switched_on(event.centre_id, incident["level"])
    if not wanted:
        _stop(event, RunReason.LEVEL)
    elif run_open(event.entity_id) is None and not is_in_hand(event.entity_id):
        run_begin(event.by, centre_id=event.centre_id, incident_id=event.entity_id)


def _stop(event: Event, reason: RunReason) -> None:
    run = run_open(event.entity_id)
    if run is not None:
        run_end(event.by, run, RunState.STOPPED, reason=reason)


def _sent(event: Event) -> None:
    """By itself, or a dispatcher came first: there is nothing to look for any more."""
    run = run_open(event.payload["incident"])
    if run is not None:
        state = RunState.OFFERED if event.by.key == BY_ITSELF else RunState.SUPERSEDED
        run_end(event.by, run, state, assignment_id=event.payload["id"])
