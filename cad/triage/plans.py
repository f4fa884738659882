"""Makes the plan of each card: which rules are read, which questions are put, in which order."""

from __future__ import annotations

from cad.triage.protocol import Card, Fact, FactType, Level, Origin, Plan, Protocol, Question, Rule

RED_FLAG_LEVELS = frozenset({Level.R1, Level.R2, Level.R3})
_RANK = {Origin.CARD: 0, Origin.UNIVERSAL: 1, Origin.CROSS_CARD: 2}


def plans_of(protocol: Protocol) -> dict[str | None, Plan]:
    """The plan with no card open, and one for each card."""
    return {None: _plan(protocol, None)} | {card.id: _plan(protocol, card) for card in protocol.cards.values()}


def _plan(protocol: Protocol, card: Card | None) -> Plan:
    rules = (*(card.rules if card else ()), *protocol.universal_rules, *protocol.cross_card_rules)
    ordered = tuple(sorted(rules, key=lambda rule: (rule.level, _RANK[rule.origin], rule.number)))
    questions = _questions(protocol, card)
    return Plan(
        rules=ordered,
        questions=questions,
        red_flag_facts=_red_flag_facts(ordered, questions, protocol),
        instructions=(*protocol.universal_instructions, *(card.instructions if card else ())),
    )


def _questions(protocol: Protocol, card: Card | None) -> tuple[Question, ...]:
    """Case entry first, then what is asked of everybody, then the card's; what stands twice is asked once."""
    listed = (*protocol.entry_questions, *protocol.universal_questions, *(card.questions if card else ()))
    first: dict[str, Question] = {}
    for question in listed:
        first.setdefault(question.fact, question)
    return tuple(first.values())


def _red_flag_facts(rules: tuple[Rule, ...], questions: tuple[Question, ...], protocol: Protocol) -> frozenset[str]:
    read = {fact for rule in rules if rule.level in RED_FLAG_LEVELS for fact in rule.condition.facts}
    asked = {question.fact for question in questions if not question.optional}
    return frozenset(fact for fact in read & asked if _can_show_danger(protocol.facts[fact]))


def _can_show_danger(fact: Fact) -> bool:
    """A number without a dangerous side does not block: often nobody on the telephone can tell it."""
    return fact.type is not FactType.NUMBER or fact.danger is not None
