"""The sessions that began in a period, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery

from cad.calls.models import Call
from cad.calls.states import CallerCondition, CallState
from cad.patients.states import PatientState
from cad.triage.models import TriageSession
from cad.triage.states import TriageState
from dispatch.figures.asked import NO_CARD, Asked


class Counted(NamedTuple):
    """A session as it is counted; ``before`` is the level of the session that it goes on from."""

    protocol: int
    card: str
    state: str
    level: str
    again: bool
    before: str
    conditions: list[str]
    call_state: str


def sessions_counted(sessions: QuerySet[TriageSession]) -> QuerySet[TriageSession]:
    """Not those of drills, nor of patients who were added by mistake."""
    return sessions.filter(incident__drill=False, patient__state=PatientState.COUNTED)


def sessions_begun(asked: Asked) -> QuerySet[TriageSession]:
    """Every session that began in the days asked about, of whatever version and card."""
    return TriageSession.objects.filter(centre=asked.centre, started_at__gte=asked.begins, started_at__lt=asked.ends)


def sessions_of(asked: Asked) -> QuerySet[TriageSession]:
    """Those that are counted, of the version and the card asked about."""
    rows = sessions_counted(sessions_begun(asked))
    if asked.protocol is not None:
        rows = rows.filter(protocol=asked.protocol)
    return rows if asked.card is None else rows.filter(card="" if asked.card == NO_CARD else asked.card)


def sessions_read(sessions: QuerySet[TriageSession]) -> list[Counted]:
    """Each with its call: the one about the incident that was answered last when it began."""
    calls = Call.objects.filter(incident=OuterRef("incident"), answered_at__lte=OuterRef("started_at"))
    own = calls.order_by("-answered_at")
    rows = sessions.annotate(
        before=F("carried_from__level"),
        conditions=Subquery(own.values("conditions")[:1]),
        call_state=Subquery(own.values("state")[:1]),
    ).values_list("protocol", "card", "state", "level", "carried_from", "before", "conditions", "call_state")
    return [
        Counted(protocol, card, state, level, source is not None, before or "", conditions or [], call_state or "")
        for protocol, card, state, level, source, before, conditions, call_state in rows
    ]


def ends_of(sessions: Iterable[Counted]) -> Counter[str]:
    """How many were completed, are under way, or were left open by a call that is over."""
    return Counter(_end(one) for one in sessions)


def _end(one: Counted) -> str:
    if one.state == TriageState.COMPLETED:
        return "completed"
    return "under_way" if one.call_state in {CallState.ANSWERED, CallState.PARKED} else "left_open"


def hung_up(one: Counted) -> bool:
    return CallerCondition.HUNG_UP in one.conditions


def refused(one: Counted) -> bool:
    return CallerCondition.REFUSES in one.conditions


def moved(sessions: Iterable[Counted]) -> Counter[str]:
    """Of triages of a call back: raised, lowered or the same, against the session before."""
    return Counter(way_between(one.before, one.level) for one in sessions if one.again)


def way_between(before: str, after: str) -> str:
    """Which way a level went; one that was not known yet is less urgent than any."""
    before, after = before or "R9", after or "R9"
    return "same" if before == after else "raised" if after < before else "lowered"
