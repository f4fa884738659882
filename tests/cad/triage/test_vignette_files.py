"""Vignette files that have not the form are refused, by record; what is not understood is told."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

VOCABULARY = {"facts": {"chest_pain": {"default_if_unlisted": "no"}}}
RECORD: dict[str, Any] = {
    "id": "T1",
    "card": "CHEST",
    "card_alternatives": [],
    "caller": {"party": 2},
    "text": {"zh": "胸口痛", "en": "My chest hurts"},
    "facts": {
        "age": {"value": 58, "unit": "year"},
        "sex": "m",
        "conscious": "yes",
        "breathing": "normal",
        "breathing_words": None,
        "answers": {"chest_pain": "yes"},
    },
}


def told(folder: Path, vignettes: str, vocabulary: str = json.dumps(VOCABULARY)) -> str:
    """What the command says beside its rows."""
    (folder / "calls.json").write_text(vignettes, encoding="utf-8")
    (folder / "vocab.json").write_text(vocabulary, encoding="utf-8")
    beside = io.StringIO()
    call_command(
        "triage",
        "evaluate",
        str(folder / "calls.json"),
        "--out",
        str(folder / "rows.jsonl"),
        stderr=beside,
        stdout=io.StringIO(),
    )
    return beside.getvalue()


def file_of(*records: Any) -> str:
    return json.dumps({"vignettes": records})


def with_facts(**changed: Any) -> dict[str, Any]:
    return {**RECORD, "facts": {**RECORD["facts"], **changed}}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing\.json: .*No such file"):
        call_command("triage", "evaluate", str(tmp_path / "nothing.json"), "--out", str(tmp_path / "rows.jsonl"))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{broken", r"calls\.json: Expecting property name .*line 1 column 2"),
        ("[]", r"calls\.json: \[\] is not of type 'object'"),
        (file_of(1), r"calls\.json: record 1: 1 is not of type 'object'"),
        (file_of({**RECORD, "card": None}), r"calls\.json: T1\.card: None is not of type 'string'"),
        (file_of({"id": "T1"}), "T1: 'card' is a required property"),
        (file_of(with_facts(age={"value": 3, "unit": "decade"})), r"T1\.facts\.age\.unit: 'decade' is not one of"),
        (file_of(with_facts(conscious="maybe")), r"T1\.facts\.conscious: 'maybe' is not one of"),
        (file_of(RECORD, RECORD), "given twice: T1"),
    ],
    ids=["broken", "list", "number", "no-card", "nothing-else", "unit", "answer", "twice"],
)
def test_what_has_not_the_form_is_refused_with_file_record_and_reason(
    tmp_path: Path, written: str, reason: str
) -> None:
    with pytest.raises(CommandError, match=reason):
        told(tmp_path, written)
    assert not (tmp_path / "rows.jsonl").exists()


def test_a_vocabulary_that_has_not_the_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"vocab\.json: 'facts' is a required property"):
        told(tmp_path, file_of(RECORD), "{}")


def test_what_the_protocol_does_not_know_is_told_and_the_rest_is_run(tmp_path: Path) -> None:
    answers = {"chest_pain": "perhaps", "nosebleeds": "yes"}
    beside = told(tmp_path, file_of({**with_facts(answers=answers), "card_alternatives": ["NOSE"]}))
    assert beside.splitlines() == [
        "T1: the protocol has no card NOSE",
        "T1: chest_pain: 'perhaps': chest_pain takes one of: yes, no, unknown; taken as unknown",
        "T1: there is no fact nosebleeds",
    ]
    (row,) = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["id"] == "T1"


def test_nothing_is_told_of_a_file_in_the_form(tmp_path: Path) -> None:
    assert told(tmp_path, file_of(RECORD)) == ""
