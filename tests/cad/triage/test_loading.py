"""A protocol is checked as it is read; what is wrong is told with file, line and reason."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cad.triage.loading import content_load, folder_load, folder_read
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.protocol import Protocol
from cad.triage.source import Fault, ProtocolError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "protocol"))


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(ProtocolError) as refused:
        folder_load(folder)
    return refused.value.faults


def change(path: Path, old: str, new: str) -> int:
    """Replaces the first ``old``; gives the line it stood on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_protocol_is_not_clinically_approved_and_says_so_in_both_languages(protocol: Protocol) -> None:
    assert protocol.clinically_approved is False
    assert protocol.notice.en.startswith("Not clinically approved")
    assert protocol.notice.zh.startswith("未经临床批准")


def test_what_is_answered_by_yes_or_no_is_one_question(protocol: Protocol) -> None:
    """ "Is it safe? Any danger?" is answered by yes either way."""
    asked = [fact for fact in protocol.facts.values() if fact.answers[:2] == ("yes", "no")]
    texts = [text for fact in asked for text in (fact.ask.zh, fact.ask.en)]
    assert [text for text in texts if text.count("？") + text.count("?") != 1] == []


def test_stored_content_compiles_to_the_same_protocol(protocol: Protocol) -> None:
    assert content_load(folder_read(shipped_folder())) == protocol


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("cards/CHEST.yaml", "known_aneurysm==yes", "known_aneurism==yes", "there is no fact 'known_aneurism'"),
        ("cards/CHEST.yaml", "pain_character=tearing", "pain_character=tering", "'tering' is not an answer"),
        ("cards/CHEST.yaml", "known_aneurysm==yes", "known_aneurysm>=3", "cannot be used with >="),
        ("cards/CHEST.yaml", "known_aneurysm==yes", "known_aneurysm is yes", "cannot read the clause"),
        ("cards/CHEST.yaml", "n: 2,", "n: 1,", "the rule number 1 stands twice"),
        ("cards/CHEST.yaml", "level: R1", "level: R0", "'R0' is not one of"),
        ("cards/CHEST.yaml", "code: ASPIRIN", "code: ASPRIN", "'ASPRIN' has no text"),
        ("cards/CHEST.yaml", "fact: breathless", "fact: breathles", "there is no fact 'breathles'"),
        ("cards/CHEST.yaml", "fact: breathless", "fact: fainted", "'fainted' is asked twice"),
        ("cards/FALL.yaml", "minor_only==yes&able_walk==yes", "able_walk==yes", "R5 needs a stated positive reason"),
        ("cards/FALL.yaml", "id: FALL", "id: FELL", "the card in this file is called 'FELL'"),
        ("protocol.yaml", "fallback_card: UNKNOWN", "fallback_card: NOTHING", "there is no card 'NOTHING'"),
        ("protocol.yaml", "clinically_approved: false", "clinically_approved: true", "False was expected"),
        ("facts.yaml", "danger: tearing", "danger: never", "'never' is not an answer"),
        ("words.yaml", "treat_as: altered", "treat_as: asleep", "'asleep' is not an answer"),
        ("instructions.yaml", "keep: SIT_UPRIGHT", "keep: SIT_DOWN", "'SIT_DOWN' has no text"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(folder: Path, file: str, old: str, new: str, reason: str) -> None:
    line = change(folder / file, old, new)
    found = [fault for fault in faults(folder) if reason in fault.reason]
    assert found, faults(folder)
    assert found[0].file == file
    assert abs(found[0].line - line) <= 1


def test_a_key_given_twice_is_told(folder: Path) -> None:
    line = change(folder / "protocol.yaml", "fallback_card: UNKNOWN", "fallback_card: UNKNOWN\nfallback_card: CHEST")
    assert faults(folder) == (Fault("protocol.yaml", line + 1, "the key 'fallback_card' is given twice"),)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text("", encoding="utf-8"),
        lambda path: path.write_text("id: [", encoding="utf-8"),
        lambda path: path.write_bytes(b"\xff\xfe\x00"),
        lambda path: path.write_text("- 1\n- 2\n", encoding="utf-8"),
    ],
    ids=["gone", "empty", "not YAML", "not text", "a list"],
)
def test_a_broken_file_is_refused_by_name(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / "words.yaml")
    assert {fault.file for fault in faults(folder)} == {"words.yaml"}


def test_an_instruction_without_chinese_is_refused(folder: Path) -> None:
    text = (folder / "instructions.yaml").read_text(encoding="utf-8")
    start = text.index("zh:")
    (folder / "instructions.yaml").write_text(text[:start] + "zx:" + text[start + 3 :], encoding="utf-8")
    assert any("'zh' is a required property" in fault.reason for fault in faults(folder))


def test_yes_and_no_stay_words(protocol: Protocol) -> None:
    assert protocol.facts["conscious"].answers == ("yes", "altered", "no", "unknown")


def test_unknown_is_always_the_key_zero(protocol: Protocol) -> None:
    for fact in protocol.facts.values():
        keys = [option.key for option in fact.options]
        assert len(set(keys)) == len(keys)
        assert all(option.key == "0" for option in fact.options if option.value == "unknown")
