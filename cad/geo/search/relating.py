"""Places told by others: near X, opposite Y, between A and B."""

from collections.abc import Callable
from dataclasses import replace

from cad.geo.search import asking
from cad.geo.search.asked import Asked
from cad.geo.search.crossings import Crossing, crossings
from cad.geo.search.display import readable
from cad.geo.search.found import Found
from cad.geo.search.kinds import kinds_said
from cad.geo.search.lookup import Fitted
from cad.geo.search.names import Wanted
from cad.geo.search.normalise import spelled
from cad.geo.search.readings import Related
from core.coordinates import metres_between

Read = Callable[..., list[Found]]

ANCHORS = 8
BESIDE_M = 400.0
APART_M = 4_000.0
WORTH = 0.96


def related_found(asked: Asked, reading: Related, read: Read) -> list[Found]:
    """Near its anchor is the anchor, said to be near it; a named thing beside the anchor is the thing."""
    if reading.word == "between":
        return _between(asked, reading, read)
    anchors = _best(read(asked, reading.anchors[0], 1))
    if kinds := kinds_said(reading.subject):
        if found := _of_kind(asked, kinds, anchors, reading.word):
            return found
    elif reading.subject:
        found = [
            replace(one, confidence=one.confidence * WORTH * _nearness(one, anchors), match=reading.word)
            for one in _best(read(asked, reading.subject, 1), 60)
        ]
        if any(one.confidence > 0.5 for one in found):
            return found
    return [replace(one, confidence=one.confidence * WORTH, match=reading.word) for one in anchors]


_NEAREST = """
SELECT n, p.id, p.name, p.kind, p.detail, ST_X(p.point::geometry), ST_Y(p.point::geometry), away
FROM unnest(%(lons)s::float8[], %(lats)s::float8[]) WITH ORDINALITY AS asked(lon, lat, n),
     LATERAL (SELECT ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS here) AS at,
     LATERAL (SELECT *, ST_Distance(point, here) AS away FROM geo_namedplace
              WHERE city_id = %(city)s AND kind = ANY(%(kinds)s::text[]) AND ST_DWithin(point, here, %(reach)s)
              ORDER BY ST_Distance(point, here) LIMIT 3) AS p
"""


def _of_kind(asked: Asked, kinds: list[str], anchors: list[Found], word: str) -> list[Found]:
    """The nearest things of a kind beside each anchor."""
    given = {"lons": [one.lon for one in anchors], "lats": [one.lat for one in anchors], "kinds": kinds}
    rows = asking.rows(_NEAREST, {**given, "city": asked.city.pk, "reach": BESIDE_M})
    return [
        Found(
            "place", f"place:{pk}", readable(name), lon, lat,
            anchors[n - 1].confidence * WORTH * (1.0 - 0.1 * away / BESIDE_M), word,
            " · ".join(filter(None, (kind, detail))), category=kind,
        )
        for n, pk, name, kind, detail, lon, lat, away in rows
    ]  # fmt: skip


def _best(found: list[Found], many: int = ANCHORS) -> list[Found]:
    return sorted(found, key=lambda one: -one.confidence)[:many]


def _nearness(one: Found, anchors: list[Found]) -> float:
    away = min((metres_between(one.lon, one.lat, a.lon, a.lat) / max(0.1, a.confidence) for a in anchors), default=1e9)
    return 1.0 - 0.1 * away / BESIDE_M if away < BESIDE_M else 0.4


def _between(asked: Asked, reading: Related, read: Read) -> list[Found]:
    if reading.subject and (found := _on_street(asked, reading)):
        return found
    a, b = (_best(read(asked, anchor, 1)) for anchor in reading.anchors)
    if not reading.subject and a and b and a[0].kind == b[0].kind == "street":
        return _streets_apart(a, b)
    pairs = [(metres_between(x.lon, x.lat, y.lon, y.lat), x, y) for x in a for y in b if x.key != y.key]
    near = [(-min(x.confidence, y.confidence), away, x, y) for away, x, y in pairs if away < APART_M]
    return [
        _middle(x, y, min(x.confidence, y.confidence) * 0.85) for _, _, x, y in sorted(near, key=lambda p: p[:2])[:3]
    ]


_SHORTEST = """
SELECT a, b, ST_X(ST_LineInterpolatePoint(line, 0.5)), ST_Y(ST_LineInterpolatePoint(line, 0.5))
FROM unnest(%(a)s::bigint[]) AS one(a), unnest(%(b)s::bigint[]) AS other(b),
     LATERAL (SELECT ST_Transform(ST_ShortestLine(ST_Collect(DISTINCT r.shape), ST_Collect(DISTINCT q.shape)), 4326)
                  AS line FROM geo_roadsegment r, geo_roadsegment q
              WHERE r.street_id = a AND q.street_id = b) AS between_them
WHERE a <> b AND ST_Length(line::geography) BETWEEN 1 AND %(apart)s ORDER BY ST_Length(line::geography) LIMIT 3
"""


def _streets_apart(a: list[Found], b: list[Found]) -> list[Found]:
    """Half way between two streets where they come closest; streets that meet have nothing between them."""
    one, other = ({int(f.key.partition(":")[2]): f for f in side if f.key.startswith("street:")} for side in (a, b))
    given = {"a": list(one)[:3], "b": list(other)[:3], "apart": APART_M}
    return [
        Found(
            "place", f"between:{x}:{y}", f"{one[x].label} – {other[y].label}", lon, lat,
            min(one[x].confidence, other[y].confidence) * 0.8, "between", category="between",
        )
        for x, y, lon, lat in asking.rows(_SHORTEST, given)
    ]  # fmt: skip


def _middle(x: Found, y: Found, confidence: float) -> Found:
    lon, lat = (x.lon + y.lon) / 2, (x.lat + y.lat) / 2
    key = f"between:{x.key}:{y.key}"
    return Found("place", key, f"{x.label} – {y.label}", lon, lat, confidence, "between", category="between")


def _on_street(asked: Asked, reading: Related) -> list[Found]:
    """Half way between the two corners of a street that lie closest to each other."""
    sides = [[one for one in asked.names.loose(Wanted(spelled(a), True)) if one.score > 0.6] for a in reading.anchors]
    streets = [one for one in asked.names.loose(Wanted(spelled(reading.subject), True)) if one.score > 0.6]
    by_key = {one.stored.pk: one for one in streets}
    meetings = [crossings(list(by_key), [one.stored.pk for one in side]) for side in sides]
    best: dict[str, tuple[float, Found]] = {}
    for one in meetings[0]:
        for other in meetings[1]:
            away = metres_between(one.lon, one.lat, other.lon, other.lat)
            name = by_key[one.a].stored.core  # East and West Broadway are one line
            if by_key[other.a].stored.core != name or away > APART_M or (name in best and best[name][0] <= away):
                continue
            best[name] = away, _stretch(by_key[one.a], one, other, reading)
    return [found for _, found in best.values()]


def _stretch(street: Fitted, one: Crossing, other: Crossing, reading: Related) -> Found:
    label = f"{readable(street.stored.name)} ({reading.anchors[0]} – {reading.anchors[1]})"
    lon, lat = (one.lon + other.lon) / 2, (one.lat + other.lat) / 2
    key = f"between:{one.pk}:{other.pk}"
    return Found("intersection", key, label, lon, lat, street.score * WORTH, "between", category="between")
