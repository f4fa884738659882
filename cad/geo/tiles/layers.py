# ruff: noqa: S608 - nothing but the constants of this file goes into the statements
"""What a map tile shows at which zoom.

One SELECT for each layer; every one takes city, z, and the tile's envelope as `env`.
"""

FORMAT = 4  # raised when a tile is made of something else, so that none kept before is shown
MOST_PLACES = 400

# Rank of road (tags.RANKS) that is still drawn at a zoom: arterials from afar, houses' streets from 13, paths from 15.
ROAD_RANKS = {8: 1, 9: 2, 10: 2, 11: 3, 12: 4, 13: 5, 14: 7}
FIRST_ZOOM = {
    "districts": 8,
    "district_names": 9,
    "estates": 14,
    "green": 10,
    "water": 8,
    "railways": 10,
    "roads": 8,
    "buildings": 14,
    "km_posts": 14,
    "places": 10,
    "house_numbers": 17,
}
# The first zoom of a kind of place, the ones that a crew looks for first; everything else from 16.
PLACE_ZOOMS = {
    10: ("city", "town", "hospital"),
    11: ("ambulance_station",),
    12: ("fire_station", "suburb", "village", "quarter", "station", "subway_station", "university"),
    13: ("police", "hamlet", "townhall"),
    14: (
        "school",
        "kindergarten",
        "park",
        "clinic",
        "neighbourhood",
        "residential",
        "marketplace",
        "mall",
        "subway_entrance",
    ),
    15: ("defibrillator", "department", "gate", "pharmacy", "hotel", "fuel"),
}
OTHER_PLACES = 16


def road_rank(zoom: int) -> int:
    return ROAD_RANKS.get(zoom, 9 if zoom > 14 else -1)


def layers_at(zoom: int) -> list[str]:
    return [layer for layer, first in FIRST_ZOOM.items() if zoom >= first]


def place_kinds(zoom: int) -> list[str]:
    """The kinds shown at a zoom below `OTHER_PLACES`, the most important first."""
    return [kind for first, kinds in PLACE_ZOOMS.items() if zoom >= first for kind in kinds]


_NAMES = """NULLIF(name, '') AS name, names->>'zh' AS name_zh,
           COALESCE(names->>'en', names->>'pt', names->>'zh-Latn-pinyin', names->>'zh_pinyin') AS name_en"""

_GROUND = """
    SELECT ST_AsMVTGeom(ST_SimplifyPreserveTopology(shape, %(slack)s / 2), env, 4096, 64) AS geom,
           kind, NULLIF(name, '') AS name
    FROM geo_area, asked WHERE city_id = %(city)s AND layer = '{layer}' AND shape && env
      AND size_m2 > {pixels} * %(slack)s * %(slack)s
    ORDER BY size_m2 DESC"""

# Only two levels are drawn, and the lower one from 12.
_DISTRICTS = "geo_district, asked WHERE city_id = %(city)s AND admin_level <= CASE WHEN %(z)s < 12 THEN 7 ELSE 9 END"

# `slack` is a pixel's width at this zoom, in units of the projection.
SHAPES = {
    "districts": f"""
    SELECT ST_AsMVTGeom(ST_Simplify(ST_Boundary(ST_Transform(shape, 3857)), %(slack)s, true), env, 4096, 64) AS geom,
           admin_level
    FROM {_DISTRICTS} AND shape && ST_Transform(env, 4326)""",
    "district_names": f"""
    SELECT ST_AsMVTGeom(ST_Transform(ST_PointOnSurface(shape), 3857), env, 4096, 0) AS geom, admin_level, {_NAMES}
    FROM {_DISTRICTS} AND shape && ST_Transform(env, 4326)""",
    "estates": _GROUND.format(layer="estate", pixels=36),
    "green": _GROUND.format(layer="green", pixels=36),
    "water": _GROUND.format(layer="water", pixels=16),
    "railways": """
    SELECT ST_AsMVTGeom(ST_Simplify(shape, %(slack)s / 2, true), env, 4096, 64) AS geom, kind, NULLIF(name, '') AS name
    FROM geo_railway, asked WHERE city_id = %(city)s AND shape && env""",
    # The ways of a street in one line: an extract has a way for every few blocks, too short to carry a name.
    # Simplified before they are joined: both carriageways joined make a ring, and a ring collapses to nothing.
    "roads": f"""
    SELECT ST_AsMVTGeom(ST_LineMerge(line, oneway <> 0), env, 4096, 64) AS geom,
           kind, rank, oneway, NULLIF(ref, '') AS ref, {_NAMES}
    FROM asked, (SELECT ST_Collect(CASE WHEN %(z)s < 14 THEN ST_Simplify(shape, %(slack)s / 2, true) ELSE shape END)
                        AS line, kind, rank, oneway, ref, name, names
                 FROM geo_roadsegment, asked WHERE city_id = %(city)s AND rank <= %(rank)s AND shape && env
                 GROUP BY kind, rank, oneway, ref, name, names) AS streets
    ORDER BY rank DESC, name, kind""",
    "buildings": """
    SELECT ST_AsMVTGeom(shape, env, 4096, 64) AS geom, CASE WHEN %(z)s > 15 THEN NULLIF(name, '') END AS name
    FROM geo_building, asked WHERE city_id = %(city)s AND shape && env
      AND (%(z)s > 15 OR ST_Area(shape) > 4 * %(slack)s * %(slack)s)""",
    "km_posts": """
    SELECT ST_AsMVTGeom(ST_Transform(point::geometry, 3857), env, 4096, 64) AS geom,
           'K' || metres / 1000
           || CASE WHEN metres %% 1000 > 0 THEN '+' || lpad((metres %% 1000)::text, 3, '0') ELSE '' END AS text
    FROM geo_kmpost, asked WHERE city_id = %(city)s AND point && ST_Transform(env, 4326)::geography
      AND (%(z)s >= 16 OR metres %% 1000 = 0)""",
    "places": f"""
    SELECT ST_AsMVTGeom(ST_Transform(point::geometry, 3857), env, 4096, 64) AS geom, kind,
           COALESCE(array_position(%(kinds)s, kind::text), 99) AS rank, {_NAMES}
    FROM geo_namedplace, asked WHERE city_id = %(city)s AND point && ST_Transform(env, 4326)::geography
      AND kind <> 'district' AND (%(z)s >= {OTHER_PLACES} OR kind = ANY(%(kinds)s))
    ORDER BY 3, id LIMIT {MOST_PLACES}""",
    "house_numbers": """
    SELECT ST_AsMVTGeom(ST_Transform(point::geometry, 3857), env, 4096, 64) AS geom, text
    FROM geo_housenumber, asked WHERE city_id = %(city)s AND point && ST_Transform(env, 4326)::geography""",
}


def tile_sql(zoom: int) -> str:
    """One statement that yields the whole tile."""
    parts = [
        f"(SELECT COALESCE(ST_AsMVT(l, '{layer}', 4096, 'geom'), '') "
        f"FROM ({SHAPES[layer]}) AS l WHERE geom IS NOT NULL)"
        for layer in layers_at(zoom)
    ]
    joined = " || ".join(parts) or "''::bytea"
    return f"WITH asked AS (SELECT ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS env) SELECT {joined}"
