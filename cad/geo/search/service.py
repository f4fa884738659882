"""The search box: one line in, the places it may mean out, best first.

Rivals stay beside each other; none is chosen silently.
"""

from collections.abc import Iterable

from cad.geo.addresses.coordinates import Coordinates
from cad.geo.addresses.pluscodes import PlusCode
from cad.geo.addresses.posts import Post
from cad.geo.models import City
from cad.geo.search.arranging import arranged
from cad.geo.search.asked import Asked, Place
from cad.geo.search.context import in_context
from cad.geo.search.crossings import corners_found, corners_implied, corners_like
from cad.geo.search.found import Found
from cad.geo.search.houses import houses_of
from cad.geo.search.lookup import Fitted
from cad.geo.search.names import Wanted
from cad.geo.search.nearby import nearby_found
from cad.geo.search.parse import parse
from cad.geo.search.parse_corners import PART
from cad.geo.search.points import coordinates_found, plus_code_found
from cad.geo.search.posts import posts_found
from cad.geo.search.readings import Corner, Door, Kind, Name, Reading, Related
from cad.geo.search.relating import related_found
from cad.geo.search.results import housed, named, unhoused, worth

SURE = 0.9
IMPLIED = 0.8  # below this two streets in one line are tried as a corner
OWNERS_TRIED = 30
LIKELY = 0.1  # below the best
UNKNOWN_SHOWN = 6
NAMES_SHOWN = 60


def places_search(
    city: City, line: str, *, near: Place | None = None, limit: int = 10, centre: int | None = None
) -> list[Found]:
    """What the line may mean in this city, best first.

    Args:
        near: where the caller may be (longitude, latitude, WGS-84); among equals the nearer comes first.
        centre: key of the centre whose premises are found too.
    """
    asked = Asked(city, centre or 0, near)
    return arranged(asked, lines_read(asked, line))[:limit]


def lines_read(asked: Asked, line: str, depth: int = 0) -> list[Found]:
    """Every reading of the line that something was found for, in no order."""
    readings = parse(line)
    asked.names.prime(wanted for reading in readings for wanted in _wanted(reading))
    found: list[Found] = []
    for reading in readings:
        if not isinstance(reading, Name) and not any(_settled(one) for one in found):
            found += _other(asked, reading, depth)
    best = max((one.confidence for one in found), default=0.0)
    known = {one.key for one in found}
    names = _names(asked, [reading for reading in readings if isinstance(reading, Name)], best)
    found += [one for one in names if one.key not in known or one.confidence >= SURE]
    return (
        found
        if best >= IMPLIED or any(one.confidence >= IMPLIED for one in names)
        else found + _implied(asked, readings)
    )


def _settled(one: Found) -> bool:
    """Nothing else needs to be looked for; a building found without its staircase may have another name."""
    return one.confidence >= SURE and one.match not in ("part_of_door", "nearest_number", "interpolated")


def _wanted(reading: Reading) -> Iterable[Wanted]:
    match reading:
        case Name():
            yield Wanted(reading.name)
        case Door():
            yield Wanted(reading.owner, reading.streets_only)
        case Corner():
            yield Wanted(reading.a, True)
            yield Wanted(reading.b, True)


def _other(asked: Asked, reading: Reading, depth: int) -> list[Found]:
    match reading:
        case Coordinates():
            return coordinates_found(asked, reading)
        case PlusCode():
            return plus_code_found(asked, reading)
        case Post():
            return posts_found(asked, reading, lines_read)
        case Related():
            return related_found(asked, reading, lines_read) if depth == 0 else []
        case Kind():
            return nearby_found(asked, reading)
        case Corner():
            return _corner(asked, reading)
        case Door():
            return _door(asked, reading)
    return []


def _corner(asked: Asked, reading: Corner) -> list[Found]:
    """First by what is sure; then, if they do not meet, by what is like it."""
    a, b = Wanted(reading.a, True), Wanted(reading.b, True)
    one, other = asked.names.sure(a)[:OWNERS_TRIED], asked.names.sure(b)[:OWNERS_TRIED]
    found = corners_found(one, other)
    if max((corner.confidence for corner in found), default=0.0) >= SURE:
        return found
    one, other = asked.names.loose(a)[:OWNERS_TRIED], asked.names.loose(b)[:OWNERS_TRIED]
    found = [*corners_found(one, other), *corners_like(one, reading.b), *corners_like(other, reading.a)]
    alone = Door(reading.a, "", (), 0)
    return found or [unhoused(fitted, alone, "no_such_corner") for fitted in (*one[:4], *other[:4])]


def _implied(asked: Asked, readings: list[Reading]) -> list[Found]:
    whole = next((reading.name for reading in readings if isinstance(reading, Name) and reading.worth > PART), None)
    return corners_implied(whole, asked.names.loose(Wanted(whole))) if whole and len(whole.text) > 5 else []


def _door(asked: Asked, reading: Door) -> list[Found]:
    wanted = Wanted(reading.owner, reading.streets_only)
    owners = asked.names.sure(wanted)[:OWNERS_TRIED]
    found = _housed(asked, reading, owners)
    if max((one.confidence for one in found), default=0.0) < SURE:
        before = len(owners)
        owners = asked.names.loose(wanted)[:OWNERS_TRIED]
        if len(owners) > before:
            found = _housed(asked, reading, owners)
    return in_context(asked, found, reading.context)


def _housed(asked: Asked, reading: Door, owners: list[Fitted]) -> list[Found]:
    by_owner = {fitted.stored.owner: fitted for fitted in owners}
    likely = {fitted.stored.owner for fitted in owners if fitted.score >= owners[0].score - LIKELY}
    houses = houses_of(reading, by_owner, likely) if by_owner else []
    found = [housed(by_owner[house.owner], house, reading, owners) for house in houses]
    known = {house.owner for house in houses}
    unknown = [fitted for owner, fitted in by_owner.items() if owner not in known]
    return found + [unhoused(fitted, reading, "number_unknown") for fitted in unknown[:UNKNOWN_SHOWN]]


def _names(asked: Asked, readings: list[Name], best: float) -> list[Found]:
    """Names beside doors and corners that are as sure as `best`; as far as needed also those that are only like it."""
    found: list[Found] = []
    for reading in readings:
        sure = max([best, *(one.confidence for one in found)]) >= SURE
        least = best if best >= SURE else best * 0.8
        fitted = asked.names.sure(Wanted(reading.name)) if sure else asked.names.loose(Wanted(reading.name))
        likely = [one for one in fitted[:NAMES_SHOWN] if worth(one, reading) >= least]
        found += in_context(asked, [named(one, reading, fitted) for one in likely], reading.context)
    return found
