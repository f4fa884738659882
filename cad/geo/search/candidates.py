"""Asks PostGIS for what might be meant. One statement for each kind of question; scoring is elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from cad.geo.names import names_by_language
from cad.geo.search.normalise import Spelling

MOST = 40
SHORT = 8  # letters; trigrams say little about shorter words with a slip in them


@dataclass(frozen=True, slots=True)
class Spelled:
    """A stored spelling of a street or a place, and how alike its trigrams are to what was typed."""

    street_id: int | None
    place_id: int | None
    text: str
    core: str
    likeness: float


_SHOWN = "SELECT street_id, place_id, text, core, similarity(core, %(core)s) FROM geo_searchname"

_SAME = f"""
WITH hits AS (
    SELECT id FROM geo_searchname WHERE city_id = %(city)s AND core = %(core)s
    UNION (SELECT id FROM geo_searchname WHERE text LIKE %(beginning)s AND city_id = %(city)s
           ORDER BY length(text) LIMIT %(most)s)
)
{_SHOWN} JOIN hits USING (id) WHERE NOT %(streets_only)s OR street_id IS NOT NULL
"""  # noqa: S608

_ALIKE = f"""
WITH hits AS (
    (SELECT id FROM geo_searchname WHERE core %% %(core)s AND city_id = %(city)s
     ORDER BY similarity(core, %(core)s) DESC LIMIT %(most)s)
    UNION (SELECT id FROM geo_searchname WHERE core LIKE %(within)s AND city_id = %(city)s AND length(%(core)s) > 3
           ORDER BY length(core) LIMIT %(most)s)
)
{_SHOWN} JOIN hits USING (id) WHERE NOT %(streets_only)s OR street_id IS NOT NULL
"""  # noqa: S608

_ONE_LETTER_OFF = f"""
{_SHOWN} WHERE city_id = %(city)s AND length(core) BETWEEN %(shortest)s AND %(longest)s
  AND (street_id IS NOT NULL OR NOT %(streets_only)s)
  AND core LIKE ANY (%(patterns)s) LIMIT %(most)s
"""


def spellings_same(city_id: int, typed: Spelling, *, streets_only: bool = False) -> list[Spelled]:
    """The same without type words, or beginning with what was typed. A matter of two index look-ups."""
    given = {"beginning": _literal(typed.text) + "%", **_given(city_id, typed, streets_only)}
    return [Spelled(*row) for row in _rows(_SAME, given)]


def spellings_alike(city_id: int, typed: Spelling, *, streets_only: bool = False) -> list[Spelled]:
    """Alike by trigrams, or holding what was typed."""
    given = {"within": f"%{_literal(typed.core)}%", **_given(city_id, typed, streets_only)}
    return [Spelled(*row) for row in _rows(_ALIKE, given)]


def _given(city_id: int, typed: Spelling, streets_only: bool) -> dict[str, Any]:
    return {"city": city_id, "core": typed.core, "most": MOST, "streets_only": streets_only}


def spellings_one_letter_off(city_id: int, typed: Spelling, *, streets_only: bool = False) -> list[Spelled]:
    """For short words: every spelling whose core is one letter away.

    A walk over the names, so asked only when nothing else fits.
    """
    core = typed.core
    if not 3 <= len(core) <= SHORT or core.isdigit():
        return []
    lengths = {"shortest": len(core) - 1, "longest": len(core) + 1, "patterns": sorted(_patterns(core))}
    given = {**lengths, **_given(city_id, typed, streets_only)}
    return [Spelled(*row) for row in _rows(_ONE_LETTER_OFF, given)]


def _patterns(core: str) -> set[str]:
    """LIKE patterns for a wrong letter, one left out, one too many, and two swapped."""
    found = set()
    for i in range(len(core) + 1):
        head, tail = core[:i], core[i:]
        found.add(_literal(head) + "_" + _literal(tail))
        if tail:
            found |= {_literal(head) + "_" + _literal(tail[1:]), _literal(head + tail[1:])}
        if len(tail) > 1:
            found.add(_literal(head + tail[1] + tail[0] + tail[2:]))
    return found


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def streets(ids: Collection[int]) -> dict[int, tuple[str, dict[str, str], float, float]]:
    """Name, names, and a point of each street."""
    sql = """
        SELECT id, name, names, ST_X(middle::geometry), ST_Y(middle::geometry) FROM geo_street WHERE id = ANY(%(ids)s)
    """
    return {key: (name, names_by_language(names), *rest) for key, name, names, *rest in _rows(sql, {"ids": list(ids)})}


def places(ids: Sequence[int]) -> dict[int, tuple[str, dict[str, str], str, str, float, float]]:
    """Name, names, kind, detail and point of each place."""
    sql = (
        "SELECT id, name, names, kind, detail, ST_X(point::geometry), ST_Y(point::geometry) "
        "FROM geo_namedplace WHERE id = ANY(%(ids)s)"
    )
    return {key: (name, names_by_language(names), *rest) for key, name, names, *rest in _rows(sql, {"ids": list(ids)})}


def corners(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int, int, float, float]]:
    """(id, street of a, street of b, lon, lat) of every corner between a street of `a` and one of `b`."""
    sql = """
        SELECT id, street_a_id, street_b_id, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_intersection
        WHERE street_a_id = ANY(%(a)s) AND street_b_id = ANY(%(b)s)
        UNION ALL
        SELECT id, street_b_id, street_a_id, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_intersection
        WHERE street_a_id = ANY(%(b)s) AND street_b_id = ANY(%(a)s)
    """
    return _rows(sql, {"a": list(a), "b": list(b)})


def doors(street_ids: Sequence[int], number: int, spread: int) -> list[tuple[int, int, str, int, float, float]]:
    """(id, street, as written, number, lon, lat) of the house numbers within `spread` of a number."""
    sql = """
        SELECT id, street_id, text, number, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_housenumber
        WHERE street_id = ANY(%(ids)s) AND number BETWEEN %(low)s AND %(high)s
    """
    return _rows(sql, {"ids": list(street_ids), "low": number - spread, "high": number + spread})


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers along one side of a piece of road; the odd or the even ones when `step` is 2."""

    range_id: int
    street_id: int
    first: int
    last: int
    step: int


def ranges(street_ids: Sequence[int], low: int, high: int) -> list[Range]:
    """The ranges of these streets that touch low to high."""
    sql = """
        SELECT id, street_id, first, last, step FROM geo_houserange
        WHERE street_id = ANY(%(ids)s) AND least(first, last) <= %(high)s AND greatest(first, last) >= %(low)s
    """
    return [Range(*row) for row in _rows(sql, {"ids": list(street_ids), "low": low, "high": high})]


def points_along(shares: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    """The point at a share (0 to 1) of each range, in the order given."""
    sql = """
        SELECT ST_X(p), ST_Y(p)
        FROM unnest(%(ids)s::bigint[], %(shares)s::float8[]) WITH ORDINALITY AS asked(id, share, n)
        JOIN geo_houserange USING (id), LATERAL (SELECT ST_Transform(ST_LineInterpolatePoint(shape, share), 4326) AS
        p) AS at ORDER BY n
    """
    return _rows(sql, {"ids": [i for i, _ in shares], "shares": [share for _, share in shares]})


def _rows(sql: str, given: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        rows: list[Any] = cursor.fetchall()
    return rows
