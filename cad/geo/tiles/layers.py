"""What a map tile shows at which zoom.

One SELECT for each layer; every one takes city, z, and the tile's envelope as `env`.
"""

MOST_PLACES = 400

# Rank of road (tags.RANKS) that is still drawn at a zoom: arterials from afar, houses' streets from 13, paths from 15.
ROAD_RANKS = {8: 0, 9: 1, 10: 2, 11: 3, 12: 4, 13: 5, 14: 7}
FIRST_ZOOM = {"roads": 8, "water": 8, "green": 10, "places": 10, "buildings": 14, "house_numbers": 17}


def road_rank(zoom: int) -> int:
    return ROAD_RANKS.get(zoom, 9 if zoom > 14 else -1)


def layers_at(zoom: int) -> list[str]:
    return [layer for layer, first in FIRST_ZOOM.items() if zoom >= first]


_NAMES = "NULLIF(name, '') AS name, COALESCE(names->>'en', names->>'pt') AS name_en, names->>'zh' AS name_zh"

_GROUND = """
    SELECT ST_AsMVTGeom(ST_SimplifyPreserveTopology(shape, %(slack)s / 2), env, 4096, 64) AS geom,
           kind, NULLIF(name, '') AS name
    FROM geo_area, asked WHERE city_id = %(city)s AND layer = '{layer}' AND shape && env
      AND size_m2 > {pixels} * %(slack)s * %(slack)s
    ORDER BY size_m2 DESC"""

# `slack` is a pixel's width at this zoom, in units of the projection.
SHAPES = {
    "roads": f"""
    SELECT ST_AsMVTGeom(CASE WHEN %(z)s < 14 THEN ST_Simplify(shape, %(slack)s / 2, true) ELSE shape END,
                        env, 4096, 64) AS geom,
           kind, rank, oneway, NULLIF(ref, '') AS ref, {_NAMES}
    FROM geo_roadsegment, asked WHERE city_id = %(city)s AND rank <= %(rank)s AND shape && env
    ORDER BY rank DESC, id""",  # noqa: S608
    "water": _GROUND.format(layer="water", pixels=16),
    "green": _GROUND.format(layer="green", pixels=36),
    "buildings": """
    SELECT ST_AsMVTGeom(shape, env, 4096, 64) AS geom, CASE WHEN %(z)s > 15 THEN NULLIF(name, '') END AS name
    FROM geo_building, asked WHERE city_id = %(city)s AND shape && env
      AND (%(z)s > 15 OR ST_Area(shape) > 4 * %(slack)s * %(slack)s)""",
    "places": f"""
    SELECT ST_AsMVTGeom(ST_Transform(point::geometry, 3857), env, 4096, 64) AS geom, kind, {_NAMES}
    FROM geo_namedplace, asked WHERE city_id = %(city)s AND point && ST_Transform(env, 4326)::geography AND (
         %(z)s >= 16 OR kind IN ('hospital', 'city', 'town')
      OR %(z)s >= 12 AND kind IN ('fire_station', 'suburb', 'village', 'quarter')
      OR %(z)s >= 14 AND kind IN ('school', 'university', 'station', 'police', 'park', 'clinic', 'neighbourhood'))
    ORDER BY CASE kind WHEN 'hospital' THEN 0 WHEN 'fire_station' THEN 1 ELSE 2 END, id LIMIT %(most)s""",  # noqa: S608
    "house_numbers": """
    SELECT ST_AsMVTGeom(ST_Transform(point::geometry, 3857), env, 4096, 64) AS geom, text
    FROM geo_housenumber, asked WHERE city_id = %(city)s AND point && ST_Transform(env, 4326)::geography""",
}


def tile_sql(zoom: int) -> str:
    """One statement that yields the whole tile."""
    parts = [
        f"(SELECT COALESCE(ST_AsMVT(l, '{layer}', 4096, 'geom'), '') "  # noqa: S608
        f"FROM ({SHAPES[layer]}) AS l WHERE geom IS NOT NULL)"
        for layer in layers_at(zoom)
    ]
    joined = " || ".join(parts) or "''::bytea"
    return f"WITH asked AS (SELECT ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS env) SELECT {joined}"
