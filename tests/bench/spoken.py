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
from tests.bench.typists import Typed, typed_by
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
            lines = [query.text for query in queries]
            typed = typed_by(stage, room, lines, typists=TYPISTS, seconds=SECONDS, seed=seed)
    return [
        Row("built-in city, spoken: in the first five", share(asked, 5), "%", FIRST_FIVE, note="at least"),
        Row("built-in city, spoken: first", share(asked, 1), "%"),
        Row("built-in city, search in the process, P95", percentile([one.ms for one in asked], 0.95), "ms", P95_MS),
        *_rows(typed),
        *groups(asked),
    ]


def _rows(typed: Typed) -> list[Row]:
    """The floor is a search for nothing, asked meanwhile: the same way through the server, without the search."""
    many = f"{len(typed.answers)} answers, {typed.overtaken} overtaken by the next letter"
    who, nothing = f"built-in city, {TYPISTS} typists", typed.empty
    server, client = [one.server for one in typed.answers], [one.client for one in typed.answers]
    idle, asked_idle = [one.server for one in nothing], [one.client for one in nothing]
    return [
        Row(f"{who}, in the server, median", percentile(server, 0.5), "ms", None, percentile(idle, 0.5)),
        Row(f"{who}, in the server, P95", percentile(server, 0.95), "ms", P95_MS, percentile(idle, 0.95), many),
        Row(f"{who}, at the desk, median", percentile(client, 0.5), "ms", None, percentile(asked_idle, 0.5)),
        Row(f"{who}, at the desk, P95", percentile(client, 0.95), "ms", P95_MS, percentile(asked_idle, 0.95)),
        *_costs(who, typed),
    ]


def _costs(who: str, typed: Typed) -> list[Row]:
    """Unlike the time it took, what a question costs hardly depends on who else is on the machine."""
    spent = typed.spent
    rate = f"{typed.asked / spent.clock:.0f} answers a second, load {os.getloadavg()[0]:.1f}"
    share = f"{spent.typists / spent.clock:.0%} of a core; so much the typists took themselves"
    each = {"web": (spent.web, rate), "database": (spent.database, ""), "typists": (spent.typists, share)}
    return [
        Row(f"{who}, processor time an answer, {part}", seconds / typed.asked * 1_000, "ms", note=note)
        for part, (seconds, note) in each.items()
    ]


@contextmanager
def built_in() -> Iterator[tuple[BuiltCity, City]]:
    """Made and imported into the benchmarks' database, beside the cities of the room."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.osm.pbf"
        built = city_generate(path, Plan(int(os.environ.get("BUILTIN_SEED", SEED))), lambda words: None)
        with imported(path, "澄川") as city:
            yield built, city
