"""Kilometre posts: the carriageway by its direction, between posts by interpolation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, radians
from typing import Any

from cad.geo.addresses.posts import Post
from cad.geo.models import KmPost
from cad.geo.search import asking
from cad.geo.search.asked import Asked
from cad.geo.search.found import Found
from cad.geo.search.normalise import Spelling, has_han, spelled
from cad.geo.search.rank import fit

FARTHEST = 3_000  # metres of road between a post and what is asked for
LEAST = 0.6
UNSAID, ROADS_SHOWN, NEARBY = 0.8, 20, 1_000  # of posts on a road that was not said
ALONG = 0.5  # cosine: up to 60 degrees off the way that was said
ACROSS, AGAINST = 0.85, 0.7
HAN_WAYS = ("往北", "往东北", "往东", "往东南", "往南", "往西南", "往西", "往西北")
WAYS = ("northbound", "north-eastbound", "eastbound", "south-eastbound", "southbound", "south-westbound", "westbound",
        "north-westbound")  # fmt: skip

Read = Callable[..., list[Found]]


@dataclass(frozen=True, slots=True)
class Road:
    """A road with posts: its name, its number, under what it is found."""

    name: str
    ref: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Stone:
    """A post. `along` is 1 where traffic runs with rising numbers, -1 against, 0 where it is not known."""

    pk: int
    metres: int
    bearing: int | None
    street: int | None
    lon: float
    lat: float
    along: int = 0


def posts_found(asked: Asked, reading: Post, read: Read) -> list[Found]:
    found: list[Found] = []
    for score, how, road in _roads(asked, reading.road) if reading.road else _any_roads(asked, reading.metres):
        stones = directed(_stones(asked, road, reading.metres))
        for along in sorted({stone.along for stone in stones}, reverse=True):
            here = _at([stone for stone in stones if stone.along == along], reading.metres)
            if here:
                found.append(_result(asked, reading, road, here, score, how, stones, read))
    return found


def _roads(asked: Asked, written: str) -> list[tuple[float, str, Road]]:
    typed = [spelled(written), *(spelled(part) for part in _numbered(written))]
    fitted = []
    for road in roads_of(asked.city.pk):
        best = max(
            (fit(t, s.text, s.core, s.pinyin, s.initials) for t in typed for s in road.spellings), default=(0.0, "")
        )
        if best[0] >= LEAST:
            fitted.append((*best, road))
    return sorted(fitted, key=lambda row: -row[0])[:4]


_WITH_POSTS = """
SELECT DISTINCT road, ref FROM geo_kmpost WHERE city_id = %(city)s AND metres BETWEEN %(low)s::int AND %(high)s::int
ORDER BY road, ref LIMIT %(most)s
"""


def _any_roads(asked: Asked, metres: int) -> list[tuple[float, str, Road]]:
    """Where no road was said: all that are so long."""
    given = {"city": asked.city.pk, "low": metres - NEARBY, "high": metres + NEARBY, "most": ROADS_SHOWN}
    return [(UNSAID, "some_words", Road(road, ref, ())) for road, ref in asking.rows(_WITH_POSTS, given)]


def _numbered(written: str) -> list[str]:
    """G50沪渝高速 is said for G50 and for 沪渝高速."""
    letters = "".join(c for c in written if c.isascii()).strip()
    rest = "".join(c for c in written if not c.isascii()).strip()
    return [one for one in (letters, rest) if one and letters and rest]


@lru_cache(maxsize=4)
def roads_of(city: int) -> list[Road]:
    """The roads of an imported city that have posts. Kept in memory: some hundreds at most."""
    rows = KmPost.objects.filter(city=city).values_list("road", "ref", "names").order_by("road", "ref").distinct()
    known: dict[tuple[str, str], Road] = {}
    for road, ref, names in rows:
        written = [road, *names.values(), *_refs(ref), *(f"{one}{road}" for one in _refs(ref)[:1] if road)]
        spellings = tuple({one.text: one for one in map(spelled, written) if one.text}.values())
        known.setdefault((road, ref), Road(road, ref, spellings))
    return list(known.values())


def _refs(ref: str) -> list[str]:
    """S01 is also S1 and S 1."""
    found = [ref] if ref else []
    letters, digits = ref.rstrip("0123456789"), ref[len(ref.rstrip("0123456789")) :]
    if letters and digits:
        found += [f"{letters} {int(digits)}", f"{letters}{int(digits)}", f"{letters} {digits}"]
    return list(dict.fromkeys(found))


_POSTS = """
SELECT id, metres, bearing, street_id, ST_X(point::geometry), ST_Y(point::geometry) FROM geo_kmpost
WHERE city_id = %(city)s AND road = %(road)s AND ref = %(ref)s
  AND metres BETWEEN %(low)s::int AND %(high)s::int ORDER BY metres, id LIMIT 200
"""


def _stones(asked: Asked, road: Road, metres: int) -> list[Stone]:
    given: dict[str, Any] = {"city": asked.city.pk, "road": road.name, "ref": road.ref}
    rows = asking.rows(_POSTS, {**given, "low": metres - FARTHEST, "high": metres + FARTHEST})
    return [Stone(*row) for row in rows]


def directed(stones: list[Stone]) -> list[Stone]:
    """Each with whether its carriageway runs with the numbers, told by where the next higher and lower posts stand."""
    return [Stone(s.pk, s.metres, s.bearing, s.street, s.lon, s.lat, _along(s, stones)) for s in stones]


def _along(stone: Stone, stones: list[Stone]) -> int:
    if stone.bearing is None:
        return 0
    rising = _rising(stone, stones)
    return 0 if rising is None else 1 if cos(radians(rising - stone.bearing)) >= 0 else -1


def _rising(stone: Stone, stones: list[Stone]) -> float | None:
    """The bearing in which the numbers rise at a post, degrees; None when it stands alone."""
    below = max((s for s in stones if s.metres < stone.metres), key=lambda s: s.metres, default=None)
    above = min((s for s in stones if s.metres > stone.metres), key=lambda s: s.metres, default=None)
    if below is None and above is None:
        return None
    return bearing_between(below or stone, above or stone)


def bearing_between(a: Any, b: Any) -> float:
    """Degrees from north of the way from a to b."""
    return degrees(atan2((b.lon - a.lon) * cos(radians(a.lat)), b.lat - a.lat)) % 360


@dataclass(frozen=True, slots=True)
class _Spot:
    lon: float
    lat: float
    travel: float | None
    match: str
    street: int | None
    key: str


def _at(stones: list[Stone], metres: int) -> _Spot | None:
    below = max((s for s in stones if s.metres <= metres), key=lambda s: s.metres, default=None)
    above = min((s for s in stones if s.metres >= metres), key=lambda s: s.metres, default=None)
    nearest = min(stones, key=lambda s: abs(s.metres - metres))
    travel = nearest.bearing
    if below and above and below.metres == above.metres:
        return _Spot(below.lon, below.lat, travel, "exact", below.street, f"post:{below.pk}")
    if below and above:
        share = (metres - below.metres) / (above.metres - below.metres)
        lon, lat = below.lon + (above.lon - below.lon) * share, below.lat + (above.lat - below.lat) * share
        return _Spot(lon, lat, travel, "interpolated", below.street, f"post:{below.pk}:{metres}")
    if abs(nearest.metres - metres) > FARTHEST / 2:
        return None
    return _Spot(nearest.lon, nearest.lat, travel, "nearest_number", nearest.street, f"post:{nearest.pk}:{metres}")


_SNAP = """
SELECT ST_X(spot), ST_Y(spot), degrees(ST_Azimuth(ST_LineInterpolatePoint(shape, greatest(0, at - 0.02)),
       ST_LineInterpolatePoint(shape, least(1, at + 0.02))))
FROM (SELECT shape, ST_LineLocatePoint(shape, here) AS at, ST_Transform(ST_ClosestPoint(shape, here), 4326) AS spot
      FROM geo_roadsegment,
           (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326), 3857) AS here) AS asked
      WHERE street_id = %(street)s ORDER BY ST_Distance(shape, here) LIMIT 6) AS near
"""


def _snapped(spot: _Spot) -> tuple[float, float]:
    """Onto the carriageway that runs that way; between posts a bend would lead off it."""
    if spot.match != "interpolated" or spot.street is None:
        return spot.lon, spot.lat
    for lon, lat, azimuth in asking.rows(_SNAP, {"lon": spot.lon, "lat": spot.lat, "street": spot.street}):
        if spot.travel is None or azimuth is None or cos(radians(azimuth - spot.travel)) > 0.5:
            return lon, lat
    return spot.lon, spot.lat


def _result(
    asked: Asked, reading: Post, road: Road, spot: _Spot, score: float, how: str, stones: list[Stone], read: Read
) -> Found:
    lon, lat = _snapped(spot)
    wanted = _wanted_bearing(asked, reading, spot, stones, read)
    agreed = _agreed(wanted, spot.travel)
    worth = {"exact": 1.0, "interpolated": 0.98, "nearest_number": 0.8}[spot.match] * agreed
    match = "other_direction" if agreed < 1.0 else how if spot.match == "exact" else spot.match
    label = post_label(road.name, road.ref, reading.metres, spot.travel)
    key = spot.key if spot.travel is None else f"{spot.key}:{round(spot.travel / 45) % 8}"
    return Found("street", key, label, lon, lat, score * worth, match, category="km_post")


def _agreed(wanted: float | None, travel: float | None) -> float:
    """What a carriageway is worth for the way that was said. Across it, neither carriageway can be told from it."""
    if wanted is None or travel is None:
        return 1.0
    along = cos(radians(wanted - travel))
    return 1.0 if along >= ALONG else ACROSS + 0.02 * along if along > -ALONG else AGAINST


def post_label(road: str, ref: str, metres: int, travel: float | None) -> str:
    """S01 绕城高速 K23+500 往北. `travel`: degrees from north."""
    name = " ".join(dict.fromkeys(filter(None, (ref, road))))
    way = "" if travel is None else (HAN_WAYS if has_han(name) else WAYS)[round(travel / 45) % 8]
    return " ".join(filter(None, (name, f"K{metres // 1000}+{metres % 1000:03d}", way)))


def _wanted_bearing(asked: Asked, reading: Post, spot: _Spot, stones: list[Stone], read: Read) -> float | None:
    """Degrees from north of the way that was said; None when none was, or when it cannot be told."""
    if reading.bearing is not None:
        return reading.bearing
    if reading.way in ("up", "down"):
        rising = bearing_between(stones[0], stones[-1]) if len(stones) > 1 else None
        return None if rising is None else rising if reading.way == "down" else (rising + 180) % 360
    if reading.way:
        return _round(asked, reading, spot)
    if reading.towards:
        there = max(read(asked, reading.towards, 1), key=lambda one: one.confidence, default=None)
        return bearing_between(spot, there) if there and there.confidence > 0.6 else None
    return None


def _round(asked: Asked, reading: Post, spot: _Spot) -> float:
    """Where one drives on the right, the inner side of a ring runs clockwise."""
    lon, lat = asked.city.centre.x, asked.city.centre.y
    out = degrees(atan2((spot.lon - lon) * cos(radians(lat)), spot.lat - lat))
    return (out + (90 if reading.way == "inner" else -90)) % 360
