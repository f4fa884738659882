"""What was said around a name: its district, the road it stands on. It decides among namesakes, and never hides one."""

from collections.abc import Sequence
from dataclasses import replace

from cad.geo.search import asking
from cad.geo.search.asked import Asked
from cad.geo.search.found import Found
from cad.geo.search.names import Wanted
from cad.geo.search.normalise import spelled
from cad.geo.search.where import Area
from core.coordinates import metres_between

ELSEWHERE = 0.8  # of the confidence, for what does not lie where it was said to
UNHEARD = 0.97  # when nothing is known of what was said
BESIDE_M = 300.0
AROUND_M = 800.0
MOST = 40

_TO_STREETS = """
SELECT min(ST_Distance(r.shape, spot) * cos(radians(lat)))
FROM unnest(%(lons)s::float8[], %(lats)s::float8[]) WITH ORDINALITY AS asked(lon, lat, n),
     LATERAL (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) AS spot) AS at,
     geo_roadsegment r WHERE r.street_id = ANY(%(streets)s::bigint[]) GROUP BY n ORDER BY n
"""


def in_context(asked: Asked, found: list[Found], context: Sequence[str]) -> list[Found]:
    """The same results, those elsewhere less sure. Without anything said around them they are left alone."""
    for said in context:
        if found:
            found = _within(asked, found, said)
    return found


def _within(asked: Asked, found: list[Found], said: str) -> list[Found]:
    if areas := asked.districts.named(said):
        return [_weighed(one, _inside(asked, areas, one)) for one in found]
    anchors = [one for one in asked.names.sure(Wanted(spelled(said))) if one.score >= 0.9][:MOST]
    streets = [one.stored.pk for one in anchors if one.stored.kind == "s"]
    places = [(one.stored.lon, one.stored.lat) for one in anchors if one.stored.kind != "s"]
    if not (streets or places):
        return [_weighed(one, UNHEARD) for one in found]
    away = _from_streets(found, streets) if streets else [1e9] * len(found)
    beside = [
        metres < BESIDE_M or any(metres_between(one.lon, one.lat, *place) < AROUND_M for place in places)
        for one, metres in zip(found, away, strict=True)
    ]
    return [_weighed(one, 1.0 if is_beside else ELSEWHERE) for one, is_beside in zip(found, beside, strict=True)]


def _inside(asked: Asked, areas: list[Area], one: Found) -> float:
    return 1.0 if any(asked.districts.within(area, one.lon, one.lat) for area in areas) else ELSEWHERE


def _from_streets(found: list[Found], streets: list[int]) -> list[float]:
    given = {"lons": [one.lon for one in found], "lats": [one.lat for one in found], "streets": streets}
    away = [metres for (metres,) in asking.rows(_TO_STREETS, given)]
    return away if len(away) == len(found) else [1e9] * len(found)


def _weighed(one: Found, worth: float) -> Found:
    return one if worth == 1.0 else replace(one, confidence=one.confidence * worth)
