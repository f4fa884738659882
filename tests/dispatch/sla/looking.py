"""Reading clocks and what was told of them."""

from datetime import datetime, timedelta
from typing import Any

from core.events.models import Event
from dispatch.sla.models import Clock


def clock_of(stage: str, **about: Any) -> Clock:
    """The newest clock of a stage: `clock_of("response", incident=incident)`."""
    return Clock.objects.filter(stage=stage, **about).order_by("-pk")[0]


def told(clock: Clock) -> list[str]:
    """What was told of a clock, in order, without the entity: `started`, `warned`, ..."""
    events = Event.objects.filter(entity="clock", entity_id=clock.pk).order_by("pk")
    return [event.type.removeprefix("clock.") for event in events]


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def limits(clock: Clock) -> tuple[float | None, float]:
    """Warning and limit, in seconds from the clock's start."""
    warn = (clock.warn_at - clock.started_at).total_seconds() if clock.warn_at else None
    return warn, (clock.due_at - clock.started_at).total_seconds()


def at(clock_time: str) -> datetime:
    """A moment of the day on which all examples play: `at("10:00:05")`."""
    return datetime.fromisoformat(f"2026-03-02T{clock_time}+00:00")
