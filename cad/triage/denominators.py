"""What the figures of triage are counted over: every call, triaged or not (TRIAGE 4.1 rule 14). Pure.

A share of calls that leaves out the abandoned, the silent, the ones nobody triaged or those set by hand flatters. So
each call is in exactly one of ``abandoned``, ``without_triage``, ``unfinished`` and ``completed``, and they add up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cad.triage.protocol import Level

LESS_URGENT = frozenset({Level.R4, Level.R5})
RECONTACT = (timedelta(hours=24), timedelta(hours=72))


@dataclass(frozen=True, slots=True)
class CountedTriage:
    """``computed`` is what the answers give; ``by_hand`` the level that a person set, None for nobody."""

    completed: bool
    level: Level | None
    computed: Level | None = None
    by_hand: Level | None = None


@dataclass(frozen=True, slots=True)
class CountedCall:
    """A call as it is counted. Times are of the centre's zone, for a day is a day there; ``number`` may be empty."""

    id: int
    at: datetime
    number: str = ""
    answered: bool = True
    outcome: str = ""
    triage: CountedTriage | None = None
    died_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CameAgain:
    """``calls`` came again, each to be looked at; of ``followed``, whose time is over, ``again`` did.

    A call without a number joins nothing, and one whose time is not over may still come again: neither is followed.
    """

    calls: tuple[int, ...]
    again: int
    followed: int


@dataclass(frozen=True, slots=True)
class Denominators:
    """``silent``, ``raised_by_hand`` and ``lowered_by_hand`` are parts of the others, and so are the sentinel events:
    calls told R4 or R5 (``less_urgent``) that came again within 24 or 72 hours, or whose patient died on the day of the
    call."""

    calls: int
    abandoned: int
    without_triage: int
    unfinished: int
    completed: int
    silent: int
    raised_by_hand: int
    lowered_by_hand: int
    by_level: Mapping[Level | None, int]
    less_urgent: int
    without_number: int
    again_in_24_h: CameAgain
    again_in_72_h: CameAgain
    died_the_same_day: tuple[int, ...]


def denominators(
    calls: Iterable[CountedCall], later: Iterable[CountedCall] = (), until: datetime | None = None
) -> Denominators:
    """Count calls; the keys of sentinel events are returned so that each of them can be looked at.

    ``later`` calls are not counted, but one of them may be a call that came again. ``until`` is up to when calls are
    known; without it, for as long as matters.
    """
    rows = sorted(calls, key=lambda call: (call.at, call.id))
    less_urgent = [call for call in rows if _less_urgent(call)]
    rings = _rings_by_number([*rows, *later])
    kinds = Counter(_kind(call) for call in rows)
    triages = [call.triage for call in rows if call.triage is not None]
    in_24_h, in_72_h = (_came_again(less_urgent, rings, within, until) for within in RECONTACT)
    return Denominators(
        calls=len(rows),
        abandoned=kinds["abandoned"],
        without_triage=kinds["without_triage"],
        unfinished=kinds["unfinished"],
        completed=kinds["completed"],
        silent=sum(call.outcome == "silent" for call in rows),
        raised_by_hand=sum(_by_hand(triage, -1) for triage in triages),
        lowered_by_hand=sum(_by_hand(triage, 1) for triage in triages),
        by_level=Counter(call.triage.level if call.triage else None for call in rows),
        less_urgent=len(less_urgent),
        without_number=sum(not call.number for call in less_urgent),
        again_in_24_h=in_24_h,
        again_in_72_h=in_72_h,
        died_the_same_day=tuple(call.id for call in less_urgent if _died_that_day(call)),
    )


def _kind(call: CountedCall) -> str:
    if not call.answered:
        return "abandoned"
    if call.triage is None:
        return "without_triage"
    return "completed" if call.triage.completed else "unfinished"


def _by_hand(triage: CountedTriage, way: int) -> bool:
    """Whether a person set a level, -1 more or 1 less urgent than the answers give. Against no level R3 is neither."""
    if triage.by_hand is None:
        return False
    against = triage.computed or Level.R3
    return (triage.by_hand > against) - (triage.by_hand < against) == way


def _less_urgent(call: CountedCall) -> bool:
    return call.triage is not None and call.triage.level in LESS_URGENT


def _rings_by_number(calls: Iterable[CountedCall]) -> dict[str, list[datetime]]:
    rings: dict[str, list[datetime]] = {}
    for call in sorted(calls, key=lambda call: call.at):
        rings.setdefault(call.number, []).append(call.at)
    return rings


def _came_again(
    less_urgent: Iterable[CountedCall], rings: Mapping[str, list[datetime]], within: timedelta, until: datetime | None
) -> CameAgain:
    calls, again, followed = [], 0, 0
    for call in less_urgent:
        if not call.number:
            continue
        came, over = _rang_after(rings[call.number], call.at, within), until is None or call.at + within <= until
        followed += over
        again += over and came
        if came:
            calls.append(call.id)
    return CameAgain(tuple(calls), again, followed)


def _rang_after(rings: list[datetime], at: datetime, within: timedelta) -> bool:
    following = bisect_right(rings, at)
    return following < len(rings) and rings[following] - at <= within


def _died_that_day(call: CountedCall) -> bool:
    return call.died_at is not None and call.died_at.date() == call.at.date()
