"""The triage engine: facts in, outcome out. No clock, no database, no network; the same answers give the same outcome.

The rules it keeps are numbered in ``docs/triage.md``. The engine always computes the level from the facts as they
are; that a level once reached is not lowered while the call is open is kept by the session (``floor.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from cad.triage import wording
from cad.triage.answers import Doubt, Facts, doubts_of, known_of
from cad.triage.conditions import Known
from cad.triage.instructions import instructions_select, use_holds
from cad.triage.plans import RED_FLAG_LEVELS
from cad.triage.protocol import Card, Instruction, Level, Protocol, Rule, Text
from cad.triage.questions import questions_open, red_flags_unasked

NO_CARD = "ENTRY"
DEFAULT_CODE = "00"  # no rule held: the card's default level
INCOMPLETE_CODE = "90"  # a red flag was never asked: not less urgent than R3


@dataclass(frozen=True, slots=True)
class Reason:
    rule: str
    level: Level
    text: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """``level`` is None while nothing urgent is known and questions that could show a red flag are still open."""

    level: Level | None
    determinant: str | None
    why: tuple[Reason, ...]
    resources: tuple[str, ...]
    instructions: tuple[Instruction, ...]
    next_question: str | None
    suggested_cards: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    unasked: tuple[str, ...]


def evaluate(protocol: Protocol, facts: Facts, card: str | None = None, *, completed: bool = False) -> Outcome:
    """The outcome for what is known so far. ``completed``: the questions have ended, so a level must be given.

    Without a card the universal and cross-card rules are read; at completion the fall-back card is taken.
    Raises KeyError for a card that the protocol does not have.
    """
    opened = _card(protocol, card, completed)
    doubts = doubts_of(protocol, facts)
    known = known_of(protocol, facts, doubts)
    plan = protocol.plans[opened.id if opened else None]
    held = [rule for rule in plan.rules if rule.condition.holds(known)]
    unasked = red_flags_unasked(plan, known)
    questions = questions_open(plan, known)
    waiting = opened is None or any(not question.optional for question in questions)
    level, code = _level(opened, held, blocked=bool(unasked), waiting=waiting, completed=completed)
    return Outcome(
        level=level,
        determinant=None if level is None else f"{opened.id if opened else NO_CARD}-{level}-{code}",
        why=_why(protocol, held, known, doubts, unasked, code),
        resources=_resources(protocol, opened, known, level),
        instructions=instructions_select(protocol, plan, known, level),
        next_question=questions[0].fact if questions and not completed else None,
        suggested_cards=_suggested(protocol, card, known),
        doubts=doubts,
        unasked=tuple(unasked),
    )


def _card(protocol: Protocol, card: str | None, completed: bool) -> Card | None:
    if card is None:
        return protocol.cards[protocol.fallback_card] if completed else None
    return protocol.cards[card]


def _level(
    card: Card | None, held: list[Rule], *, blocked: bool, waiting: bool, completed: bool
) -> tuple[Level | None, str]:
    """R4 and R5 are given only when the questions are through: what is reached is not lowered later."""
    if held and held[0].level in RED_FLAG_LEVELS:
        return held[0].level, held[0].code
    if card is None or (waiting and not completed):
        return None, ""
    if blocked:
        return min(Level.R3, card.default_level), INCOMPLETE_CODE
    return (held[0].level, held[0].code) if held else (card.default_level, DEFAULT_CODE)


def _why(
    protocol: Protocol, held: list[Rule], known: Known, doubts: tuple[Doubt, ...], unasked: list[str], code: str
) -> tuple[Reason, ...]:
    doubtful = {doubt.fact: doubt for doubt in doubts}
    reasons = [
        Reason(rule.code, rule.level, wording.condition_text(protocol, rule.condition, known, doubtful))
        for rule in held
    ]
    if code == INCOMPLETE_CODE:
        reasons.insert(0, Reason(code, Level.R3, wording.unasked_text(protocol, unasked)))
    return tuple(reasons)


def _resources(protocol: Protocol, card: Card | None, known: Known, level: Level | None) -> tuple[str, ...]:
    if level is None:
        return ()
    base = card.resources.get(level) if card else None
    extra = (use.code for use in protocol.universal_resources if use_holds(use, known, level))
    return tuple(dict.fromkeys((*(base or protocol.level_resources[level]), *extra)))


def _suggested(protocol: Protocol, opened: str | None, known: Known) -> tuple[str, ...]:
    return tuple(
        card.id
        for card in protocol.cards.values()
        if card.id != opened and any(condition.holds(known) for condition in card.suggested_when)
    )
