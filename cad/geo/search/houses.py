"""A number on a street: the door itself, a point between known ones, or at least the street."""

from collections.abc import Mapping
from dataclasses import dataclass

from cad.geo.search import candidates
from cad.geo.search.candidates import Range
from cad.geo.search.parse import Address

BETWEEN = 60  # how far a known neighbour's number may be for a point between two to mean something
BLOCK = 99


@dataclass(frozen=True, slots=True)
class Door:
    """Where a number is. `worth` scales the street's score; `match` says how it was found."""

    key: str
    street_id: int
    text: str
    lon: float
    lat: float
    worth: float
    match: str | None


def doors_of(address: Address, street_ids: list[int]) -> list[Door]:
    """Every door found for the number on these streets; none on a street where nothing is known of its numbers."""
    if address.block:
        return _block(address, street_ids)
    known = candidates.doors(street_ids, address.number, BETWEEN)
    exact = [
        Door(f"house:{key}", s, text, lon, lat, 1.0, None)
        for key, s, text, _, lon, lat in known
        if text == address.text
    ]
    if exact:
        return exact
    done = _on_ranges(address, street_ids)
    settled = {door.street_id for door in done}
    neighbours = _between(address, [row for row in known if row[1] not in settled])
    return done + neighbours


def _on_ranges(address: Address, street_ids: list[int]) -> list[Door]:
    """By the address ranges of road pieces; the right side of the street (odd or even) before the other."""
    best: dict[int, Range] = {}
    for found in candidates.ranges(street_ids, address.number, address.number):
        if found.street_id not in best or _same_side(found, address.number):
            best[found.street_id] = found
    chosen = list(best.values())
    points = candidates.points_along([(r.range_id, _share(r, address.number)) for r in chosen]) if chosen else []
    return [
        Door(f"range:{r.range_id}:{address.number}", r.street_id, address.text, lon, lat, 0.97, "interpolated")
        for r, (lon, lat) in zip(chosen, points, strict=True)
    ]


def _block(address: Address, street_ids: list[int]) -> list[Door]:
    """The middle of all pieces of the block, one for each street."""
    low, high = address.number, address.number + BLOCK
    pieces: dict[int, list[Range]] = {}
    for found in candidates.ranges(street_ids, max(1, low), high):
        pieces.setdefault(found.street_id, []).append(found)
    doors = []
    for street_id, ranges in pieces.items():
        shares = [(r.range_id, (_share(r, low) + _share(r, high)) / 2) for r in ranges]
        points = candidates.points_along(shares)
        lon, lat = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
        text = f"{address.number} block"
        doors.append(Door(f"block:{street_id}:{low}", street_id, text, lon, lat, 0.97, "block"))
    return doors or _between(address, candidates.doors(street_ids, low + BLOCK // 2, BETWEEN))


def _between(address: Address, known: list[tuple[int, int, str, int, float, float]]) -> list[Door]:
    """Between the nearest known numbers below and above; beside the nearest one when there is only one."""
    by_street: dict[int, list[tuple[int, float, float]]] = {}
    for _, street_id, _, number, lon, lat in known:
        by_street.setdefault(street_id, []).append((number, lon, lat))
    return [_neighbour(address, street_id, doors) for street_id, doors in by_street.items()]


def _neighbour(address: Address, street_id: int, doors: list[tuple[int, float, float]]) -> Door:
    number = address.number
    same = [door for door in doors if (door[0] - number) % 2 == 0] or doors
    below = max((d for d in same if d[0] <= number), default=None)
    above = min((d for d in same if d[0] > number), default=None)
    key = f"near:{street_id}:{number}"
    if below and above:
        share = (number - below[0]) / (above[0] - below[0])
        lon, lat = below[1] + (above[1] - below[1]) * share, below[2] + (above[2] - below[2]) * share
        return Door(key, street_id, address.text, lon, lat, 0.93, "interpolated")
    nearest = min(same, key=lambda d: abs(d[0] - number))
    return Door(key, street_id, address.text, nearest[1], nearest[2], 0.85, "nearest_number")


def _same_side(found: Range, number: int) -> bool:
    return (found.first - number) % found.step == 0


def _share(found: Range, number: int) -> float:
    if found.last == found.first:
        return 0.5
    return min(1.0, max(0.0, (number - found.first) / (found.last - found.first)))


def label(door_text: str, street: str, *, han: bool) -> str:
    """ "12 Main Street", "4000 block of Main Street", and 中山路12号."""
    if han:
        return f"{street}{door_text}号"
    return f"{door_text} of {street}" if door_text.endswith("block") else f"{door_text} {street}"


StreetFacts = Mapping[int, tuple[str, dict[str, str], float, float]]
