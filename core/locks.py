"""Row locks in one fixed order, so that two actions can wait for each other but never deadlock.

incident, assignment, unit, crew, premise, seat; rows of one kind in ascending key (docs/locking.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum
from typing import TypeVar

from django.db import OperationalError, connection
from django.db.models import Model, QuerySet

from core.errors import Conflict, NotFound

M = TypeVar("M", bound=Model)


class Rank(IntEnum):
    CALL = 1
    INCIDENT = 2
    ASSIGNMENT = 3
    UNIT = 4
    CREW = 5
    PREMISE = 6
    SEAT = 7


class LockOrderError(RuntimeError):
    """A programming error: a lock was asked for after one that comes later in the order."""


_highest: ContextVar[Rank | None] = ContextVar("highest_lock", default=None)


@contextmanager
def forget_locks() -> Iterator[None]:
    """The locks of one transaction. They end with it."""
    token = _highest.set(None)
    try:
        yield
    finally:
        _highest.reset(token)


def lock[M: Model](rank: Rank, rows: QuerySet[M], *, skip_locked: bool = False) -> list[M]:
    """Lock the rows in ascending key and return them; with `skip_locked` only those that nobody holds.

    Raises LockOrderError out of order, Conflict `busy_try_again` when somebody holds one longer than the time limit.
    """
    _note(rank)
    with _refused_when_late():
        return list(rows.order_by("pk").select_for_update(of=("self",), skip_locked=skip_locked))


def lock_name(name: str) -> None:
    """Let actions that take the same name come one after the other, where there is no row to lock yet."""
    with connection.cursor() as cursor, _refused_when_late():
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def lock_one[M: Model](rank: Rank, rows: QuerySet[M], pk: int) -> M:
    """Lock one row by its key. Raises NotFound where there is none."""
    found = lock(rank, rows.filter(pk=pk))
    if not found:
        raise NotFound("There is no such record.")
    return found[0]


def _note(rank: Rank) -> None:
    highest = _highest.get()
    if highest is not None and rank < highest:
        raise LockOrderError(f"{rank.name} was locked after {highest.name}")
    _highest.set(rank)


@contextmanager
def _refused_when_late() -> Iterator[None]:
    """A lock that is not had in time, or would never be had, is a refusal and not a failure."""
    try:
        yield
    except OperationalError as refusal:
        if getattr(refusal.__cause__, "sqlstate", "") in {"55P03", "40P01"}:
            raise Conflict("Somebody else is changing this. Try again.", code="busy_try_again") from refusal
        raise
