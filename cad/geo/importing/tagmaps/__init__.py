"""What an extract's own tags mean: small YAML files, those of this folder always and more by `--tags FILE.yaml`.

    title: San Francisco, centre lines of the streets
    keys:                      # their key: the map's key; taken where an object has none of its own
      st_name: name
    ranges:                    # house numbers along a road, first at the start of its line
      - {side: left, first: lf_fadd, last: lf_toadd}

Only names and addresses can be given so: what may be driven the router reads from the extract itself.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from cad.geo.importing.errors import ImportRefused

FOLDER = Path(__file__).parent
SIDES = {"left": 1, "right": -1}

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {
        "title": {"type": "string"},
        "keys": {
            "type": "object",
            "additionalProperties": {
                "type": "string",
                "pattern": r"^(name(:.+)?|(alt|old|short|official|loc|reg|nat)_name(:.+)?|ref|distance|addr:.+)$",
            },
        },
        "ranges": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["side", "first", "last"],
                "properties": {
                    "side": {"enum": list(SIDES)},
                    "first": {"type": "string", "minLength": 1},
                    "last": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class RangeKeys:
    """The tags that hold the first and the last number of one side: 1 the left of the line, -1 the right."""

    side: int
    first: str
    last: str


@dataclass(frozen=True)
class TagMap:
    """All maps of one import together. `digest` is empty when only those of this folder are in it."""

    keys: dict[str, str]
    ranges: tuple[RangeKeys, ...]
    digest: str = ""

    def read(self, tags: dict[str, str]) -> dict[str, str]:
        """The tags with the map's keys added; unchanged, the same object, when none of theirs is there."""
        added = {ours: tags[theirs] for theirs, ours in self.keys.items() if theirs in tags and ours not in tags}
        return {**added, **tags} if added else tags


def tag_map(*files: Path) -> TagMap:
    """The shipped maps and those in `files`, later ones on top. Raises ImportRefused, naming file and place."""
    keys: dict[str, str] = {}
    ranges: list[RangeKeys] = []
    for path in (*sorted(FOLDER.glob("*.yaml")), *files):
        given = _load(path)
        keys |= given.get("keys", {})
        ranges += [RangeKeys(SIDES[one["side"]], one["first"], one["last"]) for one in given.get("ranges", ())]
    digest = sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest() if files else ""
    return TagMap(keys, tuple(dict.fromkeys(ranges)), digest)


def _load(path: Path) -> dict[str, Any]:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise ImportRefused(f"--tags {path} cannot be read ({reason}).") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise ImportRefused(f"--tags {path} is not YAML{where}: {getattr(error, 'problem', error)}.") from error
    wrong = min(jsonschema.Draft202012Validator(SCHEMA).iter_errors(given), key=lambda e: list(e.path), default=None)
    if wrong is not None:
        where = ".".join(map(str, wrong.path)) or "the file"
        raise ImportRefused(f"--tags {path}, {where}: {wrong.message[:200]}. docs/geography.md shows the form.")
    return dict(given)
