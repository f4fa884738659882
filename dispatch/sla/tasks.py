"""What Celery runs. Each task fetches nothing and calls one service; losing one loses nothing."""

from celery import shared_task

from core.tasks import task_ask
from dispatch.automatic.asking import ask_to_send
from dispatch.sla import services
from dispatch.sla.next_unit import next_unit_propose


@shared_task
def sweep() -> None:
    services.sweep(propose=_ask_for_next_unit, send=ask_to_send)


@shared_task
def propose_next_unit(assignment_id: int) -> None:
    next_unit_propose(assignment_id)


def _ask_for_next_unit(assignment_id: int) -> None:
    """Another worker ranks, so that the router never keeps the clocks waiting."""
    task_ask("dispatch.sla.tasks.propose_next_unit", assignment_id)
