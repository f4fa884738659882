"""Having a worker send. In a thread of its own: whoever gave the level never waits for the broker."""

import logging
import threading

from celery import current_app
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

TASK = "dispatch.automatic.tasks.send"
# A run that nobody took within this time is asked for again by a later sweep.
EXPIRES_S = 5


def ask_to_send(run_id: int) -> None:
    """What Redis loses the sweep asks for again."""
    try:
        current_app.send_task(TASK, [run_id], expires=EXPIRES_S, retry=False)
    except OperationalError as error:
        log.warning("automatic run %s is left to the sweep: %s", run_id, error)


def ask_to_send_aside(run_id: int) -> None:
    threading.Thread(target=ask_to_send, args=[run_id], name="automatic", daemon=True).start()
