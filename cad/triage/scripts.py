"""Timed scripts of a protocol: what is said step by step, by which beat and for how long. Frozen values, no rows."""

from __future__ import annotations

from dataclasses import dataclass

from cad.triage.protocol import Text


@dataclass(frozen=True, slots=True)
class Breaths:
    """Beside any of the instructions ``beside``: ``count`` breaths in ``seconds`` after so many compressions."""

    beside: frozenset[str]
    after: int
    count: int
    seconds: int
    say: Text


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Compressions: ``rate`` a minute; who pushes changes every ``swap_s`` seconds: ``swap`` is said."""

    rate: int
    swap_s: int
    swap: Text
    breaths: Breaths | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Said while its instruction is given (always, without one), beside one of ``beside``; ticks the instruction.

    ``seconds``: a timer from the moment it is said. ``begins``: the compressions begin here.
    """

    text: Text
    instruction: str | None = None
    seconds: int | None = None
    begins: bool = False
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Script:
    """Offered while the engine gives one of ``told_by``."""

    id: str
    text: Text
    told_by: frozenset[str]
    steps: tuple[Step, ...]
    rhythm: Rhythm | None = None
