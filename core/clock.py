"""The time. All code asks here, so that a test can set it and a drill can be told apart from the wall."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from django.db import connection

_frozen_at: ContextVar[datetime | None] = ContextVar("frozen_at", default=None)


def now() -> datetime:
    """The current time in UTC, with microseconds."""
    return _frozen_at.get() or datetime.now(UTC)


def of_database() -> datetime:
    """The current time by the one clock that all hosts share. One query; where a test sets the time, that time."""
    frozen_at = _frozen_at.get()
    if frozen_at is not None:
        return frozen_at
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        told: datetime = cursor.fetchone()[0]
    return told


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Within the block `now()` is `at`. For tests."""
    token = _frozen_at.set(at)
    try:
        yield
    finally:
        _frozen_at.reset(token)


@contextmanager
def travelled(by: timedelta) -> Iterator[None]:
    """Within the block `now()` stands still, `by` later than it was. For tests."""
    with frozen(now() + by):
        yield
