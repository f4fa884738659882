"""The triage engine: facts in, outcome out. No clock, no database, no network; the same answers give the same outcome.

The rules it keeps are numbered in ``docs/triage.md``. The engine always computes the level from the facts as they
are; that a level once reached is not lowered while the call is open is kept by the session (``floor.py``).

Cards that the facts or the caller's words suggest are read along with the opened one, and the most urgent of their
levels counts: opened at the wrong card, a call whose right card is suggested is no lower than from the right one.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from cad.triage import wording
from cad.triage.answers import Doubt, Facts, doubts_of, known_of
from cad.triage.conditions import Known
from cad.triage.instructions import instructions_select
from cad.triage.plans import RED_FLAG_LEVELS
from cad.triage.protocol import Card, Instruction, Level, Protocol, Rule, Text
from cad.triage.questions import questions_applying, red_flags_unasked
from cad.triage.resources import resources_select
from cad.triage.suggesting import cards_suggested

NO_CARD = "ENTRY"
DEFAULT_CODE = "00"  # no rule held: the card's default level
INCOMPLETE_CODE = "90"  # a red flag was never asked: not less urgent than R3


class Reason(NamedTuple):
    """``rule`` is its name, the same whichever card is open; ``determinant`` what it gives by itself."""

    rule: str
    level: Level
    determinant: str
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What holds: the opened card (or none), the cards read along, and the rules of each beside the common ones.

    Rules stand in the order of urgency.
    """

    opened: Card | None
    along: tuple[Card, ...]
    common: tuple[Rule, ...]
    own: dict[str, tuple[Rule, ...]]

    def most_urgent(self, card: Card | None) -> Rule | None:
        """Of the rules that hold in this card and for everybody."""
        first = (*self.common[:1], *(self.own[card.id][:1] if card else ()))
        return min(first, key=attrgetter("urgency"), default=None)

    @property
    def cards(self) -> tuple[Card, ...]:
        return (*((self.opened,) if self.opened else ()), *self.along)

    @property
    def speaking(self) -> tuple[Card, ...]:
        """The opened card, and those read along in which a red flag of their own was found."""
        return tuple(
            card
            for card in self.cards
            if card is self.opened or any(rule.level in RED_FLAG_LEVELS for rule in self.own[card.id])
        )

    @property
    def reached(self) -> Level | None:
        """The most urgent red flag that holds in any of them."""
        held = (rules[0].level for rules in (self.common, *self.own.values()) if rules)
        return min((level for level in held if level in RED_FLAG_LEVELS), default=None)


def evaluate(protocol: Protocol, facts: Facts, card: str | None = None, *, completed: bool = False) -> Outcome:
    """The outcome for what is known so far. ``completed``: the questions have ended, so a level must be given.

    Without a card the universal and cross-card rules are read; at completion the fall-back card is taken.
    Raises KeyError for a card that the protocol does not have.
    """
    doubts = doubts_of(protocol, facts)
    known = known_of(protocol, facts, doubts)
    opened = _card(protocol, card, completed)
    suggested = cards_suggested(protocol, known, opened)
    reading = _read(protocol, opened, suggested if protocol.reads_along else (), known)
    applying = questions_applying(protocol, opened, reading.along, known, reading.reached)
    unasked = red_flags_unasked(protocol, reading.cards, known, applying)
    questions = [question for fact, question in applying.items() if known.open(fact)]
    waiting = opened is None or any(not question.optional for question in questions)
    level, code, decided_by = _level(reading, blocked=bool(unasked), waiting=waiting, completed=completed)
    return Outcome(
        level=level,
        determinant=None if level is None else _determinant(decided_by, level, code),
        why=_why(protocol, reading, known, doubts, unasked, code),
        resources=resources_select(protocol, reading.speaking, known, level),
        instructions=instructions_select(protocol, reading.speaking, known, level),
        next_question=questions[0].fact if questions and not completed else None,
        suggested_cards=tuple(found.id for found in suggested),
        doubts=doubts,
        unasked=tuple(unasked),
    )


def rules_holding(protocol: Protocol, facts: Facts) -> frozenset[str]:
    """The names of all rules that hold for what is known, those of cards that nobody opened or suggested too."""
    known = known_of(protocol, facts, doubts_of(protocol, facts))
    return frozenset(
        rule.name for plan in protocol.plans.values() for rule in plan.rules if rule.condition.holds(known)
    )


def _card(protocol: Protocol, card: str | None, completed: bool) -> Card | None:
    if card is None:
        return protocol.cards[protocol.fallback_card] if completed else None
    return protocol.cards[card]


def _read(protocol: Protocol, opened: Card | None, along: tuple[Card, ...], known: Known) -> Reading:
    def holding(plan: str | None) -> tuple[Rule, ...]:
        rules, values = protocol.plans[plan].rules, known.values
        return tuple([rule for rule in rules if rule.condition.needs in values and rule.condition.holds(known)])

    cards = (*((opened,) if opened else ()), *along)
    return Reading(opened, along, holding(None), {card.id: holding(card.id) for card in cards})


def _level(reading: Reading, *, blocked: bool, waiting: bool, completed: bool) -> tuple[Level | None, str, Card | None]:
    """The most urgent level of the cards read, its rule, and the card that gave it (the opened one among equals)."""
    found = []
    for card in (reading.opened, *reading.along):
        rule, default = reading.most_urgent(card), _default_of(card, reading.opened)
        found.append((*_level_of(card, rule, default, blocked=blocked, waiting=waiting, completed=completed), card))
    given = [one for one in found if one[0] is not None]
    return min(given, key=lambda one: str(one[0])) if given else (None, "", reading.opened)


def _default_of(card: Card | None, opened: Card | None) -> Level:
    """What a card gives when none of its rules holds. One only read along asks for no more than R4 by itself."""
    if card is None:
        return Level.R4
    return card.default_level if card is opened else max(card.default_level, Level.R4)


def _level_of(
    card: Card | None, rule: Rule | None, default: Level, *, blocked: bool, waiting: bool, completed: bool
) -> tuple[Level | None, str]:
    """R4 and R5 are given only when the questions are through: what is reached is not lowered later."""
    if rule and rule.level in RED_FLAG_LEVELS:
        return rule.level, rule.code
    if card is None or (waiting and not completed):
        return None, ""
    if blocked:
        return min(Level.R3, default), INCOMPLETE_CODE
    return (rule.level, rule.code) if rule else (default, DEFAULT_CODE)


def _determinant(card: Card | None, level: Level, code: str) -> str:
    return f"{card.id if card else NO_CARD}-{level}-{code}"


def _why(
    protocol: Protocol, reading: Reading, known: Known, doubts: tuple[Doubt, ...], unasked: list[str], code: str
) -> tuple[Reason, ...]:
    doubtful = {doubt.fact: doubt for doubt in doubts}
    owners = {card.id: card for card in reading.cards}
    reasons = [
        Reason(
            rule.name,
            rule.level,
            _determinant(owners.get(rule.card, reading.opened), rule.level, rule.code),
            wording.condition_text(protocol, rule.condition, known, doubtful),
        )
        for rule in _told(reading)
    ]
    if code == INCOMPLETE_CODE:
        text = wording.unasked_text(protocol, unasked)
        reasons.insert(0, Reason(code, Level.R3, _determinant(reading.opened, Level.R3, code), text))
    return tuple(reasons)


def _told(reading: Reading) -> list[Rule]:
    """Every rule that holds in the opened card and for everybody; of the cards read along the red flags only."""
    opened = reading.own[reading.opened.id] if reading.opened else ()
    along = (rule for card in reading.along for rule in reading.own[card.id] if rule.level in RED_FLAG_LEVELS)
    return sorted((*reading.common, *opened, *along), key=attrgetter("urgency"))
