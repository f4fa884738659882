"""Asks a city's search, and says how often it is right and how long it takes."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cad.geo.models import City
from cad.geo.search.service import places_search
from core.coordinates import metres_between
from tests.bench.search_queries import HIT_M, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, at which place the right answer stood (None: not among ten), and the time it took."""

    query: Query
    rank: int | None
    ms: float
    first: str = ""


def ask_all(city: City, queries: Iterable[Query]) -> list[Asked]:
    return [ask(city, query) for query in queries]


def ask(city: City, query: Query) -> Asked:
    began = time.perf_counter()
    found = places_search(city, query.text)
    ms = (time.perf_counter() - began) * 1_000
    rank = next((i for i, f in enumerate(found) if metres_between(f.lon, f.lat, query.lon, query.lat) <= HIT_M), None)
    return Asked(query, rank, ms, f"{found[0].label} [{found[0].match} {found[0].confidence:.2f}]" if found else "-")


def share(asked: Sequence[Asked], among: int) -> float:
    """In per cent: the right answer stands among the first so many."""
    return 100 * sum(one.rank is not None and one.rank < among for one in asked) / max(1, len(asked))
