"""What is at a point: the door, the corner, the street, the kilometre post, the landmarks next to it, the district."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from cad.geo.models import City
from cad.geo.names import names_by_language
from cad.geo.search import asking, houses
from cad.geo.search.display import corner_label, readable
from cad.geo.search.found import Found
from cad.geo.search.normalise import has_han
from cad.geo.search.reverse_posts import post_at
from cad.geo.search.where import districts_of

Fact = Callable[[City, float, float, int | None], list[Found]]
"""City, longitude, latitude (WGS-84) and key of the centre in; results out."""

DOOR_M, CORNER_M, STREET_M, PLACE_M = 60.0, 50.0, 300.0, 150.0

_HERE = "ST_SetSRID(ST_MakePoint(%(lon)s::float8, %(lat)s::float8), 4326)"

_DOOR = f"""
SELECT h.id, h.text, coalesce(s.name, p.name), coalesce(s.names, '{{}}'), ST_X(h.point::geometry),
       ST_Y(h.point::geometry), ST_Distance(h.point, {_HERE}::geography) AS away
FROM geo_housenumber h LEFT JOIN geo_street s ON s.id = h.street_id LEFT JOIN geo_namedplace p ON p.id = h.place_id
WHERE h.city_id = %(city)s AND ST_DWithin(h.point, {_HERE}::geography, {DOOR_M})
ORDER BY h.point <-> {_HERE}::geography LIMIT 1
"""  # noqa: S608

_CORNER = f"""
SELECT i.id, a.name, b.name, a.names, ST_X(i.point::geometry), ST_Y(i.point::geometry),
       ST_Distance(i.point, {_HERE}::geography) AS away
FROM geo_intersection i JOIN geo_street a ON a.id = i.street_a_id JOIN geo_street b ON b.id = i.street_b_id
WHERE i.city_id = %(city)s AND ST_DWithin(i.point, {_HERE}::geography, {CORNER_M})
ORDER BY i.point <-> {_HERE}::geography LIMIT 1
"""  # noqa: S608

# The lines of house numbers lie beside the road, each on its own side, so the nearest one is the right one.
_STREET = f"""
SELECT s.id, s.name, s.names, ST_X(spot), ST_Y(spot), ST_Distance(spot::geography, {_HERE}::geography),
       doors.share, doors.first, doors.last, doors.step
FROM (SELECT ST_Transform({_HERE}, 3857) AS here) AS asked,
     LATERAL (SELECT * FROM geo_roadsegment WHERE city_id = %(city)s AND street_id IS NOT NULL
                AND shape && ST_Expand(here, %(reach)s::float8) ORDER BY shape <-> here LIMIT 1) AS r
     JOIN geo_street s ON s.id = r.street_id,
     LATERAL (SELECT ST_Transform(ST_ClosestPoint(r.shape, here), 4326) AS spot) AS at
     LEFT JOIN LATERAL (SELECT ST_LineLocatePoint(shape, here) AS share, first, last, step FROM geo_houserange
                        WHERE street_id = s.id ORDER BY ST_Distance(shape, here) LIMIT 1) AS doors ON true
"""  # noqa: S608

_PLACES = f"""
SELECT p.id, p.name, p.names, p.kind, p.detail, p.code, coalesce(w.name, ''), ST_X(p.point::geometry),
       ST_Y(p.point::geometry), ST_Distance(p.point, {_HERE}::geography) AS away
FROM geo_namedplace p LEFT JOIN geo_namedplace w ON w.id = p.parent_id
WHERE p.city_id = %(city)s AND p.kind <> 'district' AND ST_DWithin(p.point, {_HERE}::geography, {PLACE_M})
ORDER BY p.point <-> {_HERE}::geography LIMIT 3
"""  # noqa: S608

_PREMISES = f"""
SELECT id, name, jsonb_build_object('en', name_en), kind, address, code, '', ST_X(point::geometry),
       ST_Y(point::geometry), ST_Distance(point, {_HERE}::geography) AS away
FROM geo_premise WHERE centre_id = %(centre)s AND active AND (expires IS NULL OR expires >= current_date)
  AND ST_DWithin(point, {_HERE}::geography, {PLACE_M})
ORDER BY point <-> {_HERE}::geography LIMIT 2
"""  # noqa: S608


def places_at(city: City, lon: float, lat: float, *, centre: int | None = None) -> list[Found]:
    """Door, corner, street, kilometre post, landmarks, premises of the centre and district of a WGS-84 point.

    What is too far off is left out; each has its distance in metres and its district. Last comes what other parts of
    the system know of the point: `PLACE_FACTS` of the settings names their functions.
    """
    given = {"city": city.pk, "lon": lon, "lat": lat}
    streets = asking.rows(_STREET, {**given, "reach": STREET_M * 3})
    found = [
        *_doors(asking.rows(_DOOR, given)),
        *_corners(asking.rows(_CORNER, given)),
        *_streets(streets),
        *post_at(city, lon, lat, {row[0] for row in streets}),
        *_places("premise", asking.rows(_PREMISES, {"centre": centre, "lon": lon, "lat": lat}) if centre else []),
        *_places("place", asking.rows(_PLACES, given)),
    ]
    facts = [fact for known in _facts(tuple(settings.PLACE_FACTS)) for fact in known(city, lon, lat, centre)]
    return [*_with_district(city, found, lon, lat), *facts]


@lru_cache
def _facts(paths: tuple[str, ...]) -> list[Fact]:
    return [import_string(path) for path in paths]


def _with_district(city: City, found: list[Found], lon: float, lat: float) -> list[Found]:
    district, subdistrict = districts_of(city.pk).of(lon, lat)
    if not district:
        return found
    label = f"{district}{subdistrict}" if has_han(district) else ", ".join(filter(None, (subdistrict, district)))
    area = Found("place", f"district:{label}", label, lon, lat, 0.5, "district", category="district", distance_m=0.0)
    return [replace(one, district=district, subdistrict=subdistrict) for one in (*found, area)]


def _near(away: float, limit: float) -> float:
    return round(1 - 0.5 * min(1.0, away / limit), 3)


def _doors(rows: Sequence[Any]) -> list[Found]:
    return [
        Found(
            "house_number", f"house:{key}", houses.label(text, readable(name), han=has_han(name)), x, y,
            _near(away, DOOR_M), "nearest", names=names_by_language(names), distance_m=away, category="house_number",
        )
        for key, text, name, names, x, y, away in rows
    ]  # fmt: skip


def _corners(rows: Sequence[Any]) -> list[Found]:
    return [
        Found(
            "intersection", f"corner:{key}", corner_label(a, b), x, y, _near(away, CORNER_M), "nearest",
            distance_m=away, category="intersection",
        )
        for key, a, b, _, x, y, away in rows
    ]  # fmt: skip


def _streets(rows: Sequence[Any]) -> list[Found]:
    found = []
    for key, name, names, x, y, away, *numbers in rows:
        if away > STREET_M:
            continue
        street, known = readable(name), names_by_language(names)
        if (number := _number_at(*numbers)) is not None and away <= DOOR_M:
            label = houses.label(str(number), street, han=has_han(name))
            found.append(
                Found(
                    "house_number", f"range:{key}:{number}", label, x, y, 0.6, "interpolated", names=known,
                    distance_m=away, category="house_number",
                )
            )  # fmt: skip
        found.append(
            Found(
                "street", f"street:{key}", street, x, y, _near(away, STREET_M), "nearest", names=known,
                distance_m=away, category="street",
            )
        )  # fmt: skip
    return found


def _number_at(share: float | None, first: int | None, last: int | None, step: int | None) -> int | None:
    """The number at a share of the way along, odd or even where the range is."""
    if share is None or first is None or last is None or step is None:
        return None
    return first + step * round((last - first) * share / step)


def _places(kind: str, rows: Sequence[Any]) -> list[Found]:
    return [
        Found(
            "place", f"{kind}:{key}", _part_label(readable(name), whole), x, y, _near(away, PLACE_M), "nearest",
            " · ".join(filter(None, (category, code, detail))), names_by_language(names), away,
            category=category, code=code, premise=key if kind == "premise" else None,
        )
        for key, name, names, category, detail, code, whole, x, y, away in rows
    ]  # fmt: skip


def _part_label(name: str, whole: str) -> str:
    if not whole or whole in name:
        return name
    return f"{whole}{name}" if has_han(name) else f"{whole}, {name}"
