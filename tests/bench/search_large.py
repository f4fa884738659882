"""Search among five million made-up addresses: how long it takes, and that it still finds them.

SEARCH_ADDRESSES sets how many. They stand on streets of 100 doors each, whose names are made of syllables by the seed.
"""

import os
import random
from collections.abc import Iterator

from django.contrib.gis.geos import Point

from cad.geo.importing.copying import copy_rows, reserve, run
from cad.geo.importing.drop import rows_delete
from cad.geo.importing.spellings import COLUMNS, name_rows
from cad.geo.importing.spool import point_text
from cad.geo.models import City
from core.clock import now
from tests.bench.rows import Row, percentile
from tests.bench.search_measuring import ask_all, share
from tests.bench.search_queries import LATIN_WAYS, Query

ADDRESSES, DOORS = 5_000_000, 100  # on each street
QUERIES, WARM, P95_MS = 600, 40, 50.0
WEST, SOUTH, STEP_DEG = 100.0, 30.0, 0.01
A_ROW = 250  # streets
BEGINNINGS = (
    "al ar bel bran cal cor dan del el far gil hal ir jor kel lan mar nor or pel quin ros sal tor ul val wen yor"
)
MIDDLES = "a e i o u an en in on der fer gan lin mer nor ran sen tan ver wick"
ENDINGS = "bury by dale field ford ham hurst ley mont more ridge stead ton ville wood worth"
TYPES = ["Street", "Avenue", "Road", "Drive", "Lane", "Court", "Place", "Crescent"]

_DOORS = """
INSERT INTO geo_housenumber (city_id, street_id, text, number, key, point)
SELECT s.city_id, s.id, n::text, n, n || 'h', ST_SetSRID(ST_MakePoint(
    ST_X(s.middle::geometry) + (n - %(half)s) * 0.00005, ST_Y(s.middle::geometry)), 4326)::geography
FROM geo_street s, generate_series(1, %(doors)s) AS n WHERE s.city_id = %(city)s
"""


def measure(seed: int) -> list[Row]:
    """Made anew for the measurement; the seed also chooses what is asked, in the ways of a western city."""
    many, chance = int(os.environ.get("SEARCH_ADDRESSES", ADDRESSES)) // DOORS, random.Random(seed)
    city = _city()
    try:
        streets = _streets(city, _names(chance, many))
        run(_DOORS, {"half": DOORS // 2, "doors": DOORS, "city": city.pk})
        for table in ("street", "housenumber", "searchname"):
            run(f"VACUUM ANALYZE geo_{table}")
        queries = list(_queries(streets, chance))
        ask_all(city, queries[:WARM])
        asked = ask_all(city, queries)
    finally:
        rows_delete(City.objects.filter(pk=city.pk))
    took, of = [one.ms for one in asked], f"{many * DOORS:,} addresses"
    return [
        Row(f"search among {of}, median", percentile(took, 0.5), "ms"),
        Row(f"search among {of}, P95", percentile(took, 0.95), "ms", P95_MS),
        Row(f"search among {of}: in the first five", share(asked, 5), "%", note=f"first {share(asked, 1):.1f} %"),
    ]


def _city() -> City:
    facts = {"slug": "large", "source": "made", "checksum": "0" * 64, "version": "large-1", "imported_at": now()}
    box = {"west": WEST, "south": SOUTH, "east": WEST + 5, "north": SOUTH + 5}
    centre = Point(WEST + 2.5, SOUTH + 2.5, srid=4326)
    return City.objects.create(name="large", centre=centre, road_km=0, top_speed_mps=0, **facts, **box)


def _names(chance: random.Random, many: int) -> list[str]:
    stems = [a + b + c for a in BEGINNINGS.split() for b in MIDDLES.split() for c in ENDINGS.split()]
    names = [f"{stem.title()} {kind}" for stem in stems for kind in TYPES]
    return chance.sample(names, min(many, len(names)))


def _streets(city: City, names: list[str]) -> list[tuple[str, float, float]]:
    keys = reserve("geo_street", len(names))
    spots = [(WEST + i % A_ROW * STEP_DEG, SOUTH + i // A_ROW * STEP_DEG) for i in range(len(names))]
    rows = list(zip(keys, names, spots, strict=True))
    copy_rows(
        "geo_street",
        "id city_id name names length_m middle",
        ((key, city.pk, name, "{}", 500.0, point_text(*spot)) for key, name, spot in rows),
    )
    copy_rows(
        "geo_searchname",
        f"city_id street_id {COLUMNS}",
        ((city.pk, key, *columns) for key, name, _ in rows for columns in name_rows(name, {})),
    )
    return [(name, *spot) for _, name, spot in rows]


def _queries(streets: list[tuple[str, float, float]], chance: random.Random) -> Iterator[Query]:
    """In every way of writing alike. Without its type a name may be that of several streets, of which one is meant."""
    for n in range(QUERIES):
        way = list(LATIN_WAYS)[n % len(LATIN_WAYS)]
        name, lon, lat = chance.choice(streets)
        number = chance.randint(1, DOORS)
        text = LATIN_WAYS[way](f"{number} {name}", chance)
        yield Query(text, "address", way, lon + (number - DOORS // 2) * 0.00005, lat)
