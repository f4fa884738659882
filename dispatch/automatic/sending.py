"""Sending by itself: rank outside any lock, then offer under the incident's, if nobody has acted meanwhile."""

import logging
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from cad.incidents.models import Incident
from core.actions import action
from core.actors import Actor
from core.errors import Conflict, DomainError
from dispatch.assignments.claim import offer_locked
from dispatch.assignments.selectors import active_assignments_for_update
from dispatch.assignments.states import SentBy
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.runs import run_end, run_need_person
from dispatch.automatic.selectors import (
    is_any_unit_free,
    is_switched_on,
    run_and_incident_for_update,
    units_that_declined,
)
from dispatch.automatic.states import OPEN, RunReason, RunState
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.services import recommendation_make

log = logging.getLogger(__name__)

NOT_THE_FIRST = "taken_meanwhile"
# On straight lines the quickest unit is a guess: a person decides (ADR 0042).
BY_ROAD = Recommendation.Router.OSRM


def automatic_send(run_id: int) -> None:
    """Offer an open run's incident to the quickest unit that is free; done twice it offers once.

    Where the system must not decide a person is told. Trouble is logged: the next sweep finds the run again.
    """
    run = AutomaticRun.objects.select_related("incident").filter(pk=run_id, state__in=OPEN).first()
    if run is None:
        return
    actor = Actor.system("automatic", run.centre_id)
    try:
        reason = _send(actor, run)
        if reason is not None:
            automatic_need_person(actor, run_id=run_id, reason=reason)
    except DomainError as refusal:
        log.warning("nothing sent by itself to incident %s: %s", run.incident_id, refusal)


def automatic_give_up_waiting(run_id: int) -> None:
    """Tell a person of a run that should have found a unit long ago. It is tried again all the same."""
    centre_id = AutomaticRun.objects.values_list("centre_id", flat=True).get(pk=run_id)
    automatic_need_person(Actor.system("sweep", centre_id), run_id=run_id, reason=RunReason.LATE)


def automatic_need_person(actor: Actor, *, run_id: int, reason: RunReason) -> None:
    """Hand an open run to the dispatchers, with an alert."""
    with action(actor):
        run, incident = run_and_incident_for_update(run_id)
        if run.state in OPEN:
            run.incident = incident
            run_need_person(actor, run, reason)


def automatic_offer(actor: Actor, *, run_id: int, ranking: Recommendation, unit_id: int) -> None:
    """Offer the ranked unit, if the run is open and the incident still what was ranked for; else change nothing.

    Raises Conflict `unit_not_available`.
    """
    with action(actor):
        run, incident = run_and_incident_for_update(run_id)
        if run.state not in OPEN or _ranked_for(ranking) != _asks_for(incident):
            return
        if not is_switched_on(incident.centre_id, incident.level):
            run_end(actor, run, RunState.STOPPED, reason=RunReason.SWITCHED_OFF)
            return
        active_assignments_for_update(incident.pk)
        first = ranking.units[0]["unit"] == unit_id
        offer_locked(
            actor,
            incident,
            unit_id=unit_id,
            client_uuid=uuid5(NAMESPACE_OID, f"automatic_run:{run.pk}"),
            recommendation_id=ranking.pk,
            override_reason="" if first else NOT_THE_FIRST,
            sent_by=SentBy.AUTOMATIC,
        )


def _send(actor: Actor, run: AutomaticRun) -> RunReason | None:
    """Why nothing could be offered; None when a unit was, or when there is nothing to offer any more."""
    if run.incident.place_outside_city:
        return RunReason.OUTSIDE_CITY
    if run.reason == RunReason.NO_UNIT and not is_any_unit_free(run.centre_id):
        return RunReason.NO_UNIT
    declined = units_that_declined(run.incident_id)
    ranking = recommendation_make(actor, incident_id=run.incident_id, exclude_units=declined)
    if ranking.router != BY_ROAD:
        return RunReason.NO_ROADS
    # Units that still hold a job are listed after the free ones; whether to take one off its patient is for a person.
    free = [row["unit"] for row in ranking.units if row["holding"] is None]
    return None if any(_was_free(actor, run.pk, ranking, unit_id) for unit_id in free) else RunReason.NO_UNIT


def _was_free(actor: Actor, run_id: int, ranking: Recommendation, unit_id: int) -> bool:
    try:
        automatic_offer(actor, run_id=run_id, ranking=ranking, unit_id=unit_id)
    except Conflict as refusal:
        if refusal.code != "unit_not_available":
            raise
        return False
    return True


def _ranked_for(ranking: Recommendation) -> dict[str, Any]:
    ranked = ranking.inputs["incident"]
    return {"place": tuple(ranked["place"]), "level": ranked["level"], "resources": ranked["resources"]}


def _asks_for(incident: Incident) -> dict[str, Any]:
    point = incident.place_point
    place = (point.x, point.y) if point else None
    return {"place": place, "level": incident.level, "resources": incident.resources}
