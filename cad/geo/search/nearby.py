"""The nearest of a kind, where a line says nothing but the kind: 加油站, train station."""

from cad.geo.names import names_by_language
from cad.geo.search import asking
from cad.geo.search.asked import Asked
from cad.geo.search.display import readable
from cad.geo.search.found import Found
from cad.geo.search.readings import Kind

MOST = 20
# Above a name that only has the word in it, below a place that is called by it.
NEAREST, STEP = 0.88, 0.005

_NEAREST = """
SELECT id, name, names, kind, code, detail, ST_X(point::geometry), ST_Y(point::geometry)
FROM geo_namedplace WHERE city_id = %(city)s AND kind = ANY(%(kinds)s::text[])
ORDER BY ST_Distance(point, ST_SetSRID(ST_MakePoint(%(lon)s::float8, %(lat)s::float8), 4326)::geography) LIMIT %(most)s
"""


def nearby_found(asked: Asked, reading: Kind) -> list[Found]:
    """Nearest first, from the caller's position or else from the middle of the city."""
    lon, lat = asked.middle
    given = {"city": asked.city.pk, "kinds": list(reading.kinds), "lon": lon, "lat": lat, "most": MOST}
    return [
        Found(
            "place", f"place:{pk}", readable(name), x, y, NEAREST - STEP * place, "nearest_of_kind",
            " · ".join(filter(None, (kind, code, detail))), names_by_language(names), category=kind, code=code,
        )
        for place, (pk, name, names, kind, code, detail, x, y) in enumerate(asking.rows(_NEAREST, given))
    ]  # fmt: skip
