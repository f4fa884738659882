"""House numbers and the lines along which they run."""

from collections.abc import Iterator
from typing import Any

from cad.geo.addresses.doors import door_key
from cad.geo.importing.copying import copy_lines, copy_rows, fetch, run, temporary
from cad.geo.importing.finders import StreetFinder
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.load.places import PlacesLoader
from cad.geo.importing.spool import Spool, line_text, point_text

_DOOR_IN = "street_id bigint, place_id bigint, text text, number int, key text, point geometry"

# A building that says only its number, within an estate: it is a door of the estate.
_BY_GROUND = """
UPDATE door_in SET place_id = found.place_id FROM (
    SELECT DISTINCT ON (d.ctid) d.ctid AS door, g.place_id FROM door_in d
    JOIN ground_in g ON ST_Contains(g.shape, d.point)
    JOIN geo_namedplace p ON p.id = g.place_id AND p.kind = 'residential'
    WHERE d.street_id IS NULL AND d.place_id IS NULL ORDER BY d.ctid, ST_Area(g.shape)
) AS found WHERE door_in.ctid = found.door
"""

# Shops of one house repeat its number.
_DISTINCT = """
INSERT INTO geo_housenumber (city_id, street_id, place_id, text, number, key, point)
SELECT DISTINCT ON (street_id, place_id, key, round(ST_X(point)::numeric, 3), round(ST_Y(point)::numeric, 3))
       %s, street_id, place_id, text, number, key, point::geography
FROM door_in WHERE street_id IS NOT NULL OR place_id IS NOT NULL
"""


def doors_load(
    city_id: int, harvest: Harvest, finder: StreetFinder, street_ids: list[int], places: PlacesLoader
) -> int:
    """Doors of streets, estates and villages; those whose street is not near are left out and counted."""
    spool = Spool(harvest.folder / "doors.copy")
    for row in _rows(harvest, finder, street_ids, places):
        spool.add(*row)
    with temporary("door_in", _DOOR_IN):
        copy_lines("door_in", "street_id place_id text number key point", spool.lines())
        run(_BY_GROUND)
        total = run(_DISTINCT, [city_id])
        alone = fetch("SELECT count(*) FROM door_in WHERE street_id IS NULL AND place_id IS NULL")[0][0]
    if alone:
        harvest.skipped["house numbers without a street"] += alone
    return total


def _rows(
    harvest: Harvest, finder: StreetFinder, street_ids: list[int], places: PlacesLoader
) -> Iterator[tuple[Any, ...]]:
    for street, place, text, number, key, lon, lat in harvest.doors:
        street_id = place_id = None
        at = finder.street_of(street or place, lon, lat) if street else None
        if at is not None:
            street_id = street_ids[at]
        elif street:
            harvest.skipped["house numbers whose street is not near"] += 1
            continue
        elif place:
            street_id, place_id = _of_place(place, lon, lat, finder, street_ids, places)
        yield street_id, place_id, text, number, key or door_key(text), point_text(lon, lat)


def _of_place(
    place: str, lon: float, lat: float, finder: StreetFinder, street_ids: list[int], places: PlacesLoader
) -> tuple[int | None, int | None]:
    """The place named; where there is none, a street of that name, as some maps write it; else a place is founded."""
    if places.owners.find(place, lon, lat) is None:
        at = finder.street_of(place, lon, lat)
        if at is not None:
            return street_ids[at], None
    return None, places.owner_id(place, lon, lat)


def ranges_load(
    city_id: int, harvest: Harvest, finder: StreetFinder, street_ids: list[int], of_road: dict[int, int]
) -> int:
    """Lines of numbers: of roads with address ranges, and of `addr:interpolation`."""
    with temporary("range_in", "street_id bigint, first int, last int, step int, shape geometry"):
        copy_rows("range_in", "street_id first last step shape", _range_rows(harvest, finder, street_ids, of_road))
        return run(
            "INSERT INTO geo_houserange (city_id, street_id, first, last, step, shape) "
            "SELECT %s, street_id, first, last, step, ST_Transform(shape, 3857) FROM range_in",
            [city_id],
        )


def _range_rows(
    harvest: Harvest, finder: StreetFinder, street_ids: list[int], of_road: dict[int, int]
) -> Iterator[tuple[Any, ...]]:
    for row, street, first, last, step, line in harvest.number_lines:
        if row is not None:
            street_id = of_road.get(row)
        else:
            at = finder.street_of(street, *line[len(line) // 2])
            street_id = None if at is None else street_ids[at]
        if street_id is None:
            harvest.skipped["lines of house numbers whose street is not near"] += 1
            continue
        yield street_id, first, last, step, line_text(line)
