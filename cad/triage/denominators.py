"""What the figures of triage are counted over: every call, triaged or not (TRIAGE 4.1 rule 14). Pure.

A share of calls that leaves out the abandoned, the silent, the ones nobody triaged or those set by hand flatters. So
each call is in exactly one of ``abandoned``, ``without_triage``, ``unfinished`` and ``completed``, and they add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
class Denominators:
    """``silent``, ``raised_by_hand`` and ``lowered_by_hand`` are parts of the others, and so are the sentinel events:
    calls told R4 or R5 that came again within 24 or 72 hours, or whose patient died on the day of the call."""

    calls: int
    abandoned: int
    without_triage: int
    unfinished: int
    completed: int
    silent: int
    raised_by_hand: int
    lowered_by_hand: int
    by_level: Mapping[Level | None, int]
    again_in_24_h: tuple[int, ...]
    again_in_72_h: tuple[int, ...]
    died_the_same_day: tuple[int, ...]


def denominators(calls: Iterable[CountedCall]) -> Denominators:
    """Count calls; the keys of sentinel events are returned so that each of them can be looked at."""
    rows = sorted(calls, key=lambda call: (call.at, call.id))
    kinds = Counter(_kind(call) for call in rows)
    triages = [call.triage for call in rows if call.triage is not None]
    in_24_h, in_72_h = (tuple(_came_again(rows, within)) for within in RECONTACT)
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
        again_in_24_h=in_24_h,
        again_in_72_h=in_72_h,
        died_the_same_day=tuple(call.id for call in rows if _less_urgent(call) and _died_that_day(call)),
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


def _came_again(rows: Sequence[CountedCall], within: timedelta) -> Iterable[int]:
    """Calls told R4 or R5 after which the same number called again in time. An unknown number joins nothing."""
    for i, call in enumerate(rows):
        later = (other for other in rows[i + 1 :] if other.number and other.number == call.number)
        if _less_urgent(call) and any(other.at - call.at <= within for other in later):
            yield call.id


def _died_that_day(call: CountedCall) -> bool:
    return call.died_at is not None and call.died_at.date() == call.at.date()
