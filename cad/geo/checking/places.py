"""What is wrong with places and doors: hospitals without a road, one door number in two places."""

from django.db import connection

from cad.geo.checking.findings import Chapter, Finding
from cad.geo.models import City

NEED_A_ROAD = ("hospital", "ambulance_station", "fire_station", "clinic")
FAR_M = 200.0
APART_M = 300.0

# Distances on the plane are stretched by 1 / cos(latitude).
_WITHOUT_A_ROAD = """
    SELECT p.kind, p.name, ST_X(p.point::geometry), ST_Y(p.point::geometry), road.away
    FROM geo_namedplace p
    CROSS JOIN LATERAL (SELECT ST_Transform(p.point::geometry, 3857) AS at) AS here
    LEFT JOIN LATERAL (
        SELECT ST_Distance(shape, here.at) * cos(radians(ST_Y(p.point::geometry))) AS away FROM geo_roadsegment
        WHERE city_id = p.city_id AND drivable ORDER BY shape <-> here.at LIMIT 1
    ) AS road ON true
    WHERE p.city_id = %(city)s AND p.kind = ANY(%(kinds)s) AND COALESCE(road.away, 1e9) > %(far)s
"""

_TWICE = """
    SELECT COALESCE(s.name, p.name), min(h.text), count(*), ST_X(mid), ST_Y(mid), apart FROM (
        SELECT street_id, place_id, key, array_agg(id) AS ids,
               ST_Centroid(ST_Collect(point::geometry)) AS mid,
               ST_Length(ST_BoundingDiagonal(ST_Collect(point::geometry))::geography) AS apart
        FROM geo_housenumber WHERE city_id = %(city)s AND key <> '' GROUP BY street_id, place_id, key
        HAVING count(*) > 1 AND ST_Length(ST_BoundingDiagonal(ST_Collect(point::geometry))::geography) > %(apart)s
    ) AS twice
    JOIN geo_housenumber h ON h.id = ANY(ids)
    LEFT JOIN geo_street s ON s.id = twice.street_id LEFT JOIN geo_namedplace p ON p.id = twice.place_id
    GROUP BY s.name, p.name, mid, apart
"""


def place_chapters(city: City, far_m: float = FAR_M) -> list[Chapter]:
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_A_ROAD, {"city": city.pk, "kinds": list(NEED_A_ROAD), "far": far_m})
        lonely = [
            Finding(f"{name} ({kind})", lon, lat, away or 0.0, serious=kind != "clinic")
            for kind, name, lon, lat, away in cursor.fetchall()
        ]
        cursor.execute(_TWICE, {"city": city.pk, "apart": APART_M})
        twice = [
            Finding(f"{text} {owner} ({many} times)", lon, lat, apart)
            for owner, text, many, lon, lat, apart in cursor.fetchall()
        ]
    return [
        Chapter("place_without_road", f"hospitals and stations with no road within {far_m:g} m", "m", lonely),
        Chapter("door_twice", f"door numbers that stand {APART_M:g} m apart or more", "m", twice),
    ]
