"""What is drawn: roads, railways, buildings and areas, in the map's own projection."""

from cad.geo.importing.copying import copy_lines, run, temporary
from cad.geo.importing.spool import Spool

_ROAD = "kind rank name names ref oneway drivable shape"
_ROAD_IN = (
    "street_id bigint, kind text, rank int, name text, names jsonb, ref text, oneway int, drivable bool, shape geometry"
)


def roads_load(city_id: int, spool: Spool, of_road: dict[int, int]) -> int:
    """`of_road`: the street's key by the road's row, for those that have a name."""
    lines = (f"{of_road.get(row, chr(92) + 'N')}\t{line}" for row, line in enumerate(spool.lines()))
    columns = _ROAD.replace(" ", ", ")
    with temporary("road_in", _ROAD_IN):
        copy_lines("road_in", f"street_id {_ROAD}", lines)
        return run(
            f"INSERT INTO geo_roadsegment (city_id, street_id, {columns}) SELECT %s, street_id, "  # noqa: S608
            f"{columns.replace('shape', 'ST_Transform(shape, 3857)')} FROM road_in",
            [city_id],
        )


def railways_load(city_id: int, spool: Spool) -> int:
    with temporary("rail_in", "kind text, name text, shape geometry"):
        copy_lines("rail_in", "kind name shape", spool.lines())
        return run(
            "INSERT INTO geo_railway (city_id, kind, name, shape) "
            "SELECT %s, kind, name, ST_Transform(shape, 3857) FROM rail_in",
            [city_id],
        )


def buildings_load(city_id: int, spool: Spool) -> int:
    return _shapes("geo_building", "name", city_id, spool)


def areas_load(city_id: int, spool: Spool) -> int:
    return _shapes("geo_area", "layer kind name", city_id, spool)


def _shapes(table: str, columns: str, city_id: int, spool: Spool) -> int:
    size = ", size_m2" if table == "geo_area" else ""
    listed = ", ".join(columns.split())
    with temporary("shape_in", ", ".join(f"{name} text" for name in columns.split()) + ", wkb geometry"):
        copy_lines("shape_in", f"{columns} wkb", spool.lines())
        return run(
            f"INSERT INTO {table} (city_id, {listed}{size}, shape) "  # noqa: S608
            f"SELECT %s, {listed}{', ST_Area(shape)' if size else ''}, shape FROM (SELECT {listed}, "
            "ST_Multi(ST_Transform(ST_SetSRID(wkb, 4326), 3857)) AS shape FROM shape_in) AS given "
            "WHERE NOT ST_IsEmpty(shape)",
            [city_id],
        )
