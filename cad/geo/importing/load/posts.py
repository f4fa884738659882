"""Kilometre posts; those that stand beside the road's line take road and direction from the nearest fitting one."""

from collections.abc import Iterable
from typing import Any

from cad.geo.importing.copying import copy_rows, run
from cad.geo.importing.harvest import Post
from cad.geo.importing.spool import point_text

BESIDE_M = 40.0

_BESIDE = """
UPDATE geo_kmpost SET street_id = found.street_id, road = found.name, names = found.names,
                      ref = COALESCE(NULLIF(geo_kmpost.ref, ''), split_part(found.ref, ';', 1)), bearing = found.bearing
FROM (
    SELECT post.id AS post, near.* FROM geo_kmpost post
    CROSS JOIN LATERAL (SELECT ST_Transform(post.point::geometry, 3857) AS at) AS here
    CROSS JOIN LATERAL (
        SELECT street_id, name, names, ref, CASE WHEN oneway <> 0 AND ST_Length(shape) > 1 THEN
               (degrees(ST_Azimuth(ST_LineInterpolatePoint(shape, GREATEST(spot - 0.01, 0)),
                                   ST_LineInterpolatePoint(shape, LEAST(spot + 0.01, 1))))::int
                + CASE WHEN oneway < 0 THEN 180 ELSE 0 END) %% 360 END AS bearing
        FROM (SELECT *, ST_LineLocatePoint(shape, here.at) AS spot FROM geo_roadsegment
              WHERE city_id = post.city_id AND drivable AND (name <> '' OR ref <> '')
                AND (post.ref = '' OR post.ref = ANY(string_to_array(ref, ';')))
                AND ST_DWithin(shape, here.at, %(away)s / cos(radians(ST_Y(post.point::geometry))))
              ORDER BY shape <-> here.at LIMIT 1) AS road
    ) AS near
    WHERE post.city_id = %(city)s AND post.road = '' AND post.street_id IS NULL AND post.bearing IS NULL
) AS found WHERE geo_kmpost.id = found.post
"""


def posts_load(city_id: int, posts: Iterable[Post], of_road: dict[int, int]) -> int:
    """After the roads."""
    total = copy_rows(
        "geo_kmpost",
        "city_id street_id road names ref metres bearing point",
        (_row(city_id, post, of_road) for post in posts),
    )
    if total:
        run(_BESIDE, {"city": city_id, "away": BESIDE_M})
    return total


def _row(city_id: int, post: Post, of_road: dict[int, int]) -> tuple[Any, ...]:
    street_id = of_road.get(post.road_row) if post.road_row is not None else None
    at = point_text(post.lon, post.lat)
    return city_id, street_id, post.road, post.names, post.ref, post.metres, post.bearing, at
