"""Puts a harvest into PostGIS by COPY, inside the caller's transaction."""

from collections.abc import Callable

from cad.geo.importing.copying import reserve, run, temporary
from cad.geo.importing.drop import TABLES
from cad.geo.importing.finders import OwnerFinder, StreetFinder
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.load.doors import doors_load, ranges_load
from cad.geo.importing.load.ground import areas_load, buildings_load, railways_load, roads_load
from cad.geo.importing.load.places import PlacesLoader
from cad.geo.importing.load.posts import posts_load
from cad.geo.importing.load.sea import sea_load
from cad.geo.importing.load.streets import corners_load, streets_load
from cad.geo.importing.streets import StreetParts

# New entries of an inverted index wait in a list that every search walks beside the import: 80,000 names in one list
# made a search with a slip take a second and more. A short list also costs the import less than one sort at the end.
PENDING_KB = 4_000
_WRITE_PENDING = """
    SELECT gin_clean_pending_list(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am am ON am.oid = c.relam WHERE am.amname = 'gin' AND i.indrelid = 'geo_searchname'::regclass
"""


def load_all(city_id: int, harvest: Harvest, streets: list[StreetParts], say: Callable[[str], None]) -> dict[str, int]:
    """Everything of one city, and how many of each there are now."""
    run(f"SET LOCAL gin_pending_list_limit = '{PENDING_KB}kB'")
    run("SET LOCAL maintenance_work_mem = '256MB'")
    street_ids = reserve("geo_street", len(streets))
    of_road = {way.row: street_ids[i] for i, street in enumerate(streets) for way in street.ways}
    say("database: roads and ground")
    counts = {
        "streets": streets_load(city_id, streets, street_ids),
        "intersections": corners_load(city_id, streets, street_ids),
        "roads": roads_load(city_id, harvest.roads, of_road),
        "railways": railways_load(city_id, harvest.railways),
        "km_posts": posts_load(city_id, harvest.posts.values(), of_road),
        "buildings": buildings_load(city_id, harvest.buildings),
        "areas": areas_load(city_id, harvest.areas) + sea_load(city_id, harvest),
    }
    counts |= _gazetteer(city_id, harvest, streets, street_ids, of_road, say)
    say("database: indexes")
    run(_WRITE_PENDING)
    for table in TABLES:
        run(f"ANALYZE geo_{table}")
    return counts


def _gazetteer(
    city_id: int,
    harvest: Harvest,
    streets: list[StreetParts],
    street_ids: list[int],
    of_road: dict[int, int],
    say: Callable[[str], None],
) -> dict[str, int]:
    finder = StreetFinder(streets)
    owners = OwnerFinder(harvest.owners, first_new=harvest.places.rows)
    places = PlacesLoader(city_id, harvest, owners)
    with temporary("ground_in", "place_id bigint, shape geometry"):
        say("database: places")
        counts = {"places": places.load()}
        say("database: doors")
        counts |= {
            "house_ranges": ranges_load(city_id, harvest, finder, street_ids, of_road),
            "house_numbers": doors_load(city_id, harvest, finder, street_ids, places),
        }
        say("database: names")
        return counts | places.finish()
