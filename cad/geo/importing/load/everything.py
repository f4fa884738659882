"""Puts a harvest into PostGIS by COPY, inside the caller's transaction."""

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


def load_all(city_id: int, harvest: Harvest, streets: list[StreetParts]) -> dict[str, int]:
    """Everything of one city, and how many of each there are now."""
    street_ids = reserve("geo_street", len(streets))
    of_road = {way.row: street_ids[i] for i, street in enumerate(streets) for way in street.ways}
    finder = StreetFinder(streets)
    owners = OwnerFinder(harvest.owners, first_new=harvest.places.rows)
    places = PlacesLoader(city_id, harvest, owners)
    with temporary("ground_in", "place_id bigint, shape geometry"):
        counts = {
            "streets": streets_load(city_id, streets, street_ids),
            "intersections": corners_load(city_id, streets, street_ids),
            "house_ranges": ranges_load(city_id, harvest, finder, street_ids, of_road),
            "places": places.load(),
            "house_numbers": doors_load(city_id, harvest, finder, street_ids, places),
        }
        counts |= places.finish()
    counts |= {
        "roads": roads_load(city_id, harvest.roads, of_road),
        "railways": railways_load(city_id, harvest.railways),
        "km_posts": posts_load(city_id, harvest.posts.values(), of_road),
        "buildings": buildings_load(city_id, harvest.buildings),
        "areas": areas_load(city_id, harvest.areas) + sea_load(city_id, harvest),
    }
    for table in TABLES:
        run(f"ANALYZE geo_{table}")
    return counts
