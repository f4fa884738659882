"""What of the current city's roads a shape covers, and what these roads are called."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from cad.geo.graph.folder import segments_path
from cad.geo.graph.segments import Segments
from cad.geo.models import City
from cad.geo.selectors import city_active
from core.errors import Invalid, Unavailable
from dispatch.routing.closures.matching import Covered, covered_by_area, covered_by_line
from dispatch.routing.closures.shapes import Rings
from dispatch.routing.plane import Place

NAMED = 6
LOOKED_AT = 200

# The middle of a piece lies on its own road; a street that it meets is farther off than this.
_NAMES = """
SELECT road.name FROM unnest(%s::float8[], %s::float8[]) AS spot(lon, lat)
JOIN geo_roadsegment road ON road.city_id = %s AND road.name <> ''
 AND ST_DWithin(road.shape, ST_Transform(ST_SetSRID(ST_MakePoint(spot.lon, spot.lat), 4326), 3857), 1)
"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Names of the roads, the most covered first; how many pieces; metres in all."""

    roads: list[str]
    pieces: int
    metres: float


def covering(rings: Rings, *, is_area: bool, along_only: bool) -> Coverage:
    """What a shape covers in the current city.

    Raises Invalid `no_city` without one, `closure_matches_no_road` when it covers nothing, Unavailable `no_segments`.
    """
    city = city_active()
    if city is None:
        raise Invalid("No city has been imported yet, so there is no road to close.", code="no_city")
    found = covered(segments_of(city.version), rings, is_area=is_area, along_only=along_only)
    if not found.pieces:
        raise Invalid(
            "This matches no road. Draw the line along the road, or the area around it.", code="closure_matches_no_road"
        )
    return Coverage(_names(city, found.middles()[:LOOKED_AT]), len(found.pieces), found.metres)


def covered(segments: Segments, rings: Rings, *, is_area: bool, along_only: bool) -> Covered:
    if is_area:
        return covered_by_area(segments, rings)
    return covered_by_line(segments, rings[0], along_only=along_only)


def segments_of(version: str) -> Segments:
    """The segments of a city. Raises Unavailable `no_segments` where there is no whole file of them."""
    try:
        return _segments(version)
    except (OSError, ValueError) as error:
        raise Unavailable("Files of this city are missing. Import it again.", code="no_segments") from error


@lru_cache(maxsize=2)
def _segments(version: str) -> Segments:
    """Kept once it was read; a failure is not kept, for the file may come."""
    return Segments(segments_path(version))


def _names(city: City, places: list[Place]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [[lon for lon, _ in places], [lat for _, lat in places], city.pk])
        return [name for name, _ in Counter(row[0] for row in cursor.fetchall()).most_common(NAMED)]
