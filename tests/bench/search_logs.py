"""Queries that others made: the call log of San Francisco, the stops of Macau."""

import csv
import json
import random
import re
from pathlib import Path

from django.conf import settings

from tests.bench.search_queries import HAN, Query
from tests.bench.search_slips import in_pinyin, other_script

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
CALLS = DATA / "calls" / "sf_fire_calls_2020-04-07_to_20.csv"
STOPS = DATA / "macau" / "places.json"
_POINT = re.compile(r"\(?\s*(-?\d+\.\d+),\s*(-?\d+\.\d+)")


def call_queries(seed: int, many: int) -> list[Query]:
    """Addresses of the log as they stand there, each once, with the call's own point."""
    known: dict[str, tuple[float, float]] = {}
    with CALLS.open(newline="") as file:
        for row in csv.DictReader(file):
            if point := _POINT.match(row["Location"]):
                known.setdefault(row["Address"], (float(point[2]), float(point[1])))
    picked = random.Random(seed).sample(sorted(known), min(many, len(known)))
    return [Query(text, "call", "block" if "Block" in text else "corner", *known[text]) for text in picked]


def stop_queries() -> dict[str, list[Query]]:
    """Every stop as it is written, and by its street or landmark alone; traditional, simplified, in pinyin.

    A name of several stops is found at any of them: the query carries the first, `stop_places` all.
    """
    found: dict[str, list[Query]] = {}
    for stop in json.loads(STOPS.read_text()):
        name = stop["nameCn"]
        first = re.split("[／/]", name)[0]
        for way, text in (
            ("as written", name),
            ("simplified", other_script(name)),
            ("pinyin", in_pinyin(name) if HAN.search(name) else ""),
            ("street alone", first),
            ("street alone, simplified", other_script(first)),
            ("street alone, pinyin", in_pinyin(first) if HAN.search(first) else ""),
        ):
            if text:
                found.setdefault(way, []).append(Query(text, "stop", way, *stop["coordinates"]))
    return found


def stop_places() -> dict[str, list[tuple[float, float]]]:
    """Where the stops are that a query's text may mean, by text of `stop_queries`."""
    places: dict[str, list[tuple[float, float]]] = {}
    for queries in stop_queries().values():
        for query in queries:
            places.setdefault(query.text, []).append((query.lon, query.lat))
    return places
