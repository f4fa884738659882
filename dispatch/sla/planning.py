"""When a clock warns and is due, and what a time makes of it. Pure: numbers in, numbers out."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The two moments of a clock. `warn_at` None: it does not warn."""

    warn_at: datetime | None
    due_at: datetime


def deadlines(started_at: datetime, limit_s: int, warn_s: int | None) -> Deadlines:
    """When a clock that started at `started_at` warns and is due; seconds count from its start."""
    warn_at = started_at + timedelta(seconds=warn_s) if warn_s is not None else None
    return Deadlines(warn_at, started_at + timedelta(seconds=limit_s))


def next_deadline(planned: Deadlines, warned_at: datetime | None) -> datetime:
    """The next moment at which a running clock has something to tell."""
    return planned.due_at if planned.warn_at is None or warned_at is not None else planned.warn_at


def kept(due_at: datetime, stopped_at: datetime) -> bool:
    """True when the stage ended within its limit; ending on the second counts as kept."""
    return stopped_at <= due_at
