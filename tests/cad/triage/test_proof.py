"""The proof holds for what is shipped, and notices what is wrong."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cad.triage.loading import folder_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Level, Protocol


def failing(protocol: Protocol) -> set[str]:
    return {check.name for check in protocol_prove(protocol, sessions=40) if not check.holds}


def test_rule_10_the_shipped_protocol_is_complete(protocol: Protocol) -> None:
    checks = protocol_prove(protocol, sessions=150)
    assert [(check.name, check.faults) for check in checks if not check.holds] == []
    assert all(check.looked_at > 0 for check in checks)


def test_the_cards_are_those_of_the_first_thread_and_the_fall_back(protocol: Protocol) -> None:
    assert set(protocol.cards) == {"ARREST", "CHEST", "FALL", "UNKNOWN"}


@pytest.mark.parametrize(
    ("file", "old", "new", "noticed"),
    [
        ("cards/CHEST.yaml", "- {fact: clot_risk}\n", "", "every red flag can be set by a question"),
        (
            "cards/FALL.yaml",
            "when: neck_back_pain=yes,",
            "when: neck_back_pain==no,",
            "the dangerous answer never lowers",
        ),
        ("cards/FALL.yaml", "default_level: R4", "default_level: R3", "the dangerous answer never lowers"),
    ],
)
def test_the_proof_notices(tmp_path: Path, file: str, old: str, new: str, noticed: str) -> None:
    folder = Path(shutil.copytree(shipped_folder(), tmp_path / "protocol"))
    text = (folder / file).read_text(encoding="utf-8")
    if old not in text:
        pytest.fail(f"{file} has no {old!r}")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = failing(folder_load(folder))
    assert any(name.startswith(noticed) for name in found)


def test_the_proof_notices_a_level_without_resources(protocol: Protocol) -> None:
    bare = replace(protocol, level_resources={**protocol.level_resources, Level.R5: ()})
    assert "every level has resources with their text" in failing(bare)


def test_the_proof_notices_an_instruction_nobody_gives(protocol: Protocol) -> None:
    spare = replace(protocol.instructions["KEEP_WARM"], code="SPARE")
    more = replace(protocol, instructions={**protocol.instructions, "SPARE": spare})
    assert failing(more) == {"every instruction is used and stands in both languages"}
