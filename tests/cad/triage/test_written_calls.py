"""Calls written from the guidance (``calls/*.yaml``), played as a call-taker asks: levels, instructions, resources.

They are ours, and were written before the rules they found wanting were mended: a regression test, no evidence.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cad.triage.engine import Outcome
from cad.triage.protocol import Protocol
from cad.triage.vignettes import Caller, caller_interview

CALLS = [
    call
    for file in sorted(Path(__file__).parent.glob("calls/*.yaml"))
    for call in yaml.safe_load(file.read_text("utf-8"))
]


@pytest.fixture
def harmless(vignette_files: Path) -> dict[str, Any]:
    facts = json.loads((vignette_files / "vocab.json").read_text(encoding="utf-8"))["facts"]
    return {key: fact["default_if_unlisted"] for key, fact in facts.items()}


def played(protocol: Protocol, harmless: dict[str, Any], call: dict[str, Any], card: str) -> Outcome:
    listed = {
        "conscious": call.get("awake", "yes"),
        "breathing": call.get("breathing", "normal"),
        "party": call.get("party", "with_patient"),
        "age_y": float(call["age"]),
        "sex": call["sex"],
        "complaint": call["said"],
        **call.get("facts", {}),
    }
    return caller_interview(protocol, Caller(listed, {}, harmless), card)


def amiss(call: dict[str, Any], outcome: Outcome) -> Iterator[str]:
    told = {instruction.code for instruction in outcome.instructions}
    yield from (f"{code} is not told" for code in call.get("must", ()) if code not in told)
    yield from (f"{code} is not sent" for code in call.get("send", ()) if code not in outcome.resources)
    if outcome.level is None or outcome.level < call["level"][1]:
        yield f"{outcome.level} is too much"


def unsafe(call: dict[str, Any], outcome: Outcome) -> Iterator[str]:
    told = {instruction.code for instruction in outcome.instructions}
    yield from (f"{code} is told" for code in call.get("not", ()) if code in told)
    if outcome.level is None or outcome.level > call["level"][0]:
        yield f"{outcome.level} is too little"


def test_every_card_has_calls_of_its_own(protocol: Protocol) -> None:
    assert {call["card"] for call in CALLS} == set(protocol.cards)


def test_at_the_right_card_everything_is_as_the_guidance_has_it(protocol: Protocol, harmless: dict[str, Any]) -> None:
    found = []
    for call in CALLS:
        outcome = played(protocol, harmless, call, call["card"])
        found += [(call["id"], fault) for fault in (*unsafe(call, outcome), *amiss(call, outcome))]
    assert found == []


def test_at_a_wrong_card_the_level_holds_and_nothing_harmful_is_told(
    protocol: Protocol, harmless: dict[str, Any]
) -> None:
    found = []
    for call in CALLS:
        for card in call.get("at", ()):
            found += [(call["id"], card, fault) for fault in unsafe(call, played(protocol, harmless, call, card))]
    assert found == []
