"""The kilometre at a point of a road that has posts."""

from itertools import pairwise
from math import cos, radians

from cad.geo.models import City
from cad.geo.search import asking
from cad.geo.search.found import Found
from cad.geo.search.posts import FARTHEST, Stone, directed, post_label
from core.coordinates import METRES_PER_DEGREE, metres_between

OFF_ROAD_M = 60.0

_AROUND = """
SELECT id, metres, bearing, street_id, ST_X(point::geometry), ST_Y(point::geometry), road, ref FROM geo_kmpost
WHERE city_id = %(city)s AND street_id = ANY(%(streets)s::bigint[])
  AND ST_DWithin(point, ST_SetSRID(ST_MakePoint(%(lon)s::float8, %(lat)s::float8), 4326)::geography, %(reach)s)
ORDER BY metres LIMIT 60
"""


def post_at(city: City, lon: float, lat: float, streets: set[int]) -> list[Found]:
    """Between which posts of the street the point lies, on the carriageway whose line is nearest; none beside it."""
    given = {"city": city.pk, "streets": list(streets), "lon": lon, "lat": lat, "reach": float(FARTHEST)}
    rows = asking.rows(_AROUND, given) if streets else []
    stones = directed([Stone(*row[:6]) for row in rows])
    best: tuple[float, int, Stone] | None = None
    for along in {stone.along for stone in stones}:
        side = sorted((stone for stone in stones if stone.along == along), key=lambda stone: stone.metres)
        for below, above in pairwise(side):
            away, share = _beside(lon, lat, below, above)
            metres = round(below.metres + share * (above.metres - below.metres))
            if above.metres - below.metres <= FARTHEST and (best is None or away < best[0]):
                best = away, metres, below
    if best is None or best[0] > OFF_ROAD_M:
        return []
    away, metres, stone = best
    road, ref = next((row[6], row[7]) for row in rows if row[0] == stone.pk)
    label = post_label(road, ref, metres, stone.bearing)
    return [
        Found(
            "street", f"post:{stone.pk}:{metres}", label, lon, lat, 0.6, "interpolated", distance_m=away,
            category="km_post",
        )
    ]  # fmt: skip


def _beside(lon: float, lat: float, below: Stone, above: Stone) -> tuple[float, float]:
    """(metres from the line between two posts, share of the way along it)."""
    scale = METRES_PER_DEGREE * cos(radians(lat))
    x, y = (lon - below.lon) * scale, (lat - below.lat) * METRES_PER_DEGREE
    dx, dy = (above.lon - below.lon) * scale, (above.lat - below.lat) * METRES_PER_DEGREE
    share = min(1.0, max(0.0, (x * dx + y * dy) / (dx * dx + dy * dy or 1.0)))
    spot_lon = below.lon + (above.lon - below.lon) * share
    spot_lat = below.lat + (above.lat - below.lat) * share
    return metres_between(lon, lat, spot_lon, spot_lat), share
