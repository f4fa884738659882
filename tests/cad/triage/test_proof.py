"""The proof holds for what is shipped, and notices what is wrong."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from cad.triage.loading import folder_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Level, Protocol

MONOTONE = "the dangerous answer never lowers the level (rules, exhaustive)"


def failing(protocol: Protocol, name: str) -> set[str]:
    """The check of this name, if it fails: the others have their own tests."""
    return {check.name for check in protocol_prove(protocol, only={name}) if not check.holds}


def test_rule_10_the_shipped_protocol_is_complete_and_its_proof_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("triage", "prove")
    printed = capsys.readouterr().out
    assert "FAILS" not in printed
    looked_at = [int(line.split()[1]) for line in printed.splitlines() if line.startswith("holds")]
    assert len(looked_at) == 10
    assert all(looked_at)
    assert "Not clinically approved" in printed


def test_there_are_36_clinical_cards_and_the_administrative_one(protocol: Protocol) -> None:
    assert len(protocol.cards.keys() - {"XFER"}) == 36
    assert "XFER" in protocol.cards


@pytest.mark.parametrize(
    ("file", "old", "new", "noticed"),
    [
        ("cards/CHEST.yaml", "- {fact: clot_risk}\n", "", "every red flag can be set by a question"),
        (
            "cards/FALL.yaml",
            "when: neck_back_pain=yes,",
            "when: neck_back_pain==no,",
            MONOTONE,
        ),
        ("cards/FALL.yaml", "default_level: R4", "default_level: R3", MONOTONE),
    ],
)
def test_the_proof_notices(tmp_path: Path, file: str, old: str, new: str, noticed: str) -> None:
    folder = Path(shutil.copytree(shipped_folder(), tmp_path / "protocol"))
    text = (folder / file).read_text(encoding="utf-8")
    if old not in text:
        pytest.fail(f"{file} has no {old!r}")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert failing(folder_load(folder), noticed) == {noticed}


def test_the_proof_notices_a_level_without_resources(protocol: Protocol) -> None:
    bare = replace(protocol, level_resources={**protocol.level_resources, Level.R5: ()})
    name = "every level has resources with their text"
    assert failing(bare, name) == {name}


def test_the_proof_notices_an_instruction_nobody_gives(protocol: Protocol) -> None:
    spare = replace(protocol.instructions["KEEP_WARM"], code="SPARE")
    more = replace(protocol, instructions={**protocol.instructions, "SPARE": spare})
    name = "every instruction is used and stands in both languages"
    assert failing(more, name) == {name}
