"""What Celery runs. Each task fetches nothing and calls one service; losing one loses nothing."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from dispatch.automatic.asking import ask_to_send
from dispatch.sla import services
from dispatch.sla.next_unit import next_unit_propose

log = logging.getLogger(__name__)

# A ranking that nobody took within this time is asked for again by a later sweep.
PROPOSAL_EXPIRES_S = 5


@shared_task
def sweep() -> None:
    services.sweep(propose=_ask_for_next_unit, send=ask_to_send)


@shared_task
def propose_next_unit(assignment_id: int) -> None:
    next_unit_propose(assignment_id)


def _ask_for_next_unit(assignment_id: int) -> None:
    """Another worker ranks, so that the router never keeps the clocks waiting. What Redis loses is asked for again."""
    try:
        propose_next_unit.apply_async([assignment_id], expires=PROPOSAL_EXPIRES_S, retry=False)
    except OperationalError as error:
        log.warning("no next unit for assignment %s yet: %s", assignment_id, error)
