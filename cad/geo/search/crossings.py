"""Where two streets meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cad.geo.search import asking
from cad.geo.search.display import corner_label
from cad.geo.search.found import Found
from cad.geo.search.lookup import Fitted
from cad.geo.search.names import Stored
from cad.geo.search.normalise import Spelling
from cad.geo.search.rank import fit

_CORNERS = """
SELECT id, street_a_id, street_b_id, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_intersection
WHERE street_a_id = ANY(%(a)s::bigint[]) AND street_b_id = ANY(%(b)s::bigint[])
UNION ALL
SELECT id, street_b_id, street_a_id, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_intersection
WHERE street_a_id = ANY(%(b)s::bigint[]) AND street_b_id = ANY(%(a)s::bigint[])
"""


_MEETING = """
SELECT i.id, street, t.name, ST_X(i.point::geometry), ST_Y(i.point::geometry), s.text, s.core, s.pinyin, s.initials
FROM unnest(%(streets)s::bigint[]) AS asked(street),
     LATERAL (SELECT id, street_b_id AS other, point FROM geo_intersection WHERE street_a_id = street
              UNION ALL SELECT id, street_a_id, point FROM geo_intersection WHERE street_b_id = street) AS i
     JOIN geo_searchname s ON s.street_id = i.other JOIN geo_street t ON t.id = i.other
"""
KNOWN, KNOWN_MOST = 0.84, 4


@dataclass(frozen=True, slots=True)
class Crossing:
    pk: int
    a: int
    b: int
    lon: float
    lat: float


def crossings(a: Sequence[int], b: Sequence[int]) -> list[Crossing]:
    """Every corner between a street of `a` and one of `b`."""
    return [Crossing(*row) for row in asking.rows(_CORNERS, {"a": list(a), "b": list(b)})]


def corners_found(one: list[Fitted], other: list[Fitted]) -> list[Found]:
    """A corner for each meeting of the streets that fit; as sure as the worse of the two."""
    a, b = ({fitted.stored.pk: fitted for fitted in side} for side in (one, other))
    found = []
    for meeting in crossings(list(a), list(b)) if a and b else ():
        if meeting.a == meeting.b:
            continue
        first, second = a[meeting.a], b[meeting.b]
        fits = [(first.score, first.how), (second.score, second.how)]
        found.append(_corner(meeting.pk, first.stored.name, second.stored.name, meeting.lon, meeting.lat, fits))
    return found


def corners_like(one: list[Fitted], typed: Spelling) -> list[Found]:
    """Corners of a street that is known, with those of the streets it meets that are like what was typed.

    Among the few that a street meets, even a first letter or a name with two slips says which.
    """
    known = {fitted.stored.pk: fitted for fitted in one[:KNOWN_MOST] if fitted.score >= KNOWN}
    best: dict[int, Found] = {}
    for pk, street, name, lon, lat, *spelling in asking.rows(_MEETING, {"streets": list(known)}) if known else ():
        mine, its = known[street], _fit(typed, *spelling)
        if its[0] < LEAST_MET or (pk in best and its[0] <= best[pk].confidence):
            continue
        best[pk] = _corner(pk, mine.stored.name, name, lon, lat, [(mine.score, mine.how), its])
    return list(best.values())


def corners_implied(typed: Spelling, fitted: list[Fitted]) -> list[Found]:
    """Corners of two streets that both stand in the line, with nothing or with nonsense between them."""
    within = [(one, at) for one in fitted if one.stored.kind == "s" and (at := _stands(one.stored, typed))]
    streets = {one.stored.pk: (one, at) for one, at in within[:INNER_MOST]}
    found = []
    for meeting in crossings(list(streets), list(streets)) if len(streets) > 1 else ():
        (one, (begin, end)), (other, (start, stop)) = streets[meeting.a], streets[meeting.b]
        if meeting.a == meeting.b or begin >= start or end > start:
            continue
        share = (end - begin + stop - start) / len(typed.text)
        fits = [(0.5 + 0.38 * share, "some_words")] * 2
        found.append(_corner(meeting.pk, one.stored.name, other.stored.name, meeting.lon, meeting.lat, fits))
    return found


def _stands(stored: Stored, typed: Spelling) -> tuple[int, int] | None:
    """From where to where the name stands in what was typed, as whole words where it is of words."""
    for name in (stored.text, stored.core):
        at = f" {typed.text} ".find(name if typed.han else f" {name} ")
        if at >= 0 and len(name) > 1:
            return at, at + len(name)
    if typed.han or not stored.pinyin:
        return None
    ends = [0, *accumulate(len(word) + 1 for word in typed.words)]
    runs = ((i, j) for i in range(len(typed.words)) for j in range(i + 1, len(typed.words) + 1))
    return next(((ends[i], ends[j]) for i, j in runs if "".join(typed.words[i:j]) == stored.pinyin), None)


LEAST_MET = 0.5
INNER_MOST = 24


def _fit(typed: Spelling, text: str, core: str, pinyin: str, initials: str) -> tuple[float, str]:
    if len(typed.text) == 1 and (text.startswith(typed.text) or pinyin.startswith(typed.text)):
        return 0.7, "prefix"
    return fit(typed, text, core, pinyin, initials)


def _corner(pk: int, a: str, b: str, lon: float, lat: float, fits: list[tuple[float, str]]) -> Found:
    (worse, match), (better, _) = sorted(fits)
    label = corner_label(a, b)
    confidence = 0.95 * worse + 0.05 * better
    return Found("intersection", f"corner:{pk}", label, lon, lat, confidence, match, category="intersection")
