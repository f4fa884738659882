"""Telephone CPR: who was recognised as in arrest, in what time, and for whom somebody pushed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from statistics import median

from django.db.models import Min, QuerySet

from cad.triage.models import TriageSession
from core.events.models import Event
from dispatch.sla.models import Clock
from dispatch.sla.states import ClockState, Stage


@dataclass(frozen=True, slots=True)
class Timed:
    """Times from the answer of the call, in seconds: of ``of`` cases ``in_time`` kept the limit they had.

    ``seconds`` are of those that came to their end. ``limits``: those that held, the shortest first.
    """

    of: int
    in_time: int
    seconds: Sequence[float]
    limits: tuple[float, ...] = ()

    @property
    def median(self) -> float | None:
        return median(self.seconds) if self.seconds else None

    @property
    def p90(self) -> float | None:
        """The time within which nine of ten came (nearest rank)."""
        return sorted(self.seconds)[ceil(0.9 * len(self.seconds)) - 1] if self.seconds else None


def patients_recognised(sessions: QuerySet[TriageSession]) -> set[int]:
    """Patients for whom compressions were called for; each once, however often they were asked about."""
    return set(sessions.filter(recognised_at__isnull=False).values_list("patient", flat=True))


def patients_pushed(sessions: QuerySet[TriageSession]) -> set[int]:
    return set(sessions.filter(first_compression_at__isnull=False).values_list("patient", flat=True))


def clocks_timed(stage: Stage, patients: Iterable[int]) -> Timed:
    """By the clocks of these patients. One without a clock, for want of a limit, is not among them."""
    clocks = (
        Clock.objects.filter(stage=stage, patient__in=list(patients)).order_by("patient", "-pk").distinct("patient")
    )
    rows = list(clocks.values_list("state", "started_at", "due_at", "stopped_at"))
    over = [(stop - start) for state, start, _, stop in rows if stop is not None and state != ClockState.CANCELLED]
    limits = {(due - start).total_seconds() for _, start, due, _ in rows}
    return Timed(
        of=len(rows),
        in_time=sum(state == ClockState.MET for state, *_ in rows),
        seconds=[length.total_seconds() for length in over],
        limits=tuple(sorted(limits)),
    )


def level_timed(sessions: QuerySet[TriageSession], level: str) -> Timed:
    """From the answer of the call to the moment at which a session first had the level that it has now.

    A triage of a call back begins with the level of the one before, and says nothing about this.
    """
    rows = sessions.filter(level=level, carried_from=None)
    answered: dict[int, datetime] = dict(rows.values_list("pk", "incident__answered_at"))
    told = Event.objects.filter(entity="triage", entity_id__in=rows.values("pk"), payload__level=level)
    first = told.values_list("entity_id").annotate(at=Min("occurred_at"))
    seconds = [(at - answered[key]).total_seconds() for key, at in first]
    return Timed(of=len(answered), in_time=0, seconds=seconds)
