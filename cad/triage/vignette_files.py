"""Vignettes and their vocabulary as files. What does not have the form is refused, with every fault and its record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from cad.triage.answers import AnswerError, answer_parse
from cad.triage.protocol import Protocol
from cad.triage.vignettes import caller_of

SCHEMA = Path(__file__).parent / "vignettes.schema.json"


class VignettesError(ValueError):
    """The file is refused; the message has each fault in a line."""


def vignettes_read(path: Path) -> list[dict[str, Any]]:
    """The records. Raises VignettesError for what cannot be read, has not the form, or gives an id twice."""
    records: list[dict[str, Any]] = _read(path, "vignettes")["vignettes"]
    twice = [key for key, times in Counter(record["id"] for record in records).items() if times > 1]
    if twice:
        raise VignettesError(f"{path}: given twice: {', '.join(twice)}")
    return records


def vocabulary_read(path: Path) -> dict[str, Any]:
    """Raises VignettesError."""
    return _read(path, "vocabulary")


def vignettes_doubts(
    protocol: Protocol, vignettes: list[dict[str, Any]], vocabulary: Mapping[str, Any]
) -> Iterator[str]:
    """What has the form and is not taken as it is written. The records are run all the same."""
    for record in vignettes:
        for card in (record["card"], *record["card_alternatives"]):
            if card not in protocol.cards:
                yield f"{record['id']}: the protocol has no card {card}"
        for key, value in caller_of(record, vocabulary).listed.items():
            if key not in vocabulary["facts"] and key not in protocol.facts:
                yield f"{record['id']}: there is no fact {key}"
            elif key in protocol.facts and value is not None and (fault := _fault(protocol, key, value)):
                yield f"{record['id']}: {fault}; taken as unknown"


def _fault(protocol: Protocol, key: str, value: object) -> str:
    try:
        answer_parse(protocol.facts[key], value)
    except AnswerError as error:
        return f"{key}: {value!r}: {error}"
    return ""


def _read(path: Path, definition: str) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise VignettesError(f"{path}: {error}") from error
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = Draft202012Validator({**schema, "$ref": f"#/$defs/{definition}"}).iter_errors(data)
    faults = [f"{path}: {_place(data, list(error.absolute_path))}{error.message}" for error in found]
    if faults:
        raise VignettesError("\n".join(faults))
    return dict(data)


def _place(data: Any, where: list[str | int]) -> str:
    """The record by its id, or by its number where it has none, and the keys within it."""
    if where[:1] == ["vignettes"] and len(where) > 1:
        record = data["vignettes"][where[1]]
        name = record.get("id") if isinstance(record, dict) else None
        where = [str(name or f"record {int(where[1]) + 1}"), *where[2:]]
    return ".".join(str(key) for key in where) + ": " if where else ""
