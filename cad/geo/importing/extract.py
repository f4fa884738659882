"""Is this a file that can become a city? Asked before anything is read from it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cad.geo.importing.errors import ImportRefused

ADVICE = "An extract is an OpenStreetMap file of a city or region in .osm.pbf form."


@dataclass(frozen=True)
class Extract:
    """A file, the SHA-256 of what it holds, and the name people know it by (`path` may be a part cut out of it)."""

    path: Path
    checksum: str
    source: str


def extract_open(path: Path) -> Extract:
    """The extract at `path`. Raises ImportRefused when there is no file there that can be read."""
    if not path.exists():
        raise ImportRefused(f"There is no file {path}. {ADVICE}")
    if not path.is_file():
        raise ImportRefused(f"{path} is not a file. {ADVICE}")
    try:
        with path.open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    return Extract(path, checksum, path.name)


def unreadable(source: str, error: RuntimeError) -> ImportRefused:
    """What the reading library says of a file, in words that help."""
    cut_off = "EOF" in str(error) or "truncated" in str(error)
    what = "is cut off" if cut_off else "is not a readable .osm.pbf extract"
    return ImportRefused(f"{source} {what} ({error}). Download it again and compare its size or checksum.")
