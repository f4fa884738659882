"""Timed scripts: what the compiler refuses, and what the shipped ones promise."""

from copy import deepcopy
from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.loading import content_load, folder_read
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Protocol
from cad.triage.source import ProtocolError

CONTENT = folder_read(shipped_folder())
PROOF = "every script is offered, bilingual, and says nothing that its start forbids"


def changed(**first: Any) -> dict[str, Any]:
    """The shipped content, with other fields in its first script."""
    content = deepcopy(CONTENT)
    content["scripts"]["scripts"][0] |= first
    return content


def fault(content: dict[str, Any]) -> str:
    with pytest.raises(ProtocolError) as refused:
        content_load(content)
    return str(refused.value)


def test_the_shipped_scripts_are_the_twelve_of_the_desk(protocol: Protocol) -> None:
    assert [script.id for script in protocol.scripts] == [
        "CPR",
        "CHOKING",
        "BLEEDING",
        "BIRTH",
        "SEIZURE",
        "ANAPHYLAXIS",
        "BURN",
        "DROWNING",
        "POISONING",
        "OPIOID",
        "HEAT",
        "STROKE",
    ]


def test_telephone_cpr_is_offered_from_the_two_answers_at_110_a_minute(protocol: Protocol) -> None:
    outcome = evaluate(protocol, Facts({"conscious": "no", "breathing": "abnormal"}), None)
    told = {instruction.code for instruction in outcome.instructions}
    (script,) = [script for script in protocol.scripts if script.told_by & told]
    assert script.rhythm is not None
    assert (script.id, script.rhythm.rate, script.rhythm.swap_s) == ("CPR", 110, 120)
    assert [step.instruction for step in script.steps if step.begins] == ["START_CPR"]


def test_a_step_without_words_of_its_own_says_those_of_its_instruction(protocol: Protocol) -> None:
    steps = [step for script in protocol.scripts for step in script.steps if step.instruction == "COOL_BURN"]
    assert [(step.text, step.seconds) for step in steps] == [(protocol.instructions["COOL_BURN"].text, 1200)]


def test_an_instruction_that_does_not_exist_is_a_fault() -> None:
    assert "'NOBODY' has no text" in fault(changed(told_by=["NOBODY"]))


def test_compressions_begin_at_exactly_one_step() -> None:
    assert "compressions begin at one step" in fault(changed(steps=[{"zh": "按", "en": "push"}]))


def test_a_rhythm_outside_100_to_120_is_refused_by_the_form() -> None:
    assert "rate" in fault(changed(rhythm={"rate": 90, "swap_s": 120, "swap": {"zh": "换", "en": "change"}}))


def test_a_step_in_one_language_is_refused() -> None:
    assert "dependency" in fault(changed(steps=[{"instruction": "START_CPR", "zh": "按"}]))


def test_a_version_from_before_the_scripts_and_the_ways_of_callers_still_loads() -> None:
    older = content_load({name: part for name, part in CONTENT.items() if name not in {"scripts", "callers"}})
    assert (older.scripts, older.callers) == ((), ())


def test_the_proof_finds_a_step_that_the_start_of_its_script_forbids() -> None:
    content = changed()
    content["scripts"]["scripts"][0]["steps"].append({"instruction": "RECOVERY_POSITION"})
    (check,) = protocol_prove(content_load(content), only={PROOF})
    assert len(check.faults) == 1
    assert "CPR" in check.faults[0]
    (check,) = protocol_prove(content_load(CONTENT), only={PROOF})
    assert check.holds
