"""Rows on their way to COPY: written to files, so that memory does not grow with the extract."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import orjson

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""})


class Spool:
    """One table's rows in COPY's text form."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")

    def add(self, *values: Any) -> None:
        self._file.write("\t".join(map(copy_text, values)) + "\n")
        self.rows += 1

    def close(self) -> None:
        self._file.close()

    def lines(self) -> Iterator[str]:
        """The rows again, without their line ends."""
        self.close()
        with self.path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1]


def copy_text(value: Any) -> str:
    match value:
        case None:
            return "\\N"
        case bool():
            return "t" if value else "f"
        case dict():
            return orjson.dumps(value).decode().translate(_ESCAPES)
        case str():
            return value.translate(_ESCAPES)
        case _:
            return str(value)


def point_text(lon: float, lat: float) -> str:
    """A point as PostGIS reads it into a geography column."""
    return f"SRID=4326;POINT({lon:.7f} {lat:.7f})"


def line_text(places: Sequence[tuple[float, float]]) -> str:
    return "SRID=4326;LINESTRING(" + ",".join(f"{lon:.7f} {lat:.7f}" for lon, lat in places) + ")"
