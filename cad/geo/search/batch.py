"""A file of lines asked one by one, for measuring and for cleaning lists of addresses."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson

from cad.geo.models import City
from cad.geo.search.service import places_search

Refused = tuple[int, str]
"""The number of a line, from 1, and why it was left out."""


def batch_search(
    city: City,
    source: Path,
    target: Path,
    *,
    near: tuple[float, float] | None = None,
    centre: int | None = None,
    limit: int = 10,
) -> tuple[int, list[Refused]]:
    """Rows `{"id", "q"}` in, `{"id", "ms", "results"}` out; a row's own `lon` and `lat` go before `near`.

    Returns (how many were answered, the lines left out). Raises OSError when a file cannot be read or written.
    """
    refused: list[Refused] = []
    done = 0
    places_search(city, "人民路1号")  # the tables of Chinese characters are read now, and not in the first row's time
    with source.open("rb") as lines, target.open("wb") as out:
        for row in _rows(lines, refused):
            began = perf_counter()
            found = places_search(city, row["q"], near=_near(row) or near, limit=limit, centre=centre)
            ms = round((perf_counter() - began) * 1000, 2)
            results = [one.as_json() for one in found]
            out.write(orjson.dumps({"id": row["id"], "ms": ms, "results": results}) + b"\n")
            done += 1
    return done, refused


def _rows(lines: Any, refused: list[Refused]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            refused.append((number, f"no JSON: {error}"))
            continue
        if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("q"), str):
            refused.append((number, 'needs "id" and a text "q"'))
            continue
        yield row


def _near(row: dict[str, Any]) -> tuple[float, float] | None:
    lon, lat = row.get("lon"), row.get("lat")
    if not isinstance(lon, int | float) or not isinstance(lat, int | float):
        return None
    return float(lon), float(lat)
