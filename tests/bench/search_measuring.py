"""Asks a city's search, and says how often it is right and how long it takes."""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cad.geo.models import City
from cad.geo.search.service import places_search
from core.coordinates import metres_between
from tests.bench.rows import Row
from tests.bench.search_queries import HIT_M, Query

FEWEST = 15  # a group of fewer queries says nothing


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, at which place the right answer stood (None: not among ten), and the time it took."""

    query: Query
    rank: int | None
    ms: float


def ask_all(city: City, queries: Iterable[Query]) -> list[Asked]:
    return [ask(city, query) for query in queries]


def ask(city: City, query: Query, places: Sequence[tuple[float, float]] = ()) -> Asked:
    """`places` where a name of several things may be, in place of the query's own."""
    began = time.perf_counter()
    found = places_search(city, query.text)
    ms = (time.perf_counter() - began) * 1_000
    right = places or [(query.lon, query.lat)]
    hits = (i for i, one in enumerate(found) if any(metres_between(one.lon, one.lat, *at) <= HIT_M for at in right))
    return Asked(query, next(hits, None), ms)


def share(asked: Sequence[Asked], among: int) -> float:
    """In per cent: the right answer stands among the first so many."""
    return 100 * sum(one.rank is not None and one.rank < among for one in asked) / max(1, len(asked))


def groups(asked: Sequence[Asked]) -> list[Row]:
    """In the first five by kind and by way of writing, the worst first."""
    by: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by[f"kind: {one.query.kind}"].append(one)
        by[f"way: {one.query.way}"].append(one)
    rows = [(share(several, 5), name, several) for name, several in by.items() if len(several) >= FEWEST]
    return [
        Row(f"  {name}", right, "%", note=f"first {share(several, 1):.0f} %, of {len(several)}")
        for right, name, several in sorted(rows, key=lambda row: row[:2])
    ]
