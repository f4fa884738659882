"""Protocol files with the line of every value, so that a fault can be told as file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

type KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ProtocolError(ValueError):
    """The protocol is refused. ``faults`` lists each with file, line and reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Document:
    """One file's data and, for each path of keys in it, the line it stands on (from 1)."""

    file: str
    data: Any
    lines: dict[KeyPath, int]

    def fault(self, path: Iterable[str | int], reason: str) -> Fault:
        keys = tuple(path)
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return Fault(self.file, self.lines.get(keys, 1), reason)


# ``yes`` and ``no`` stay the answers yes and no, dates stay text; only true and false are booleans.
RESOLVERS = {
    first: [
        (tag, regexp)
        for tag, regexp in resolvers
        if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tf":
    RESOLVERS[_first] = [
        *RESOLVERS.get(_first, []),
        ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$")),
    ]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers = RESOLVERS


def text_of(path: Path, name: str) -> str:
    """Raises ProtocolError when there is no readable file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProtocolError([Fault(name, 1, f"cannot be read: {error}")]) from error


def read_text(text: str, name: str) -> Document:
    """Reads one YAML file. Raises ProtocolError for text that is not YAML, or a key given twice."""
    try:
        return _document(text, name)
    except ProtocolError:
        raise
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise ProtocolError([Fault(name, mark.line + 1 if mark else 1, f"not YAML: {reason}")]) from error


def _document(text: str, name: str) -> Document:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise ProtocolError([Fault(name, 1, "the file is empty")])
        lines: dict[KeyPath, int] = {}
        _walk(node, (), lines, name)
        return Document(name, loader.construct_document(node), lines)
    finally:
        loader.dispose()


def _walk(node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int], name: str) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise ProtocolError([Fault(name, key.start_mark.line + 1, f"the key {key.value!r} is given twice")])
            seen.add(key.value)
            _walk(value, (*path, key.value), lines, name)
            lines[*path, key.value] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*path, index), lines, name)
