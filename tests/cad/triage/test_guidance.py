"""What the guidance says of each card, held against the protocol: levels, resources and what the caller is told."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.conditions import Condition, Value, parse
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Fact, Protocol
from cad.triage.walks import harmless_answer, walk
from tests.cad.triage.guidance import AWAKE, SITUATIONS, WITHHELD

# Sent otherwise than the draft says; docs/triage.md and the cards' traps have the reasons.
SENT_OTHERWISE = {("POISON", "HAZMAT"), ("SEIZ", "BLS"), ("UNKNOWN", "BLS")}

# Draft rules that hid a less urgent one and were narrowed, or left to the card that is read along.
NARROWED = {("SEIZ", "known_epilepsy=no"), ("SICK", "chest_pain=yes"), ("GASCO", "gas_exposure=yes")}


@pytest.fixture
def guidance(vignette_files: Path) -> list[dict[str, Any]]:
    cards: list[dict[str, Any]] = json.loads((vignette_files / "cards.json").read_text(encoding="utf-8"))["cards"]
    return cards


def called(protocol: Protocol, card: str, facts: dict[str, Value]) -> Outcome:
    """The end of a call in which these facts are so and every other answer is harmless, but never reassuring."""

    def answer(fact: Fact) -> Value:
        return "no" if fact.reassuring else harmless_answer(fact)

    return walk(protocol, card, answer, {**AWAKE, "party": "with_patient", **facts}).outcome


def stated(condition: Condition) -> Iterator[dict[str, Value]]:
    """Every set of stated answers that makes it hold; of a number one that is just over the limit."""
    options: list[list[Value]] = [
        [clause.number + {">": 1.0, "<": -0.01}.get(clause.op, 0.0)] if clause.compares else sorted(clause.values)
        for clause in condition.clauses
    ]
    for answers in itertools.product(*options):
        yield dict(zip(condition.facts, answers, strict=True))


def test_every_situation_of_the_guidance_is_in_the_table(guidance: list[dict[str, Any]]) -> None:
    listed = {card["id"]: {told["situation"] for told in card["instructions"]} for card in guidance}
    assert {card: set(situations) for card, situations in SITUATIONS.items()} == listed


def test_in_each_situation_the_caller_is_told_what_the_guidance_lists(
    protocol: Protocol, guidance: list[dict[str, Any]]
) -> None:
    missing = []
    for card in guidance:
        for told in card["instructions"]:
            for so in SITUATIONS[card["id"]][told["situation"]]:
                given = {instruction.code for instruction in called(protocol, card["id"], so).instructions}
                for code in set(told["codes"]) - given:
                    withheld = WITHHELD.get((card["id"], told["situation"], code))
                    if withheld is None or not withheld(so):
                        missing.append((card["id"], told["situation"], code, so))
    assert missing == []


def test_each_red_flag_of_the_guidance_gives_its_level_and_its_resources(
    protocol: Protocol, guidance: list[dict[str, Any]]
) -> None:
    wrong = []
    for card in guidance:
        kept = (rule for rule in card["rules"] if (card["id"], rule["when"]) not in NARROWED)
        for rule in (rule for rule in kept if rule["level"] <= "R3"):
            for so in stated(parse(rule["when"])):
                outcome = evaluate(protocol, Facts(so), card["id"], completed=True)
                if outcome.level is None or outcome.level > rule["level"]:
                    wrong.append((card["id"], rule["when"], so, outcome.level))
                    continue
                lacks = set(card["resources"].get(outcome.level, ())) - set(outcome.resources)
                wrong += [
                    (card["id"], rule["when"], so, code) for code in lacks if (card["id"], code) not in SENT_OTHERWISE
                ]
    assert wrong == []
