"""Puts a harvest into PostGIS by COPY, inside the caller's transaction."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from django.db import connection

from cad.geo.addresses.doors import door_key
from cad.geo.importing.copying import copy_rows
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.houses import StreetFinder
from cad.geo.importing.sea import sea_load
from cad.geo.importing.spool import Spool, copy_text, point_text
from cad.geo.importing.streets import StreetParts, corners_of
from cad.geo.names import names_by_language
from cad.geo.search.normalise import Spelling
from cad.geo.search.variants import spellings_of

ROADS = "kind rank name names ref oneway drivable shape"

SPELLED = "text core pinyin initials slips"


def load_all(city_id: int, harvest: Harvest, streets: list[StreetParts]) -> dict[str, int]:
    """Everything of one city, and how many of each there are now."""
    ids = _reserve("geo_street", len(streets))
    counts = {
        "streets": _streets(city_id, streets, ids),
        "house_numbers": _houses(city_id, harvest, streets, ids),
        "intersections": _corners(city_id, streets, ids),
        "places": _places(city_id, harvest.places),
        "roads": _roads(city_id, harvest.roads, streets, ids),
        "house_ranges": _ranges(city_id, harvest.ranges, streets, ids),
        "buildings": _shapes("geo_building", "name", city_id, harvest.buildings),
        "areas": _shapes("geo_area", "layer kind name", city_id, harvest.areas) + sea_load(city_id, harvest),
    }
    with connection.cursor() as cursor:
        for table in (
            "street",
            "searchname",
            "housenumber",
            "houserange",
            "intersection",
            "namedplace",
            "roadsegment",
            "building",
            "area",
        ):
            cursor.execute(f"ANALYZE geo_{table}")
    return counts


def _streets(city_id: int, streets: list[StreetParts], ids: list[int]) -> int:
    rows = (
        (ids[i], city_id, street.name, street.names, street.length_m, point_text(*street.middle))
        for i, street in enumerate(streets)
    )
    total = copy_rows("geo_street", "id city_id name names length_m middle", _lines(rows))
    copy_rows("geo_searchname", f"city_id street_id {SPELLED}", _lines(_street_names(city_id, streets, ids)))
    return total


def _street_names(city_id: int, streets: list[StreetParts], ids: list[int]) -> Iterator[tuple[Any, ...]]:
    for i, street in enumerate(streets):
        for spelling in spellings_of(street.name, street.names, street.aliases):
            yield city_id, ids[i], *_spelled(spelling)


def _houses(city_id: int, harvest: Harvest, streets: list[StreetParts], ids: list[int]) -> int:
    return copy_rows(
        "geo_housenumber",
        "city_id street_id text number key point",
        _lines(_house_rows(city_id, harvest, streets, ids)),
    )


def _house_rows(
    city_id: int, harvest: Harvest, streets: list[StreetParts], ids: list[int]
) -> Iterator[tuple[Any, ...]]:
    finder, seen = StreetFinder(streets), set()
    for house in harvest.houses:
        street = finder.street_of(house)
        if street is None:
            harvest.skipped["house numbers whose street is not near"] += 1
            continue
        key = (street, house.text, round(house.lon, 3), round(house.lat, 3))
        if key not in seen:  # shops of one house repeat its number
            seen.add(key)
            yield city_id, ids[street], house.text, house.number, door_key(house.text), point_text(house.lon, house.lat)


def _corners(city_id: int, streets: list[StreetParts], ids: list[int]) -> int:
    rows = ((city_id, ids[a], ids[b], point_text(lon, lat)) for a, b, lon, lat in corners_of(streets))
    return copy_rows("geo_intersection", "city_id street_a_id street_b_id point", _lines(rows))


def _places(city_id: int, spool: Spool) -> int:
    ids = _reserve("geo_namedplace", spool.rows)
    numbered = (f"{key}\t{city_id}\t{line}" for key, line in zip(ids, spool.lines(), strict=True))
    total = copy_rows("geo_namedplace", "id city_id name names kind detail point", numbered)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, names FROM geo_namedplace WHERE city_id = %s", [city_id])
        named = [(key, name, names_by_language(names)) for key, name, names in cursor.fetchall()]
    rows = ((city_id, key, *_spelled(spelling)) for key, name, names in named for spelling in spellings_of(name, names))
    copy_rows("geo_searchname", f"city_id place_id {SPELLED}", _lines(rows))
    return total


def _roads(city_id: int, spool: Spool, streets: list[StreetParts], ids: list[int]) -> int:
    """The spool's geometry is in degrees; the table keeps it as the map draws it."""
    of_row = {way.row: ids[i] for i, street in enumerate(streets) for way in street.ways}
    lines = (f"{of_row.get(row, chr(92) + 'N')}\t{line}" for row, line in zip(count(), spool.lines(), strict=False))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE road_in (street_id bigint, kind text, rank int, name text, names jsonb, ref text, "
            "oneway int, drivable bool, "
            "shape geometry) ON COMMIT DROP"
        )
        copy_rows("road_in", f"street_id {ROADS}", lines)
        columns = ROADS.replace(" ", ", ")
        cursor.execute(
            f"INSERT INTO geo_roadsegment (city_id, street_id, {columns}) SELECT %s, street_id, "  # noqa: S608
            f"{columns.replace('shape', 'ST_Transform(shape, 3857)')} FROM road_in",
            [city_id],
        )
        cursor.execute("DROP TABLE road_in")
    return spool.rows


def _ranges(city_id: int, spool: Spool, streets: list[StreetParts], ids: list[int]) -> int:
    """Of roads with a name; the first field of the spool is the road's row."""
    of_row = {way.row: ids[i] for i, street in enumerate(streets) for way in street.ways}
    parted = (line.split("\t", 1) for line in spool.lines())
    lines = (f"{of_row[int(row)]}\t{rest}" for row, rest in parted if int(row) in of_row)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE range_in (street_id bigint, first int, last int, step int, shape geometry) "
            "ON COMMIT DROP"
        )
        total = copy_rows("range_in", "street_id first last step shape", lines)
        cursor.execute(
            "INSERT INTO geo_houserange (city_id, street_id, first, last, step, shape) "
            "SELECT %s, street_id, first, last, step, ST_Transform(shape, 3857) FROM range_in",
            [city_id],
        )
        cursor.execute("DROP TABLE range_in")
    return total


def _shapes(table: str, columns: str, city_id: int, spool: Spool) -> int:
    size = ", size_m2" if table == "geo_area" else ""
    names = columns.split()
    listed = ", ".join(names)
    with connection.cursor() as cursor:
        fields = ", ".join(f"{name} text" for name in names)
        cursor.execute(f"CREATE TEMP TABLE shape_in ({fields}, wkb geometry) ON COMMIT DROP")
        copy_rows("shape_in", f"{columns} wkb", spool.lines())
        cursor.execute(
            f"INSERT INTO {table} (city_id, {listed}{size}, shape) "  # noqa: S608
            f"SELECT %s, {listed}{', ST_Area(shape)' if size else ''}, shape FROM (SELECT {listed}, "
            "ST_Multi(ST_Transform(ST_SetSRID(wkb, 4326), 3857)) AS shape FROM shape_in) AS given "
            "WHERE NOT ST_IsEmpty(shape)",
            [city_id],
        )
        taken: int = cursor.rowcount
        cursor.execute("DROP TABLE shape_in")
    return taken


def _spelled(spelling: Spelling) -> tuple[Any, ...]:
    """The columns SPELLED."""
    slips = "{" + ",".join(map(str, spelling.slips)) + "}"
    return spelling.text[:255], spelling.core[:255], spelling.pinyin[:255], spelling.initials[:255], slips


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    return ("\t".join(map(copy_text, row)) for row in rows)


def _reserve(table: str, many: int) -> list[int]:
    """So many new keys, for rows that others of the same import point to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, many])
        return [row[0] for row in cursor.fetchall()]
