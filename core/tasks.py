"""Asking a worker to do what the sweep finds again from rows, should the asking be lost."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

# What nobody took within this time is asked for again by a later sweep.
EXPIRES_S = 5


def task_ask(name: str, key: int) -> None:
    """Have a worker run the task for this row. Never raises for the broker's sake: what is lost the sweep repeats."""
    try:
        current_app.send_task(name, [key], expires=EXPIRES_S, retry=False)
    except OperationalError as error:
        log.warning("%s for %s is left to the sweep: %s", name, key, error)
