"""What the authors wrote beside: scope, traps, sources, why a question is asked and what a rule rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cad.triage.differences.saying import same
from cad.triage.differences.stating import Statement
from cad.triage.protocol import Text

NOTES = frozenset({"scope", "source", "traps", "why", "basis"})
NAMED_BY = ("n", "fact", "code", "id", "keep")
PLACE = Text("编写说明", "Authors' notes")


def note_statements(content: dict[str, Any]) -> Iterator[Statement]:
    """Notes by the rule, question or card they stand at. They are no part of what is asked or told."""
    files = {name: data for name, data in content.items() if name != "cards"}
    files |= {f"cards/{card}": data for card, data in content.get("cards", {}).items()}
    for file, data in files.items():
        nth: dict[tuple[str, ...], int] = {}
        for path, text in _notes(data, (file,)):
            count = nth[path] = nth.get(path, 0) + 1
            yield Statement(("note", *path, str(count)), PLACE, same(" / ".join(path)), same(text), text)


def _notes(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in NOTES and isinstance(value, str):
                yield (*path, key), value
            else:
                yield from _notes(value, (*path, key))
    elif isinstance(data, list):
        for item in data:
            yield from _notes(item, (*path, _name(item)))


def _name(item: Any) -> str:
    named = (str(item[key]) for key in NAMED_BY if key in item) if isinstance(item, dict) else iter(())
    return next(named, "")
