"""What is at a point: the door, the corner, the street and the landmarks next to it, nearest first."""

from collections.abc import Sequence

from django.db import connection

from cad.geo.models import City
from cad.geo.names import names_by_language
from cad.geo.search import houses
from cad.geo.search.display import readable
from cad.geo.search.found import Found
from cad.geo.search.normalise import has_han

DOOR_M, CORNER_M, STREET_M, PLACE_M = 60.0, 50.0, 300.0, 150.0

_HERE = "ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)"

_DOOR = f"""
SELECT h.id, h.text, s.name, s.names, ST_X(h.point::geometry), ST_Y(h.point::geometry), ST_Distance(h.point,
{_HERE}::geography) AS away FROM geo_housenumber h JOIN geo_street s ON s.id = h.street_id
WHERE h.city_id = %(city)s ORDER BY h.point <-> {_HERE}::geography LIMIT 1
"""  # noqa: S608

_CORNER = f"""
SELECT i.id, a.name, b.name, a.names, ST_X(i.point::geometry), ST_Y(i.point::geometry), ST_Distance(i.point,
{_HERE}::geography) AS away FROM geo_intersection i JOIN geo_street a ON a.id = i.street_a_id JOIN geo_street b ON
b.id = i.street_b_id WHERE i.city_id = %(city)s ORDER BY i.point <-> {_HERE}::geography LIMIT 1
"""  # noqa: S608

# The lines of house numbers lie beside the road, each on its own side, so the nearest one is the right one.
_STREET = f"""
SELECT s.id, s.name, s.names, ST_X(spot), ST_Y(spot), ST_Distance(spot::geography, {_HERE}::geography),
       doors.share, doors.first, doors.last, doors.step
FROM (SELECT ST_Transform({_HERE}, 3857) AS here) AS asked,
     LATERAL (SELECT * FROM geo_roadsegment WHERE city_id = %(city)s AND street_id IS NOT NULL
              ORDER BY shape <-> here LIMIT 1) AS r
     JOIN geo_street s ON s.id = r.street_id,
     LATERAL (SELECT ST_Transform(ST_ClosestPoint(r.shape, here), 4326) AS spot) AS at
     LEFT JOIN LATERAL (SELECT ST_LineLocatePoint(shape, here) AS share, first, last, step FROM geo_houserange
                        WHERE street_id = s.id ORDER BY ST_Distance(shape, here) LIMIT 1) AS doors ON true
"""  # noqa: S608

_PLACES = f"""
SELECT id, name, names, kind, detail, ST_X(point::geometry), ST_Y(point::geometry), ST_Distance(point,
{_HERE}::geography) AS away FROM geo_namedplace WHERE city_id = %(city)s ORDER BY point <-> {_HERE}::geography LIMIT 3
"""  # noqa: S608


def places_at(city: City, lon: float, lat: float) -> list[Found]:
    """Door, corner, street and up to three landmarks near a WGS-84 point; what is too far off is left out."""
    given = {"city": city.pk, "lon": lon, "lat": lat}
    with connection.cursor() as cursor:
        answers = []
        for sql in (_DOOR, _CORNER, _STREET, _PLACES):
            cursor.execute(sql, given)
            answers.append(cursor.fetchall())
    doors, corners, streets, places = answers
    return [*_doors(doors), *_corners(corners), *_streets(streets), *_places(places)]


def _near(away: float, limit: float) -> float:
    return round(1 - 0.5 * away / limit, 3)


def _doors(rows: Sequence[tuple]) -> list[Found]:
    return [
        Found(
            "house_number", f"house:{key}", houses.label(text, readable(name), han=has_han(name)), x, y,
            _near(away, DOOR_M), "nearest", names=names_by_language(names), distance_m=away,
        )
        for key, text, name, names, x, y, away in rows
        if away <= DOOR_M
    ]  # fmt: skip


def _corners(rows: Sequence[tuple]) -> list[Found]:
    return [
        Found(
            "intersection", f"corner:{key}", f"{readable(a)} & {readable(b)}", x, y, _near(away, CORNER_M), "nearest",
            distance_m=away,
        )
        for key, a, b, _, x, y, away in rows
        if away <= CORNER_M
    ]  # fmt: skip


def _streets(rows: Sequence[tuple]) -> list[Found]:
    found = []
    for key, name, names, x, y, away, *numbers in rows:
        if away > STREET_M:
            continue
        street, known = readable(name), names_by_language(names)
        if (number := _number_at(*numbers)) is not None and away <= DOOR_M:
            label = houses.label(str(number), street, han=has_han(name))
            found.append(
                Found(
                    "house_number",
                    f"range:{key}:{number}",
                    label,
                    x,
                    y,
                    0.6,
                    "interpolated",
                    names=known,
                    distance_m=away,
                )
            )
        found.append(
            Found(
                "street",
                f"street:{key}",
                street,
                x,
                y,
                _near(away, STREET_M),
                "nearest",
                names=known,
                distance_m=away,
            )
        )
    return found


def _number_at(share: float | None, first: int | None, last: int | None, step: int | None) -> int | None:
    """The number at a share of the way along, odd or even where the range is."""
    if share is None or first is None or last is None or step is None:
        return None
    return first + step * round((last - first) * share / step)


def _places(rows: Sequence[tuple]) -> list[Found]:
    return [
        Found(
            "place", f"place:{key}", readable(name), x, y, _near(away, PLACE_M), "nearest",
            " · ".join(filter(None, (kind, detail))), names_by_language(names), away,
        )
        for key, name, names, kind, detail, x, y, away in rows
        if away <= PLACE_M
    ]  # fmt: skip
