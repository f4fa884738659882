"""Having a worker send. In a thread of its own: whoever gave the level never waits for the broker."""

import threading

from core.tasks import task_ask


def ask_to_send(run_id: int) -> None:
    task_ask("dispatch.automatic.tasks.send", run_id)


def ask_to_send_aside(run_id: int) -> None:
    threading.Thread(target=ask_to_send, args=[run_id], name="automatic", daemon=True).start()
