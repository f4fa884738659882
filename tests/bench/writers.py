"""Writers of the delivery benchmark: `python -m tests.bench.writers CENTRE UNIT WRITERS A_SECOND TOTAL`.

Each writes one event in one action at a steady pace. Prints the seconds that all of them took.
"""

import sys
import threading
import time

import django

django.setup()

from core.actions import action  # noqa: E402 - the apps must be loaded first
from core.actors import Actor  # noqa: E402
from core.events.services import record  # noqa: E402


def write(number: int, writers: int, centre: int, unit: int, a_second: int, total: int, began: float) -> None:
    actor = Actor.system("bench", centre)
    for n in range(number, total, writers):
        time.sleep(max(0.0, began + n / a_second - time.monotonic()))
        with action(actor):
            payload = {"id": unit, "version": n, "call_sign": "D31", "readiness": "ready", "readiness_reason": ""}
            record(
                actor,
                "unit.noted",
                entity="unit",
                row_id=unit,
                version=n + 1,
                payload=payload,
                centre_id=centre,
                streams=[f"unit:{unit}"],
            )


def main() -> None:
    centre, unit, writers, a_second, total = map(int, sys.argv[1:])
    began = time.monotonic()
    threads = [
        threading.Thread(target=write, args=(number, writers, centre, unit, a_second, total, began))
        for number in range(writers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(time.monotonic() - began)


if __name__ == "__main__":
    main()
