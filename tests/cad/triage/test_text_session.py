"""`manage.py triage run`: a text session for training, in both languages."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cad.triage.protocol import Protocol
from cad.triage.telling import Language
from cad.triage.text_session import text_session


def played(protocol: Protocol, card: str | None, language: Language, *heard: str) -> list[str]:
    lines: list[str] = []
    answers = iter(heard)
    text_session(protocol, card, language, lambda: next(answers), lines.append)
    return lines


def test_an_arrest_is_told_as_soon_as_it_is_found(protocol: Protocol) -> None:
    lines = played(protocol, None, "en", "3", "3", "q")
    assert lines[1] == "Is he or she awake and able to talk to you?"
    assert lines[2].startswith("1 Awake and answering   2 ")
    level = lines.index("Level: R1 Immediate threat to life  [ENTRY-R1-U01]")
    assert lines[level + 1].startswith("Why: Awake: No response; Breathing: Not breathing")
    assert any(line.startswith("Tell the caller: Start chest compressions now") for line in lines)
    assert any(line.startswith("Send: Nearest unit") and "2 units" in line for line in lines)


def test_back_other_language_and_another_card(protocol: Protocol) -> None:
    lines = played(protocol, "FALL", "zh", "1", "b", "1", "l", "c chest", "q")
    asked = [line for line in lines if line.startswith(("他（她）醒着吗", "Is he or she breathing"))]
    assert len(asked) == 4
    assert any("[CHEST-R3-90]" in line for line in lines)


def test_an_answer_that_does_not_fit_is_asked_again(protocol: Protocol) -> None:
    lines = played(protocol, "FALL", "zh", "9", "c nose", "1", "q")
    assert [line[:8] for line in lines if line.startswith(("请按", "没有这张卡"))] == [
        "请按答案前的数字",
        "没有这张卡。有：",
    ]
    assert lines.count("他（她）醒着吗，能和您说话、回答您吗？") == 3


def test_a_number_is_typed_and_not_known_is_no_digit(protocol: Protocol) -> None:
    lines = played(protocol, "CHEST", "en", "1", "1", "2", "", "2", "2", "2", "900", "?", "q")
    assert "(years)   ? Don't know" in lines
    assert "A number from 0 to 130, please" in lines


def test_what_holds_twice_is_told_once(protocol: Protocol) -> None:
    """Three rules read the bleeding; the two texts are those at the answer and at the end."""
    lines = played(protocol, None, "en", "1", "1", "2", "", "1", "q")
    assert lines.count("Why: Severe bleeding: Yes") == 2


def test_the_end_of_what_is_typed_ends_the_session(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3\n3\n"))
    call_command("triage", "run", "--language", "en")
    assert "Level: R1 Immediate threat to life  [UNKNOWN-R1-" in capsys.readouterr().out


def test_a_waiting_level_says_when_to_call_back(protocol: Protocol) -> None:
    assert "Call back within (minutes): 20" in played(protocol, "CHEST", "en", "1", "1", "q")


def test_a_card_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="There is no card NOSE"):
        call_command("triage", "run", "--card", "nose")
