"""The machine's proof that a protocol version is complete and safe in form (TRIAGE 4.1 rule 10).

It says nothing about whether the medicine is right; only a clinician can. Run before any version is activated.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from cad.triage.answers import Facts
from cad.triage.conditions import UNKNOWN, Clause, Known, Op, Value
from cad.triage.engine import evaluate
from cad.triage.plans import RED_FLAG_LEVELS
from cad.triage.protocol import Fact, FactType, Level, Origin, Protocol, Rule
from cad.triage.walks import DeadEndError, answers_of, harmless_answer, random_facts, walk

RANDOM_SESSIONS = 120


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    looked_at: int
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


def protocol_prove(
    protocol: Protocol, sessions: int = RANDOM_SESSIONS, only: Container[str] | None = None
) -> Iterator[Check]:
    """Every check (or ``only`` those) with what it found, the quick ones first, each made when it is asked for.

    ``sessions`` random ones are played beside the exhaustive checks.
    """
    checks: list[tuple[str, Callable[[Protocol], Iterator[str | None]]]] = [
        ("every card is reachable", _cards_reachable),
        ("every red flag can be set by a question", _red_flags_settable),
        ("every level has resources with their text", _levels_have_resources),
        ("every instruction is used and stands in both languages", _instructions_bilingual),
        ("every script is offered, bilingual, and says nothing that its start forbids", _scripts_sound),
        ("the dangerous answer never lowers the level (rules, exhaustive)", _monotone_rules),
        ("the dangerous answer never lowers the level (random sessions)", lambda p: _monotone_random(p, sessions)),
        ("a card read along gives no lower level than opened", lambda p: _along_random(p, sessions)),
        ("instructions never contradict, same answers same outcome", lambda p: _consistent_random(p, sessions)),
        ("every answer of every question leads on to a level", _answers_lead_on),
    ]
    return (_check(name, look(protocol)) for name, look in checks if only is None or name in only)


def _check(name: str, looks: Iterator[str | None]) -> Check:
    found = list(looks)
    return Check(name, len(found), tuple(fault for fault in found if fault))


def _cards_reachable(protocol: Protocol) -> Iterator[str | None]:
    """A call-taker may pick any card; each must also be suggested by something that can be answered."""
    for card in protocol.cards.values():
        facts = next((_witness(protocol, condition.clauses) for condition in card.suggested_when), None)
        suggested = facts is not None and card.id in evaluate(protocol, Facts(facts)).suggested_cards
        yield None if suggested else f"{card.id} is never suggested"


def _answers_lead_on(protocol: Protocol) -> Iterator[str | None]:
    """Each answer of each question, put in the place of the harmless one; what it opens is asked to the end.

    Then each answer by itself, as when the caller hangs up after it: a level is given then too.
    """
    for card in protocol.cards:
        harmless = walk(protocol, card, harmless_answer).facts
        common = protocol.plans[None].questions if card == protocol.fallback_card else ()
        for question in (*common, *protocol.plans[card].questions):
            for answer in answers_of(protocol.facts[question.fact]):
                yield _leads_on(protocol, card, {**harmless, question.fact: answer})
    for fact in protocol.facts.values():
        for answer in answers_of(fact):
            level = evaluate(protocol, Facts({fact.key: answer}), completed=True).level
            yield None if level else f"hung up after {fact.key}={answer}: no level"


def _leads_on(protocol: Protocol, card: str, start: dict[str, Value]) -> str | None:
    try:
        walk(protocol, card, harmless_answer, start)
    except DeadEndError as error:
        return str(error)
    return None


def _red_flags_settable(protocol: Protocol) -> Iterator[str | None]:
    everybody = {question.fact for question in protocol.plans[None].questions}
    for card in protocol.cards.values():
        asked = everybody | {question.fact for question in card.questions}
        for rule in card.rules:
            missing = set(rule.condition.facts) - asked
            yield f"{rule.name} reads {sorted(missing)}, which the card never asks" if missing else None
    for card_id, rule in _all_rules(protocol):
        outcome = evaluate(protocol, Facts(_witness(protocol, rule.condition.clauses)), card_id)
        held = any(reason.rule == rule.name for reason in outcome.why)
        yield None if held else f"{rule.name} holds for no answers: {rule.condition.text}"


def _levels_have_resources(protocol: Protocol) -> Iterator[str | None]:
    for level in Level:
        yield None if protocol.level_resources.get(level) else f"{level} has no resources"
        for card in protocol.cards.values():
            codes = card.resources.get(level, protocol.level_resources[level])
            yield None if codes else f"{card.id} has no resources at {level}"


def _instructions_bilingual(protocol: Protocol) -> Iterator[str | None]:
    used = {use.code for plan in protocol.plans.values() for use in plan.instructions}
    for code, instruction in protocol.instructions.items():
        both = instruction.text.zh.strip() and instruction.text.en.strip()
        yield None if both and code in used else f"{code} is not used, or not in both languages"


def _scripts_sound(protocol: Protocol) -> Iterator[str | None]:
    """Each step is said in one case at least: its instruction goes together with one that offers the script."""
    used = {use.code for plan in protocol.plans.values() for use in plan.instructions}
    drops = dict(protocol.conflicts)
    for script in protocol.scripts:
        unused = sorted(script.told_by - used)
        yield f"{script.id} is offered by {unused}, which nothing gives" if unused else None
        for step in script.steps:
            needed = step.beside | ({step.instruction} if step.instruction else set())
            said = any(not needed & drops.get(code, frozenset()) for code in script.told_by) and needed <= used
            both = step.text.zh.strip() and step.text.en.strip()
            yield None if said and both else f"{script.id}: {step.text.zh!r} is never said, or not in both languages"


def _monotone_rules(protocol: Protocol) -> Iterator[str | None]:
    """Exhaustive over rules: adding facts only adds rules, so the smallest set of answers that a rule needs is enough.

    For each answer that makes a red flag hold: with any of its facts changed to the dangerous answer some rule as
    urgent must hold. A rule less urgent than its card's default must not hold by a dangerous answer.
    """
    for card_id, rule in _all_rules(protocol):
        if rule.level in RED_FLAG_LEVELS:
            yield from (_not_lowered(protocol, card_id, rule, facts) for facts in _all_witnesses(protocol, rule))
        elif card_id is not None and rule.level > protocol.cards[card_id].default_level:
            risky = [c.fact for c in rule.condition.clauses if not c.compares and c.danger in c.values]
            yield f"{rule.name} lowers by the dangerous answer of {risky}" if risky else None


def _not_lowered(protocol: Protocol, card: str | None, rule: Rule, facts: dict[str, Value]) -> str | None:
    for fact in rule.condition.facts:
        for worse in _more_dangerous(protocol.facts[fact], facts[fact]):
            outcome = evaluate(protocol, Facts({**facts, fact: worse}), card)
            if outcome.level is None or outcome.level > rule.level:
                return f"{rule.name}: {fact} changed from {facts[fact]} to {worse} gives {outcome.level}"
    return None


def _monotone_random(protocol: Protocol, sessions: int) -> Iterator[str | None]:
    dice = random.Random(1)  # noqa: S311  the same sessions every time, on purpose
    for _ in range(sessions):
        card, facts = dice.choice(list(protocol.cards)), random_facts(protocol, dice)
        before = evaluate(protocol, Facts(facts), card, completed=True).level
        for fact in dice.sample(sorted(facts), min(8, len(facts))):
            for worse in _more_dangerous(protocol.facts[fact], facts[fact]) if before else ():
                after = evaluate(protocol, Facts({**facts, fact: worse}), card, completed=True).level
                lowered = after is None or before is None or after > before
                yield f"{card}: {fact} to {worse} lowers {before} to {after} in {facts}" if lowered else None


def _along_random(protocol: Protocol, sessions: int) -> Iterator[str | None]:
    """Opened at a wrong card while the right one is suggested: no lower than at the right one, by what is known.

    A card's default alone asks for no more than R4 when it is only read along, so it is compared up to there.
    """
    dice = random.Random(3)  # noqa: S311
    for _ in range(sessions):
        opened, facts = dice.choice(list(protocol.cards)), random_facts(protocol, dice)
        outcome = evaluate(protocol, Facts(facts), opened, completed=True)
        if protocol.reads_along and outcome.suggested_cards:
            right = dice.choice(outcome.suggested_cards)
            alone = evaluate(protocol, Facts(facts), right, completed=True)
            by_rule = alone.determinant is not None and not alone.determinant.endswith(("-00", "-90"))
            lower = by_rule and outcome.level and alone.level and outcome.level > alone.level
            yield f"{opened} is lower than {right} for {facts}" if lower else None


def _consistent_random(protocol: Protocol, sessions: int) -> Iterator[str | None]:
    dice = random.Random(2)  # noqa: S311
    for _ in range(sessions):
        card, facts = dice.choice(list(protocol.cards)), random_facts(protocol, dice)
        first = evaluate(protocol, Facts(facts), card)
        given = {instruction.code for instruction in first.instructions}
        clash = [keep for keep, drop in protocol.conflicts if keep in given and given & drop]
        same = first == evaluate(protocol, Facts(dict(reversed(facts.items()))), card)
        yield None if same and not clash else f"{card}: {clash or 'two outcomes'} for {facts}"


def _all_rules(protocol: Protocol) -> Iterator[tuple[str | None, Rule]]:
    for card in protocol.cards.values():
        yield from ((card.id, rule) for rule in protocol.plans[card.id].rules if rule.origin is Origin.CARD)
    yield from ((None, rule) for rule in protocol.plans[None].rules)


def _witness(protocol: Protocol, clauses: tuple[Clause, ...]) -> dict[str, Value]:
    return {clause.fact: _answers_holding(protocol, clause)[0] for clause in clauses}


def _all_witnesses(protocol: Protocol, rule: Rule) -> Iterator[dict[str, Value]]:
    clauses = rule.condition.clauses
    for answers in itertools.product(*(_answers_holding(protocol, clause) for clause in clauses)):
        facts = dict(zip(rule.condition.facts, answers, strict=True))
        if rule.condition.holds(Known(facts)):  # two clauses may be about one fact
            yield facts


def _answers_holding(protocol: Protocol, clause: Clause) -> list[Value]:
    fact = protocol.facts[clause.fact]
    if not clause.compares:
        return [v for v in (*fact.answers,) if clause.holds(Known({fact.key: v}))]
    step = 1.0 if clause.op is Op.ABOVE else -0.01 if clause.op is Op.BELOW else 0.0
    candidates: list[Value] = [clause.number + step, UNKNOWN]
    return [value for value in candidates if clause.holds(Known({fact.key: value}))]


def _more_dangerous(fact: Fact, answer: Value) -> tuple[Value, ...]:
    """Answers that count as more dangerous than this one: the fact's danger, then those worse than it."""
    if fact.type is FactType.NUMBER:
        return (UNKNOWN,) if fact.danger else ()
    if fact.danger is None or answer in fact.worse:
        return ()
    return fact.worse if answer == fact.danger else (fact.danger,)
