"""The built-in city, asked as its callers speak: how often the place is found, and how long 50 typists wait."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cad.geo.builtin.city import BuiltCity, city_generate
from cad.geo.builtin.plan import SEED, Plan
from cad.geo.models import City
from tests.bench.cities import imported
from tests.bench.database import running
from tests.bench.rows import Row, percentile
from tests.bench.search_measuring import ask_all, groups, share
from tests.bench.spoken_queries import spoken_queries
from tests.bench.typists import waits
from tests.fixtures.room import make_room

QUERIES, TYPISTS, SECONDS = 1000, 50, 40.0
FIRST_FIVE, P95_MS = 95.0, 20.0


def measure(seed: int) -> list[Row]:
    """The city is that of `make demo` unless BUILTIN_SEED says another; the seed chooses what is asked."""
    with built_in() as (built, city):
        queries = spoken_queries(built, seed, QUERIES)
        ask_all(city, queries[:40])
        asked = ask_all(city, queries)
        room = make_room("R")
        with running() as stage:
            typed = waits(stage, room, [query.text for query in queries], typists=TYPISTS, seconds=SECONDS, seed=seed)
    return [
        Row("built-in city, spoken: in the first five", share(asked, 5), "%", FIRST_FIVE, note="at least"),
        Row("built-in city, spoken: first", share(asked, 1), "%"),
        Row("built-in city, search in the process, P95", percentile([one.ms for one in asked], 0.95), "ms", P95_MS),
        Row(
            f"built-in city, {TYPISTS} typists, P95",
            percentile(typed, 0.95),
            "ms",
            P95_MS,
            note=f"{len(typed)} answers",
        ),
        *groups(asked),
    ]


@contextmanager
def built_in() -> Iterator[tuple[BuiltCity, City]]:
    """Made and imported into the benchmarks' database, beside the cities of the room."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.osm.pbf"
        built = city_generate(path, Plan(int(os.environ.get("BUILTIN_SEED", SEED))), lambda words: None)
        with imported(path, "澄川") as city:
            yield built, city
