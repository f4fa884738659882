"""Which question comes next; never one that has its answer already, or that what is known makes needless.

What is asked: case entry and what everybody is asked, the opened card's questions, then what could still raise the
level in a card that is read along, then the answer that alone is missing to a cross-card red flag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cad.triage.conditions import Known, any_holds
from cad.triage.protocol import Card, FactType, Level, Protocol, Question, Rule


def question_applies(question: Question, known: Known) -> bool:
    if question.ask_if and not any_holds(question.ask_if, known):
        return False
    return not (question.skip_if and any_holds(question.skip_if, known, stated=True))


def questions_applying(
    protocol: Protocol, opened: Card | None, along: Iterable[Card], known: Known, reached: Level | None
) -> dict[str, Question]:
    """By fact, in the order they are asked; answered ones too. ``reached`` is the level that rules give already."""
    found: dict[str, Question] = {}
    for question in _listed(protocol, opened, along, reached):
        if question.fact not in found and question_applies(question, known):
            found[question.fact] = question
    if opened is not None and protocol.reads_along:
        for fact in _last_missing(protocol, known, reached):
            found.setdefault(fact, Question(fact))
    for fact in [fact for fact in found if protocol.facts[fact].skip_if]:
        if any_holds(protocol.facts[fact].skip_if, known, stated=True):
            del found[fact]
    return found


def red_flags_unasked(protocol: Protocol, cards: Iterable[Card], known: Known, applying: Iterable[str]) -> list[str]:
    """Facts of red flags (R1 to R3) whose question applies but has no answer: they block R4 and R5.

    Source: TRIAGE 4.1 rule 3, "a red-flag question never asked blocks any level less urgent than R3".
    """
    cards_own = (protocol.plans[card.id].red_flag_facts for card in cards)
    red_flags = protocol.plans[None].red_flag_facts.union(*cards_own)
    return [fact for fact in applying if fact in red_flags and not known.answered(fact)]


def _listed(
    protocol: Protocol, opened: Card | None, along: Iterable[Card], reached: Level | None
) -> Iterator[Question]:
    yield from protocol.entry_questions
    yield from (question for question in (opened.questions if opened else ()) if question.first)
    yield from protocol.universal_questions
    if opened is None:
        return
    yield from opened.questions
    for card in along:
        raising = protocol.plans[card.id].raising[reached] if reached else None
        asked = (question for question in card.questions if not question.optional)
        yield from (q for q in asked if raising is None or q.first or q.fact in raising)


def _last_missing(protocol: Protocol, known: Known, reached: Level | None) -> Iterator[str]:
    """The one answer that separates what is known from a cross-card red flag more urgent than ``reached``."""
    near = {
        rule.number: rule
        for fact in known.values
        for rule in protocol.one_answer_away.get(fact, ())
        if not reached or rule.level < reached
    }
    for _, rule in sorted(near.items()):
        missing = _missing(protocol, rule, known)
        if missing is not None:
            yield missing


def _missing(protocol: Protocol, rule: Rule, known: Known) -> str | None:
    missing, evidence = None, False
    for clause in rule.condition.clauses:
        if clause.fact not in known.values:
            if missing not in (None, clause.fact):
                return None
            missing = clause.fact
            if protocol.facts[missing].type is FactType.NUMBER:  # its own card asks for it where it makes sense
                return None
        elif not clause.holds(known):
            return None
        else:  # an age alone is no reason to ask
            evidence = evidence or protocol.facts[clause.fact].narrowed_by is None
    return missing if evidence else None
