"""Whole sessions played from a source of answers, for the proof and the property tests."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cad.triage.answers import Facts
from cad.triage.conditions import REFUSED, SKIPPED, UNKNOWN, Value
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Fact, FactType, Protocol

HARMLESS = ("none", "other", "small")


class DeadEndError(AssertionError):
    """A session that asks for ever, or ends without a level."""


@dataclass(frozen=True, slots=True)
class Walk:
    facts: dict[str, Value]
    asked: tuple[str, ...]
    outcome: Outcome


def answers_of(fact: Fact) -> tuple[Value, ...]:
    """Every answer of a question; for a number some of each kind, its limits included."""
    if fact.type is FactType.TEXT:
        return ("...", SKIPPED, REFUSED)
    if fact.type is FactType.NUMBER:
        low, high = fact.minimum or 0.0, fact.maximum or 0.0
        return (low, low + (high - low) * 0.004, (low + high) / 4, high, UNKNOWN, SKIPPED, REFUSED)
    return (*fact.answers, SKIPPED, REFUSED)


def harmless_answer(fact: Fact) -> Value:
    """The answer furthest from danger: "none" and the like where it is an answer, else the first that is not danger."""
    if fact.type is FactType.NUMBER:
        return 40.0 if fact.key == "age_y" else (fact.minimum or 0.0)
    if fact.type is FactType.TEXT:
        return SKIPPED
    if fact.answers[:2] == ("yes", "no"):
        return "no" if fact.danger in (None, "yes") and not fact.reassuring else "yes"
    safe = [value for value in fact.answers if value != fact.danger and value not in fact.worse]
    return next((value for value in HARMLESS if value in safe), safe[0])


def walk(
    protocol: Protocol, card: str | None, choose: Callable[[Fact], Value], start: Mapping[str, Value] | None = None
) -> Walk:
    """Answers every question by ``choose`` and completes; what ``start`` has is known already. Raises DeadEndError."""
    facts: dict[str, Value] = dict(start or {})
    asked: list[str] = []
    while (fact := evaluate(protocol, Facts(facts), card).next_question) is not None:
        if fact in facts:
            raise DeadEndError(f"{card}: {fact} is asked again after {asked}")
        asked.append(fact)
        facts[fact] = choose(protocol.facts[fact])
    outcome = evaluate(protocol, Facts(facts), card, completed=True)
    if outcome.level is None or not outcome.resources or not outcome.determinant:
        raise DeadEndError(f"{card}: no level, resources or determinant after {facts}")
    return Walk(facts, tuple(asked), outcome)


def random_facts(protocol: Protocol, dice: random.Random) -> dict[str, Value]:
    """Some of all facts answered anyhow, whether they were asked or told."""
    share = dice.choice((0.05, 0.15, 0.4, 0.9))
    return {key: dice.choice(answers_of(fact)) for key, fact in protocol.facts.items() if dice.random() < share}
