"""The level a session holds: it rises by itself and is lowered only on purpose (TRIAGE 4.1 rules 2 and 8).

Pure: the engine computes what the facts give, here is decided what counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cad.triage.engine import Outcome
from cad.triage.protocol import Level


@dataclass(frozen=True, slots=True)
class Held:
    """What the incident is given. ``level`` is None as long as there is none."""

    level: Level | None = None
    determinant: str = ""
    resources: tuple[str, ...] = ()


def held_after(before: Held, outcome: Outcome, *, lower: bool = False, overridden_rules: Iterable[str] = ()) -> Held:
    """What is held after an outcome. ``lower``: a confirmed correction, with a reason and by a named person.

    ``overridden_rules`` held when a clinician set the level: those alone do not raise it again, nor does a card that is
    opened later.
    """
    if outcome.level is None or outcome.determinant is None:
        return before
    computed = Held(outcome.level, outcome.determinant, outcome.resources)
    if before.level is None or lower:
        return computed
    seen = frozenset(overridden_rules)
    if seen:
        return _raised_by_new_rules(before, outcome, seen)
    return computed if outcome.level <= before.level else before


def lowers(before: Held, level: Level) -> bool:
    """Whether a person who sets this level makes the call less urgent than it may be.

    Before anything gave a level the red flags are not asked, and those block R4 and R5 (TRIAGE 4.1 rule 3).
    """
    return level > (before.level or Level.R3)


def held_by_override(before: Held, outcome: Outcome, level: Level, resources: Iterable[str]) -> Held:
    """The level a person set. Its determinant ends in OVR; resources already called for stay."""
    card = (outcome.determinant or before.determinant or "ENTRY").partition("-")[0]
    keep = before.resources if before.level is not None and level <= before.level else ()
    return Held(level, f"{card}-{level}-OVR", tuple(dict.fromkeys((*resources, *keep))))


def _raised_by_new_rules(before: Held, outcome: Outcome, seen: frozenset[str]) -> Held:
    new = [r for r in outcome.why if r.rule not in seen and before.level is not None and r.level < before.level]
    if not new:
        return before
    first = min(new, key=lambda reason: reason.level)
    return Held(first.level, first.determinant, tuple(dict.fromkeys((*before.resources, *outcome.resources))))
