"""Real cities asked: Vancouver by what it holds, San Francisco by its call log, Macau by its stops.

SEARCH_EXTRACT names another extract, to be asked by what it holds instead of all these.
"""

import os
from collections import defaultdict
from pathlib import Path

from cad.geo.models import City
from tests.bench.cities import DATA, imported
from tests.bench.rows import Row, percentile
from tests.bench.search_logs import call_queries, stop_places, stop_queries
from tests.bench.search_measuring import Asked, ask, ask_all, groups, share
from tests.bench.search_queries import queries_for

QUERIES, CALLS, WARM = 600, 400, 40
FIRST, FIRST_FIVE, WITH_ERROR, P95_MS = 92.0, 97.0, 85.0, 14.0
CALLS_RIGHT = 94.0
EXTRACTS = {
    "Vancouver": DATA / "vancouver" / "vancouver_canada.osm.pbf",
    "San Francisco": DATA / "san_francisco" / "sf_centerlines.osm.pbf",
    "Macau": DATA / "macau" / "macau_named_roads.osm.pbf",
}


def measure(seed: int) -> list[Row]:
    """The seed chooses what is asked of Vancouver and which lines of the call log; Macau's stops are asked all."""
    if other := os.environ.get("SEARCH_EXTRACT"):
        with imported(Path(other), "bench") as city:
            return own_data(city, Path(other).name.partition(".")[0], seed)
    rows: list[Row] = []
    for name, ask_city in (("Vancouver", own_data), ("San Francisco", call_log), ("Macau", stops)):
        if not EXTRACTS[name].exists():
            rows.append(Row(name, float("nan"), "%", note=f"not measured: no {EXTRACTS[name].name}"))
            continue
        with imported(EXTRACTS[name], "bench") as city:
            rows += ask_city(city, name, seed)
    return rows


def own_data(city: City, name: str, seed: int) -> list[Row]:
    queries = queries_for(city, seed, QUERIES)
    ask_all(city, queries[:WARM])
    asked = ask_all(city, queries)
    slips = [one for one in asked if one.query.way == "one typing error"]
    return [
        Row(f"{name}, its own data: first", share(asked, 1), "%", FIRST, note=f"at least, of {len(asked)}"),
        Row(f"{name}, its own data: in the first five", share(asked, 5), "%", FIRST_FIVE, note="at least"),
        Row(f"{name}, with a typing error: first", share(slips, 1), "%", WITH_ERROR, note="at least"),
        *_times(name, asked, P95_MS),
        *groups(asked),
    ]


def call_log(city: City, name: str, seed: int) -> list[Row]:
    asked = ask_all(city, call_queries(seed, CALLS))
    return [
        Row(f"{name}, its call log: first", share(asked, 1), "%", CALLS_RIGHT, note=f"at least, of {len(asked)}"),
        *_times(name, asked),
        *groups(asked),
    ]


def stops(city: City, name: str, seed: int) -> list[Row]:
    """A name of several stops is right at any of them."""
    places = stop_places()
    by_way: dict[str, list[Asked]] = defaultdict(list)
    for way, queries in stop_queries().items():
        for query in queries:
            by_way[way].append(ask(city, query, places[query.text]))
    rows = [
        Row(
            f"{name}, stops {way}: in the first five",
            share(asked, 5),
            "%",
            None,
            None,
            f"first {share(asked, 1):.1f} %",
        )
        for way, asked in by_way.items()
    ]
    return [*rows, *_times(name, [one for asked in by_way.values() for one in asked])]


def _times(name: str, asked: list[Asked], target: float | None = None) -> list[Row]:
    took = [one.ms for one in asked]
    return [
        Row(f"{name}, search in the process, median", percentile(took, 0.5), "ms"),
        Row(f"{name}, search in the process, P95", percentile(took, 0.95), "ms", target),
    ]
