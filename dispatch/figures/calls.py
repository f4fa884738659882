"""Every call of a period, triaged or not, as the denominators count them (TRIAGE 4.1 rule 14)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Min, Q, QuerySet

from cad.calls.models import Call
from cad.patients.models import Patient
from cad.patients.states import Colour
from cad.triage.denominators import RECONTACT, CountedCall, CountedTriage, Denominators, denominators
from cad.triage.models import TriageSession
from cad.triage.protocol import Level
from cad.triage.states import TriageState
from core import clock
from dispatch.assignments.models import StageTime
from dispatch.assignments.states import AssignmentState, ClearReason
from dispatch.figures.asked import Asked
from dispatch.figures.sessions import sessions_counted

CALL = ("pk", "rang_at", "number", "answered_at", "outcome", "incident")


class _Session(NamedTuple):
    at: datetime
    completed: bool
    level: str


def calls_counted(asked: Asked) -> Denominators:
    """All calls of the days asked about, whatever version and card, those of drills aside."""
    calls = calls_of(asked)
    incidents = calls.exclude(incident=None).values("incident")
    counted = list(_counted(asked, calls, _sessions(incidents), _deaths(incidents)))
    longest = max(RECONTACT)
    later = _of_centre(asked).filter(rang_at__gte=asked.ends, rang_at__lt=asked.ends + longest)
    return denominators(counted, _counted(asked, later, {}, {}), clock.now())


def calls_of(asked: Asked, *, drill: bool = False) -> QuerySet[Call]:
    return _of_centre(asked, drill=drill).filter(rang_at__gte=asked.begins, rang_at__lt=asked.ends)


def _of_centre(asked: Asked, *, drill: bool = False) -> QuerySet[Call]:
    return Call.objects.filter(centre=asked.centre, drill=drill)


def _counted(
    asked: Asked, calls: QuerySet[Call], sessions: dict[int, list[_Session]], died: dict[int, datetime]
) -> Iterator[CountedCall]:
    answers = _answers(calls)
    for key, rang_at, number, answered_at, outcome, incident in calls.values_list(*CALL):
        died_at = died.get(incident)
        told = _during(sessions.get(incident, ()), answers.get(incident, []), answered_at)
        yield CountedCall(
            id=key,
            at=rang_at.astimezone(asked.zone),
            number=number,
            answered=answered_at is not None,
            outcome=outcome,
            triage=_together(told),
            died_at=died_at.astimezone(asked.zone) if died_at else None,
        )


def _answers(calls: QuerySet[Call]) -> dict[int, list[datetime]]:
    """When the calls about each incident were answered, those from before the period too."""
    found: dict[int, list[datetime]] = {}
    related = Call.objects.filter(
        incident__in=calls.exclude(incident=None).values("incident"), answered_at__isnull=False
    )
    for incident, at in related.order_by("answered_at").values_list("incident", "answered_at"):
        found.setdefault(incident or 0, []).append(at)  # type: ignore[arg-type]
    return found


def _during(sessions: Iterable[_Session], answers: list[datetime], answered_at: datetime | None) -> list[_Session]:
    """The sessions that began in this call: after its answer, before that of the next call about the incident."""
    if answered_at is None:
        return []
    return [one for one in sessions if _last_before(answers, one.at) == answered_at]


def _last_before(answers: list[datetime], at: datetime) -> datetime | None:
    """The call that was answered last when a session began; one that began before all of them is the first one's."""
    return answers[max(bisect_right(answers, at) - 1, 0)] if answers else None


def _together(sessions: list[_Session]) -> CountedTriage | None:
    """Of a call about several patients the most urgent level counts; completed is what has no open session."""
    if not sessions:
        return None
    level = min((one.level for one in sessions if one.level), default=None)
    return CountedTriage(all(one.completed for one in sessions), Level(level) if level else None)


def _sessions(incidents: QuerySet[Any, Any]) -> dict[int, list[_Session]]:
    rows = sessions_counted(TriageSession.objects.filter(incident__in=incidents))
    found: dict[int, list[_Session]] = {}
    for incident, at, state, level in rows.values_list("incident", "started_at", "state", "level"):
        found.setdefault(incident, []).append(_Session(at, state == TriageState.COMPLETED, level))
    return found


def _deaths(incidents: QuerySet[Any, Any]) -> dict[int, datetime]:
    """When somebody of an incident was first called dead by a crew: as why it came back empty, or by a colour."""
    clear = StageTime.objects.filter(
        Q(assignment__reason=ClearReason.DEAD), assignment__incident__in=incidents, stage=AssignmentState.CLEAR
    )
    coloured = Patient.objects.filter(incident__in=incidents, colour=Colour.DEAD)
    died: dict[int, datetime] = {}
    for incident, at in (
        *clear.values_list("assignment__incident").annotate(at=Min("occurred_at")),
        *coloured.values_list("incident").annotate(at=Min("colour_at")),
    ):
        died[incident] = min(at, died.get(incident, at))
    return died
