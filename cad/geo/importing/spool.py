"""What was read, on its way to the database: kept in files, so that memory does not grow with the extract."""

import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""})

Place = tuple[float, float]
"""Longitude and latitude, degrees."""


class Spool:
    """One table's rows in COPY's text form."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file: IO[str] = path.open("w", encoding="utf-8", newline="\n")

    def add(self, *values: Any) -> int:
        """Takes a row; its number, from 0."""
        self._file.write("\t".join(map(copy_text, values)) + "\n")
        self.rows += 1
        return self.rows - 1

    def lines(self) -> Iterator[str]:
        """The rows again, without their line ends."""
        self._file.close()
        with self.path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1]


class Notes:
    """Rows that are looked at again before they become rows of a table."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file: IO[bytes] = path.open("wb")

    def add(self, *values: Any) -> None:
        self._file.write(orjson.dumps(values) + b"\n")
        self.rows += 1

    def __iter__(self) -> Iterator[list[Any]]:
        self._file.close()
        with self.path.open("rb") as file:
            yield from map(orjson.loads, file)


@dataclass(frozen=True, slots=True)
class DrivenWay:
    """A way that the router uses: its id, its nodes and where they are."""

    way: int
    nodes: Sequence[int]
    lons: Sequence[float]
    lats: Sequence[float]
    counted: bool

    @property
    def places(self) -> list[Place]:
        return list(zip(self.lons, self.lats, strict=True))


class WayFile:
    """Driven ways in binary; read from the beginning as often as needed."""

    _HEAD = struct.Struct("<Iq?")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self.nodes = 0
        self._file: IO[bytes] = path.open("wb")

    def add(self, way: int, nodes: array, lons: array, lats: array, *, counted: bool) -> None:
        self._file.write(self._HEAD.pack(len(nodes), way, counted))
        for values in (nodes, lons, lats):
            self._file.write(values.tobytes())
        self.rows += 1
        self.nodes += len(nodes)

    def __iter__(self) -> Iterator[DrivenWay]:
        self._file.flush()
        with self.path.open("rb") as file:
            while head := file.read(self._HEAD.size):
                many, way, counted = self._HEAD.unpack(head)
                nodes, lons, lats = array("q"), array("d"), array("d")
                for values in (nodes, lons, lats):
                    values.frombytes(file.read(8 * many))
                yield DrivenWay(way, nodes, lons, lats, counted)


def copy_text(value: Any) -> str:
    match value:
        case None:
            return "\\N"
        case bool():
            return "t" if value else "f"
        case dict():
            return copy_text(orjson.dumps(value).decode())
        case list() | tuple():
            return "{" + ",".join(map(str, value)) + "}"
        case str():
            return value if value.isprintable() and "\\" not in value else value.translate(_ESCAPES)
        case _:
            return str(value)


def point_text(lon: float, lat: float) -> str:
    """A point as PostGIS reads it into a geography column."""
    return f"SRID=4326;POINT({lon:.7f} {lat:.7f})"


def line_text(places: Sequence[Place]) -> str:
    return "SRID=4326;LINESTRING(" + ",".join(f"{lon:.7f} {lat:.7f}" for lon, lat in places) + ")"
