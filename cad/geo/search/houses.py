"""A number on a street, in an estate or a village: the door itself, a point between known ones, or the nearest."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from cad.geo.search import asking
from cad.geo.search.readings import Door

BETWEEN = 60  # how far a known neighbour's number may be for a point between two to mean something
BLOCK = 99
MANY, FEW = 400, 8

_PLAIN = re.compile(r"\d+[^\dlbugqfr]*h")

Owner = tuple[str, int]


@dataclass(frozen=True, slots=True)
class House:
    """Where a door is. `worth` scales its owner's score; `match` says how it was found, None for the door itself."""

    key: str
    owner: Owner
    text: str
    lon: float
    lat: float
    worth: float
    match: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    pk: int
    owner: Owner
    text: str
    number: int
    key: str
    lon: float
    lat: float


_COLUMNS = """id, CASE WHEN street_id IS NULL THEN 'p' ELSE 's' END, coalesce(street_id, place_id), text, number, key,
       ST_X(point::geometry), ST_Y(point::geometry)"""

_EXACT = f"""
SELECT {_COLUMNS} FROM geo_housenumber WHERE street_id = ANY(%(streets)s::bigint[]) AND key = ANY(%(keys)s::text[])
UNION ALL
SELECT {_COLUMNS} FROM geo_housenumber WHERE place_id = ANY(%(places)s::bigint[]) AND key = ANY(%(keys)s::text[])
"""  # noqa: S608

_NEIGHBOURS = f"""
SELECT {_COLUMNS} FROM unnest(%(streets)s::bigint[]) AS asked(street),
    LATERAL ((SELECT * FROM geo_housenumber WHERE street_id = street AND number BETWEEN %(low)s::int AND %(number)s::int
              ORDER BY number DESC LIMIT %(few)s)
             UNION ALL
             (SELECT * FROM geo_housenumber WHERE street_id = street AND number > %(number)s::int
              AND number <= %(high)s::int ORDER BY number LIMIT %(few)s)) AS doors
"""  # noqa: S608

_RANGES = """
SELECT id, street_id, first, step, ST_X(spot), ST_Y(spot)
FROM (SELECT * FROM geo_houserange WHERE street_id = ANY(%(streets)s::bigint[])
        AND least(first, last) <= %(number)s::int AND greatest(first, last) >= %(number)s::int
      LIMIT %(many)s) AS ranges,
     LATERAL (SELECT ST_Transform(ST_LineInterpolatePoint(shape, CASE WHEN first = last THEN 0.5
         ELSE (%(number)s::int - first)::float / (last - first) END), 4326) AS spot) AS at
"""

_BLOCK = """
SELECT street_id, avg(ST_X(spot)), avg(ST_Y(spot)) FROM geo_houserange,
    LATERAL (SELECT least(1.0, greatest(0.0, CASE WHEN first = last THEN 0.5
        ELSE (%(low)s::int - first)::float / (last - first) END)) AS from_share,
        least(1.0, greatest(0.0, CASE WHEN first = last THEN 0.5
        ELSE (%(high)s::int - first)::float / (last - first) END)) AS to_share) AS shares,
    LATERAL (SELECT ST_Transform(ST_LineInterpolatePoint(shape, (from_share + to_share) / 2), 4326) AS spot) AS at
WHERE street_id = ANY(%(streets)s::bigint[])
  AND least(first, last) <= %(high)s::int AND greatest(first, last) >= %(low)s::int
GROUP BY street_id
"""


def houses_of(door: Door, owners: Collection[Owner], likely: Collection[Owner]) -> list[House]:
    """Every house found for the door with these owners; none where nothing is known of the numbers.

    Points between numbers are looked for unless one of the likely owners has the door itself.
    """
    streets = [key for kind, key in owners if kind == "s"]
    places = [key for kind, key in owners if kind == "p"]
    if door.block:
        return _block(door, streets)
    given = {"streets": streets, "places": places, "keys": list(door.keys)}
    found = _exact(door, [_known(row) for row in asking.rows(_EXACT, given)])
    if not streets or any(house.worth == 1.0 and house.owner in likely for house in found):
        return found
    given = {"streets": streets, "number": door.number, "low": door.number - BETWEEN, "high": door.number + BETWEEN}
    found += _on_ranges(door, asking.rows(_RANGES, {**given, "many": MANY}), {house.owner for house in found})
    settled = {house.owner for house in found}
    if settled >= {("s", street) for street in streets}:
        return found
    known = [_known(row) for row in asking.rows(_NEIGHBOURS, {**given, "few": FEW})]
    return found + _between(door, [one for one in known if one.owner not in settled])


def _known(row: tuple) -> _Known:
    pk, kind, owner, *rest = row
    return _Known(pk, (kind, owner), *rest)


def _exact(door: Door, known: list[_Known]) -> list[House]:
    """The door, or the same said with less: its building, its lane. The fullest that each owner has."""
    found: list[House] = []
    settled: set[Owner] = set()
    for less, key in enumerate(door.keys):
        here = [one for one in known if one.key == key and one.owner not in settled]
        worth = max(0.8, 1.0 - 0.06 * less)
        match = "part_of_door" if less else None
        found += [House(f"house:{one.pk}", one.owner, one.text, one.lon, one.lat, worth, match) for one in here]
        settled |= {one.owner for one in here}
    return found


def _on_ranges(door: Door, rows: Sequence[Any], settled: set[Owner]) -> list[House]:
    """By the address ranges of road pieces; the right side of the street (odd or even) before the other."""
    if not _PLAIN.fullmatch(door.keys[-1] if door.keys else ""):
        return []
    best: dict[Owner, tuple[bool, House]] = {}
    for pk, street, first, step, lon, lat in rows:
        owner, right = ("s", street), (first - door.number) % max(1, step) == 0
        if owner in settled or (owner in best and (best[owner][0] or not right)):
            continue
        best[owner] = right, House(f"range:{pk}:{door.number}", owner, door.text, lon, lat, 0.97, "interpolated")
    return [house for _, house in best.values()]


def _block(door: Door, streets: list[int]) -> list[House]:
    """The middle of all pieces of the block, one for each street; without ranges the middle of its doors."""
    low, high = max(1, door.number), door.number + BLOCK
    text = f"{door.number} block"
    rows = asking.rows(_BLOCK, {"streets": streets, "low": low, "high": high})
    found = [House(f"block:{s}:{door.number}", ("s", s), text, lon, lat, 0.97, "block") for s, lon, lat in rows]
    rest = [s for s in streets if ("s", s) not in {house.owner for house in found}]
    if not rest:
        return found
    sql = """
        SELECT street_id, avg(ST_X(point::geometry)), avg(ST_Y(point::geometry)) FROM geo_housenumber
        WHERE street_id = ANY(%(streets)s::bigint[]) AND number BETWEEN %(low)s::int AND %(high)s::int
        GROUP BY street_id
    """
    rows = asking.rows(sql, {"streets": rest, "low": low, "high": high})
    return found + [House(f"block:{s}:{door.number}", ("s", s), text, lon, lat, 0.9, "block") for s, lon, lat in rows]


def _between(door: Door, known: list[_Known]) -> list[House]:
    """Between the nearest known numbers below and above; beside the nearest one when there is only one."""
    by_owner: dict[Owner, list[_Known]] = {}
    for one in known:
        by_owner.setdefault(one.owner, []).append(one)
    return [_neighbour(door, owner, doors) for owner, doors in by_owner.items()]


def _neighbour(door: Door, owner: Owner, known: list[_Known]) -> House:
    number = door.number
    key = f"near:{owner[0]}{owner[1]}:{number}"
    if beside := [one for one in known if len(door.keys) > 1 and one.key.startswith(door.keys[-1])]:  # of the lane
        return House(key, owner, door.text, beside[0].lon, beside[0].lat, 0.85, "nearest_number")
    plain = [one for one in known if _PLAIN.fullmatch(one.key)] or known
    same = [one for one in plain if (one.number - number) % 2 == 0] or plain
    below = max((one for one in same if one.number <= number), key=lambda one: one.number, default=None)
    above = min((one for one in same if one.number > number), key=lambda one: one.number, default=None)
    if below and above and plain is not known:
        share = (number - below.number) / (above.number - below.number)
        lon, lat = below.lon + (above.lon - below.lon) * share, below.lat + (above.lat - below.lat) * share
        return House(key, owner, door.text, lon, lat, 0.93, "interpolated")
    nearest = min(same, key=lambda one: abs(one.number - number))
    return House(key, owner, door.text, nearest.lon, nearest.lat, 0.85, "nearest_number")


def label(door_text: str, owner: str, *, han: bool) -> str:
    """ "12 Main Street", "4000 block of Main Street", 中山路12号, 阳光花园3栋."""
    if han:
        return f"{owner}{door_text}" + ("号" if door_text[-1:].isascii() and door_text[:1].isdigit() else "")
    return f"{door_text} of {owner}" if door_text.endswith("block") else f"{door_text} {owner}"
