"""A sweeper that needs neither Celery nor Redis: sweeps while nobody else does."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from dispatch.sla.beat import sweep_age_s
from dispatch.sla.models import SweepBeat
from dispatch.sla.services import sweep, sweeper_name

log = logging.getLogger(__name__)
EVERY_S = 1.0


def run_standby(after_s: float, wait: Callable[[float], bool]) -> None:
    """Look each second until `wait(seconds)` says that the process was asked to stop.

    Sweeps when no sweep began for `after_s` seconds, and goes on until somebody else sweeps again.
    """
    while True:
        try:
            if _needed(after_s):
                sweep()
        except (DatabaseError, InterfaceError) as error:
            log.error("sweep lost the database: %s", error)  # noqa: TRY400 - the trace says no more
            connection.close()
        if wait(EVERY_S):
            return


def _needed(after_s: float) -> bool:
    age = sweep_age_s()
    mine = SweepBeat.objects.filter(by=sweeper_name()).exists()
    return mine or age is None or age >= after_s
