"""What the demo must say again on its next start: passwords and tablet tokens, in var/, readable by the owner only."""

import json
from pathlib import Path
from typing import Any

from config.environment import BASE_DIR

FOLDER = BASE_DIR / "var"


def kept(path: Path) -> dict[str, Any]:
    """What the file holds; nothing where it is missing or broken, and it is then made anew."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def kept_section(path: Path, name: str) -> dict[str, Any]:
    """One section of the file, by its name."""
    found = kept(path).get(name)
    return found if isinstance(found, dict) else {}


def keep(path: Path, values: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.touch(mode=0o600)
    beside.write_text(json.dumps(values, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    beside.replace(path)
