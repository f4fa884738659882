"""The built-in city, made and imported whole: seconds, and whether all of what was promised arrives."""

import tempfile
import time
from collections import Counter
from pathlib import Path

from cad.geo.builtin.city import city_generate
from cad.geo.builtin.plan import SEED, Plan
from cad.geo.models import HouseNumber, NamedPlace
from tests.bench.cities import imported
from tests.bench.rows import Row

MADE_S, ROAD_KM, ADDRESSES, PLACES = 30.0, 1_200.0, 150_000.0, 8_000.0


def measure(seed: int) -> list[Row]:
    """Seed 1 is the city of `make demo`. Raises AssertionError where the import lost or cut off a part of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.osm.pbf"
        began = time.perf_counter()
        built = city_generate(path, Plan(SEED + seed - 1), lambda words: None)
        made = time.perf_counter()
        with imported(path, "澄川") as city:
            took = time.perf_counter() - made
            kinds = Counter(NamedPlace.objects.filter(city=city).values_list("kind", flat=True))
            assert city.counts["share_connected"] > 0.99
            assert city.counts["skipped"] == {}
            assert (kinds["hospital"], kinds["ambulance_station"]) == (14, 24)
            assert abs(built.network.length_km / city.road_km - 1) < 0.01
            return [
                Row("built-in city, made", made - began, "s", MADE_S),
                Row("built-in city, imported with its graphs", took, "s"),
                Row("built-in city, roads", city.road_km, "km", ROAD_KM, note="at least"),
                Row(
                    "built-in city, addresses",
                    HouseNumber.objects.filter(city=city).count(),
                    "",
                    ADDRESSES,
                    note="at least",
                ),
                Row("built-in city, places", kinds.total(), "", PLACES, note="at least"),
            ]
