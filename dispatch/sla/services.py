"""The sweep: tells every clock whose time has come, once. Nothing is remembered between sweeps but the rows."""

import logging
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from cad.incidents.waiting import incident_wake_if_due
from cad.seats.selectors import seats_wrapped_up
from cad.seats.services import seat_wrap_up_end
from core.actors import Actor
from core.clock import now
from core.errors import DomainError
from dispatch.assignments.alerting import assignments_without_proposal
from dispatch.automatic.selectors import runs_due
from dispatch.automatic.sending import automatic_give_up_waiting, automatic_send
from dispatch.sla.beat import beat_begin, beat_end, beat_on
from dispatch.sla.models import Clock
from dispatch.sla.next_unit import next_unit_propose
from dispatch.sla.policies import policies_seed
from dispatch.sla.selectors import clocks_due, incidents_to_wake
from dispatch.sla.telling import clock_tell

__all__ = ["Swept", "policies_seed", "sweep", "sweeper_name"]

log = logging.getLogger(__name__)

BATCH = 50
# A sweep that has more to tell leaves it to the next ones, which run meanwhile.
BUDGET_S = 5.0


@dataclass(slots=True)
class Swept:
    """What one sweep did: clocks told, clocks left to a later sweep, failures, incidents woken."""

    told: int = 0
    left: int = 0
    failed: int = 0
    woken: int = 0


def sweep(
    propose: Callable[[int], object] = next_unit_propose, send: Callable[[int], object] = automatic_send
) -> Swept:
    """Do what is due: automatic sends, clocks, ends of holds and of wrapping up, the next unit of escalated offers.

    Safe to run twice at once. `send` is handed the automatic runs that are due, `propose` the assignments that need a
    next unit.
    """
    began, by = time.monotonic(), sweeper_name()
    done = Swept()
    beat_begin(Actor.system("sweep"), by)
    # First: somebody waits for a unit that nobody has sent yet.
    due = runs_due(now())
    _each("automatic run", [run_id for run_id, late in due.items() if late], automatic_give_up_waiting)
    _each("automatic run", list(due), send)
    untold: set[int] = set()
    while (batch := clocks_due(now(), BATCH, besides=untold)) and time.monotonic() - began < BUDGET_S:
        untold |= {clock.pk for clock in batch if not _tell(clock, done)}
        beat_on(by)
    _wake(done)
    _each("seat", seats_wrapped_up(now()), seat_wrap_up_end)
    _each("next unit for assignment", assignments_without_proposal(), propose)
    beat_end(time.monotonic() - began, done.failed)
    return done


def sweeper_name() -> str:
    """Who sweeps: the host and the process."""
    return f"{socket.gethostname()}:{os.getpid()}"[:100]


def _tell(clock: Clock, done: Swept) -> bool:
    """One clock that cannot be told must not keep the others waiting."""
    try:
        told = clock_tell(clock, now())
    except Exception:
        log.exception("clock %s could not be told", clock.pk)
        done.failed += 1
        return False
    done.told += told
    done.left += not told
    return told


def _wake(done: Swept) -> None:
    for incident_id, centre_id in incidents_to_wake(now()):
        try:
            done.woken += incident_wake_if_due(Actor.system("sweep", centre_id), incident_id=incident_id)
        except DomainError as refusal:
            log.warning("incident %s could not be woken: %s", incident_id, refusal)


def _each(what: str, found: list[int], do: Callable[[int], object]) -> None:
    """One that fails must not keep the others waiting; the next sweep finds it again."""
    for key in found:
        try:
            do(key)
        except Exception:
            log.exception("%s %s failed", what, key)
