"""Conditions over known facts, the one small language in which every rule is written.

``conscious==no&breathing=abnormal/none``: clauses joined by ``&`` must all hold. A clause is one of

- ``fact==a/b``: the answer stated is a or b (``unknown`` may be listed like any other answer);
- ``fact=a/b``: the same, and also holds when the answer is *unknown* and the fact's dangerous answer is a or b;
- ``fact>=3`` (``>``, ``<=``, ``<``): compares a number. When the number was asked and is unknown, the clause holds
  if a dangerous value could satisfy it (the fact says which direction is dangerous).

A fact that was never asked, or was skipped, satisfies nothing: not asked is not unknown.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

UNKNOWN = "unknown"
SKIPPED = "skipped"
REFUSED = "refused"  # asked and not answered on purpose: read as unknown, kept as what it was

type Value = str | float
type Range = tuple[float, float]


class ConditionError(ValueError):
    """A condition that cannot be read; the message says why."""


class Op(StrEnum):
    STATED = "=="
    CAUTIOUS = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"


class NumberDanger(StrEnum):
    """Which numbers are dangerous when the caller cannot tell the number."""

    HIGH = "high"
    LOW = "low"
    BOTH = "both"


_COMPARE: dict[Op, Callable[[float, float], bool]] = {
    Op.AT_LEAST: operator.ge,
    Op.AT_MOST: operator.le,
    Op.ABOVE: operator.gt,
    Op.BELOW: operator.lt,
}
_UPWARD = frozenset({Op.AT_LEAST, Op.ABOVE})
_CLAUSE = re.compile(r"^\s*([a-z][a-z0-9_]*)\s*(>=|<=|==|=|>|<)\s*([^=<>&]+?)\s*$")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one patient: answers by fact, and the range left open for numbers answered ``unknown``.

    ``stale`` answers hold in rules as they are known, but do not count as asked in this call. ``refused`` ones are read
    as unknown, and told as what they were.
    """

    values: Mapping[str, Value]
    ranges: Mapping[str, Range] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    def answered(self, fact: str) -> bool:
        """True when an answer was given in this call, ``unknown`` included; a skipped question has none."""
        return fact not in self.stale and self.values.get(fact, SKIPPED) != SKIPPED

    def open(self, fact: str) -> bool:
        """True for what is still to be asked: never put, or answered in an earlier call."""
        return fact in self.stale or fact not in self.values


@dataclass(frozen=True, slots=True)
class Clause:
    """``satisfied_by`` are the answers that satisfy a clause about a choice: worked out once, read at every answer."""

    fact: str
    op: Op
    values: frozenset[str] = frozenset()
    number: float = 0.0
    danger: str | None = None
    compares: bool = field(init=False, repr=False, compare=False)
    satisfied_by: frozenset[Value] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cautious = self.op is Op.CAUTIOUS and self.danger in self.values
        satisfying = (self.values | {UNKNOWN} if cautious else self.values) - {SKIPPED}
        object.__setattr__(self, "compares", self.op in _COMPARE)
        object.__setattr__(self, "satisfied_by", satisfying)

    def holds(self, known: Known, *, stated: bool = False) -> bool:
        """With ``stated`` an unknown number satisfies a comparison only if every number left open does."""
        answer = known.values.get(self.fact)
        if answer in self.satisfied_by:
            return True
        if not self.compares or answer is None or answer == SKIPPED:
            return False
        compare = _COMPARE[self.op]
        if not isinstance(answer, str):
            return compare(answer, self.number)
        left_open = known.ranges.get(self.fact)
        if stated:
            return left_open is not None and all(compare(end, self.number) for end in left_open)
        if not self._danger_points_here():
            return False
        return left_open is None or any(compare(end, self.number) for end in left_open)

    def _danger_points_here(self) -> bool:
        if self.danger == NumberDanger.BOTH:
            return True
        return self.danger == (NumberDanger.HIGH if self.op in _UPWARD else NumberDanger.LOW)


@dataclass(frozen=True, slots=True)
class Condition:
    """``needs`` is the fact of the first clause: while that has no answer the condition cannot hold."""

    text: str
    clauses: tuple[Clause, ...]
    needs: str | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", self.clauses[0].fact if self.clauses else None)

    def holds(self, known: Known, *, stated: bool = False) -> bool:
        # A plain loop that looks an answer up by itself: this is the innermost call of every answer.
        values = known.values
        for clause in self.clauses:
            said = values.get(clause.fact) in clause.satisfied_by
            if not said and not (clause.compares and clause.holds(known, stated=stated)):
                return False
        return True

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(clause.fact for clause in self.clauses)


def any_holds(conditions: Iterable[Condition], known: Known, *, stated: bool = False) -> bool:
    """Whether one of them does. What cannot hold is passed over without a call: hundreds are read at every answer."""
    values = known.values
    for condition in conditions:  # noqa: SIM110
        if condition.needs in values and condition.holds(known, stated=stated):
            return True
    return False


def parse(text: str) -> Condition:
    """Reads a condition. Raises ConditionError saying which clause is wrong."""
    return Condition(text, tuple(_clause(part) for part in text.split("&")))


def _clause(text: str) -> Clause:
    match = _CLAUSE.match(text)
    if match is None:
        raise ConditionError(f"cannot read the clause {text.strip()!r}")
    fact, op, right = match[1], Op(match[2]), match[3]
    if op in _COMPARE:
        try:
            return Clause(fact, op, number=float(right))
        except ValueError:
            raise ConditionError(f"{text.strip()!r} compares with {right!r}, which is not a number") from None
    return Clause(fact, op, frozenset(value.strip() for value in right.split("/")))
