"""Makes the plan of each card: which rules are read, which questions are put, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from cad.triage.conditions import Condition
from cad.triage.protocol import Card, Fact, FactType, Level, Plan, Protocol, Question, Rule, Use

RED_FLAG_LEVELS = frozenset({Level.R1, Level.R2, Level.R3})


def plans_of(protocol: Protocol) -> dict[str | None, Plan]:
    """What is common to every call (no card), and what each card adds to it."""
    rules = (*protocol.universal_rules, *protocol.cross_card_rules)
    asked = (*protocol.entry_questions, *protocol.universal_questions)
    common = _plan(protocol, rules, asked, protocol.universal_instructions, read_in=rules)
    return {None: common} | {card.id: _card_plan(protocol, card, rules) for card in protocol.cards.values()}


def _card_plan(protocol: Protocol, card: Card, common: tuple[Rule, ...]) -> Plan:
    return _plan(protocol, card.rules, card.questions, card.instructions, read_in=(*card.rules, *common))


def _plan(
    protocol: Protocol,
    rules: tuple[Rule, ...],
    questions: tuple[Question, ...],
    instructions: tuple[Use, ...],
    read_in: tuple[Rule, ...],
) -> Plan:
    return Plan(
        rules=tuple(sorted(rules, key=attrgetter("urgency"))),
        questions=questions,
        red_flag_facts=_red_flag_facts(read_in, questions, protocol),
        raising={level: _raising(read_in, questions, level) for level in Level},
        instructions=instructions,
    )


def suggestions_of(protocol: Protocol) -> dict[str, tuple[tuple[str, Condition], ...]]:
    return _grouped(
        (condition.facts[0], (card.id, condition))
        for card in protocol.cards.values()
        for condition in card.suggested_when
    )


def one_answer_away_of(protocol: Protocol) -> dict[str, tuple[Rule, ...]]:
    return _grouped(
        (fact, rule)
        for rule in protocol.cross_card_rules
        if rule.asks and rule.level in RED_FLAG_LEVELS
        for fact in rule.condition.facts
    )


def _grouped[T](pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _red_flag_facts(rules: Iterable[Rule], questions: tuple[Question, ...], protocol: Protocol) -> frozenset[str]:
    read = {fact for rule in rules if rule.level in RED_FLAG_LEVELS for fact in rule.condition.facts}
    asked = {question.fact for question in questions if not question.optional}
    return frozenset(fact for fact in read & asked if _can_show_danger(protocol.facts[fact]))


def _can_show_danger(fact: Fact) -> bool:
    """A number without a dangerous side does not block: often nobody on the telephone can tell it."""
    return fact.type is not FactType.NUMBER or fact.danger is not None


def _raising(rules: Iterable[Rule], questions: tuple[Question, ...], reached: Level) -> frozenset[str]:
    """Facts read by rules more urgent than ``reached``, and what decides whether those are asked at all."""
    facts = {fact for rule in rules if rule.level < reached for fact in rule.condition.facts}
    for question in reversed(questions):
        if question.fact in facts:
            facts |= {fact for condition in question.ask_if for fact in condition.facts}
    return frozenset(facts)
