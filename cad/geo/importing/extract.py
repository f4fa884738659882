"""Is this an extract that can become a city? Asked before anything is built."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import osmium

from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.tags import DRIVABLE

SOURCES = "Extracts come from download.geofabrik.de or extract.bbbike.org, as .osm.pbf."


@dataclass(frozen=True)
class Extract:
    path: Path
    checksum: str


def extract_open(path: Path) -> Extract:
    """The extract at `path`, read through once.

    Raises ImportRefused when it is missing, cut off, not a pbf, or has no road.
    """
    if not path.exists():
        raise ImportRefused(f"There is no file {path}. {SOURCES}")
    if not path.is_file():
        raise ImportRefused(f"{path} is not a file. {SOURCES}")
    try:
        checksum = _checksum(path)
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    _require_roads(path)
    return Extract(path, checksum)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _require_roads(path: Path) -> None:
    """Reads the whole file, so that one cut off anywhere is found here and not half way through."""
    ways = osmium.FileProcessor(osmium.io.File(str(path), "pbf"), osmium.osm.WAY | osmium.osm.NODE)
    ways = ways.with_filter(osmium.filter.KeyFilter("highway"))
    drivable = False
    try:
        for thing in ways:
            drivable = drivable or (thing.is_way() and thing.tags.get("highway") in DRIVABLE)
    except RuntimeError as error:
        raise ImportRefused(_unreadable(path, error)) from error
    if not drivable:
        raise ImportRefused(f"{path.name} holds no road that can be driven. Choose an extract of a city. {SOURCES}")


def _unreadable(path: Path, error: RuntimeError) -> str:
    cut_off = "EOF" in str(error) or "truncated" in str(error)
    what = "is cut off" if cut_off else "is not a readable .osm.pbf extract"
    return f"{path.name} {what} ({error}). Download it again and compare its size or checksum with the source's."
