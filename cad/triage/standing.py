"""What a session knows and holds after something was done: decided here for the session and for its replay. Pure.

The changes are returned by the names of the fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cad.triage.conditions import Value
from cad.triage.engine import INCOMPLETE_CODE, Outcome, rules_holding
from cad.triage.floor import held_after
from cad.triage.protocol import Protocol
from cad.triage.stored import Standing, facts_of, held_fields, held_of


def known_now(session: Standing, fact: str, value: Value, words: str, reason: str) -> dict[str, Any]:
    """The facts with this answer: words belong to it, and a reason confirms it against them."""
    said = {key: text for key, text in session.words.items() if key != fact}
    return {
        "facts": {**session.facts, fact: value},
        "words": {**said, fact: words} if words else said,
        "confirmed": sorted((set(session.confirmed) - {fact}) | ({fact} if reason else set())),
    }


def said_again(protocol: Protocol, session: Standing, fact: str) -> dict[str, Any]:
    """What changes when a fact of an earlier call is said in this one: it is not to be asked any more, and a rule that
    reads it may raise the level again although an override had seen it."""
    if fact not in session.ask_again:
        return {}
    every = (rule for plan in protocol.plans.values() for rule in plan.rules)
    reading = {rule.name for rule in every if fact in rule.condition.facts}
    return {
        "ask_again": [key for key in session.ask_again if key != fact],
        "override_rules": [rule for rule in session.override_rules if rule not in reading],
    }


def overridden_now(protocol: Protocol, session: Standing) -> dict[str, Any]:
    """What is known already as a person sets the level, and so does not raise it: every rule that holds, whichever card
    is opened later, and that red flags were not asked. Only what is learnt after it does."""
    return {"override_rules": sorted({*rules_holding(protocol, facts_of(session)), INCOMPLETE_CODE})}


def held_now(session: Standing, outcome: Outcome, *, lower: bool = False) -> dict[str, Any]:
    """What the session holds after an outcome. Once something new raises it, an override is history."""
    before = held_of(session)
    held = held_after(before, outcome, lower=lower, overridden_rules=session.override_rules)
    over: dict[str, Any] = {"override_rules": []} if session.override_rules and held.level != before.level else {}
    return {**held_fields(held), **over}


def withdraws_nothing(given: Iterable[str], outcome: Outcome) -> bool:
    """Whether every instruction that was told is still given."""
    return set(given) <= {instruction.code for instruction in outcome.instructions}
