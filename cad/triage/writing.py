"""A version's content as the files it could have been read from: YAML that reads back to the same content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from cad.triage.loading import LATER, SECTIONS
from cad.triage.source import RESOLVERS

# Stored content knows no order of keys. These come first, in this order; the others by name.
FIRST = (
    "label", "clinically_approved", "notice", "fallback_card", "complaint_fact", "reads_along",
    "id", "n", "level", "fact", "code", "value", "keep", "drop", "said", "treat_as", "type",
    "zh", "en", "ask", "scope", "source", "traps", "suggested_when", "not_for", "words",
    "questions", "universal_questions", "when", "unless", "ask_if", "skip_if", "rules", "default_level",
)  # fmt: skip
_RANK = {key: rank for rank, key in enumerate(FIRST)}
WIDTH = 120


class _Dumper(yaml.SafeDumper):
    """Quotes what this protocol's reader would not take for text, and nothing else."""

    yaml_implicit_resolvers = RESOLVERS

    def ignore_aliases(self, data: Any) -> bool:
        return True


def texts_of(content: dict[str, Any]) -> dict[str, str]:
    """Text by file name (`facts`, `cards/CHEST`)."""
    files = {name: content.get(name, LATER.get(name)) for name in SECTIONS}
    files |= {f"cards/{card}": data for card, data in sorted(content["cards"].items())}
    return {name: _yaml(data) for name, data in files.items()}


def folder_write(folder: Path, texts: dict[str, str]) -> None:
    """Writes the files of a version. Raises FileExistsError for a folder that holds any."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    (folder / "cards").mkdir()
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _yaml(data: Any) -> str:
    return yaml.dump(
        _ordered(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=None
    )


def _ordered(data: Any) -> Any:
    if isinstance(data, dict):
        keys = sorted(data, key=lambda key: (_RANK.get(key, len(FIRST)), key))
        return {key: _ordered(data[key]) for key in keys}
    return [_ordered(item) for item in data] if isinstance(data, list) else data
