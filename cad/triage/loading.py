"""From a folder of protocol files, or from the content stored with a version, to a compiled Protocol."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cad.triage import source
from cad.triage.compiler import Documents, protocol_compile
from cad.triage.protocol import Protocol
from cad.triage.source import Document, Fault, ProtocolError

FOLDER = Path(__file__).parent / "protocols"
# section of the content -> definition in schema.json
SECTIONS = {
    "protocol": "protocol",
    "entry": "entry",
    "cross_card": "cross_card",
    "facts": "facts",
    "instructions": "instructions",
    "resources": "resources",
    "words": "words_file",
    "scripts": "scripts_file",
    "callers": "callers_file",
}
# Versions from before there were such sections stay readable, and have none.
LATER: dict[str, Any] = {"scripts": {"scripts": []}, "callers": {"callers": []}}


def folder_texts(folder: Path) -> dict[str, str]:
    """The files of a folder as text, by name without ending (`facts`, `cards/CHEST`). Raises ProtocolError."""
    names = [*SECTIONS, *(f"cards/{path.stem}" for path in sorted((folder / "cards").glob("*.yaml")))]
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for name in names:
        try:
            texts[name] = source.text_of(folder / f"{name}.yaml", f"{name}.yaml")
        except ProtocolError as error:
            faults.extend(error.faults)
    if faults:
        raise ProtocolError(faults)
    return texts


def texts_load(texts: Mapping[str, str]) -> tuple[dict[str, Any], Protocol]:
    """The content of a version as one JSON value, and compiled.

    Raises ProtocolError, with file, line and reason of every fault found.
    """
    documents = _documents_of(texts)
    content = _content(documents)
    return content, protocol_compile(documents, checksum_of(content))


def folder_read(folder: Path) -> dict[str, Any]:
    """The content of a version's folder, checked. Raises ProtocolError."""
    return texts_load(folder_texts(folder))[0]


def folder_load(folder: Path) -> Protocol:
    """Reads, checks and compiles the protocol in a folder. Raises ProtocolError."""
    return texts_load(folder_texts(folder))[1]


def content_load(content: dict[str, Any]) -> Protocol:
    """Compiles stored content (as from ``folder_read``). Raises ProtocolError; lines are not known then."""
    documents = {name: Document(name, content.get(name, LATER.get(name)), {}) for name in SECTIONS}
    documents |= {f"cards/{key}": Document(f"cards/{key}", card, {}) for key, card in content.get("cards", {}).items()}
    _schema_check(documents)
    return protocol_compile(documents, checksum_of(content))


def checksum_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content in canonical JSON, in hexadecimal: two versions with one checksum say the same."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _documents_of(texts: Mapping[str, str]) -> Documents:
    documents: Documents = {}
    faults = [Fault(f"{name}.yaml", 1, "the file is missing") for name in SECTIONS if name not in texts]
    for name, text in texts.items():
        try:
            documents[name] = source.read_text(text, f"{name}.yaml")
        except ProtocolError as error:
            faults.extend(error.faults)
    if faults:
        raise ProtocolError(faults)
    _schema_check(documents)
    return documents


def _content(documents: Documents) -> dict[str, Any]:
    content: dict[str, Any] = {name: documents[name].data for name in SECTIONS}
    content["cards"] = {
        name.removeprefix("cards/"): doc.data for name, doc in documents.items() if name not in SECTIONS
    }
    return content


def _schema_check(documents: Documents) -> None:
    faults = [
        document.fault(error.absolute_path, _reason(error))
        for name, document in documents.items()
        for error in _validator(SECTIONS.get(name, "card")).iter_errors(document.data)
    ]
    if faults:
        raise ProtocolError(faults)


def _reason(error: ValidationError) -> str:
    where = ".".join(str(part) for part in error.absolute_path)
    return f"{where}: {error.message}" if where else error.message


@cache
def _validator(definition: str) -> Draft202012Validator:
    schema = json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{definition}"})
