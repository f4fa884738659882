"""The search box: one line in, the places it may mean out, best first.

Rivals stay beside each other; none is chosen silently.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from cad.geo.models import City
from cad.geo.search import candidates, houses
from cad.geo.search.candidates import Spelled
from cad.geo.search.display import readable
from cad.geo.search.found import Found
from cad.geo.search.normalise import Spelling, has_han
from cad.geo.search.parse import Address, Coordinates, Corner, Name, Reading, parse
from cad.geo.search.rank import GOOD, LEAST, fit
from core.coordinates import BadCoordinates, checked, metres_between

SURE = 0.9
STREETS_TRIED = 12
SAME_SPOT_M = 25.0
NEAR_M = 20_000.0

Place = tuple[float, float]
Fitted = tuple[Spelled, tuple[float, str]]
Scores = dict[int, tuple[float, str]]
"""Street or place by key: how well it fits, and how it was found."""


def places_search(city: City, line: str, *, near: Place | None = None, limit: int = 10) -> list[Found]:
    """What the line may mean in this city, best first.

    Args:
        near: where the caller may be (longitude, latitude, WGS-84); among equals the nearer comes first.
    """
    return _ordered(_read(city, parse(line)), near)[:limit]


def _read(city: City, readings: list[Reading]) -> list[Found]:
    """Names are looked for when no address or corner was certain; beside an address only those that fit well."""
    found = [one for r in readings if not isinstance(r, Name) for one in _READERS[type(r)](city, r)]
    best = max((one.confidence for one in found), default=0.0)
    if best >= SURE:
        return found
    least = SURE if best > LEAST else 0.0
    names = [one for r in readings if isinstance(r, Name) for one in _name(city, r)]
    return found + [one for one in names if one.confidence >= least]


def _ordered(found: Iterable[Found], near: Place | None) -> list[Found]:
    if near:
        found = [replace(one, distance_m=metres_between(*near, one.lon, one.lat)) for one in found]
    kept: list[Found] = []
    for one in sorted(found, key=_order):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _order(found: Found) -> tuple[float, str, str]:
    """By confidence; the caller's position decides among near equals (up to two hundredths)."""
    bonus = 0.02 * (1 - min(1.0, found.distance_m / NEAR_M)) if found.distance_m is not None else 0.0
    return -(found.confidence + bonus), found.label, found.key


def _same(a: Found, b: Found) -> bool:
    return a.key == b.key or (a.label == b.label and metres_between(a.lon, a.lat, b.lon, b.lat) < SAME_SPOT_M)


def _coordinates(city: City, reading: Coordinates) -> list[Found]:
    """Latitude first as people write it, unless only the other order lies in the city."""
    orders = [(reading.second, reading.first)]
    if not reading.order_known:
        orders.append((reading.first, reading.second))
    west, south, east, north = city.box
    found = []
    for lon, lat in orders:
        try:
            place = checked(lon, lat)
        except BadCoordinates:
            continue
        inside = west <= lon <= east and south <= lat <= north
        label = f"{place.lat:.6f}, {place.lon:.6f}"
        match = "coordinates" if inside else "outside_city"
        found.append(
            Found("coordinates", f"at:{lon},{lat}", label, place.lon, place.lat, 1.0 if inside else 0.3, match)
        )
    return [one for one in found if one.match == "coordinates"] or found[:1]


def _corner(city: City, reading: Corner) -> list[Found]:
    one, other = _streets(city, reading.a), _streets(city, reading.b)
    meeting = candidates.corners(list(one), list(other)) if one and other else []
    named = candidates.streets({street for row in meeting for street in row[1:3]}) if meeting else {}
    found = []
    for key, a, b, lon, lat in meeting:
        if a == b or not {a, b} <= named.keys():  # an import may take the old city away meanwhile
            continue
        score, match = min(one[a], other[b])
        label = f"{readable(named[a][0])} & {readable(named[b][0])}"
        found.append(Found("intersection", f"corner:{key}", label, lon, lat, score, match))
    return found or _streets_alone({**one, **other}, "no_such_corner")


def _streets_alone(scores: dict[int, tuple[float, str]], match: str) -> list[Found]:
    """A street where the number or the corner is not known is still an answer, well below a door."""
    named = candidates.streets(list(scores)) if scores else {}
    return [
        Found("street", f"street:{key}", readable(name), lon, lat, scores[key][0] * 0.6, match, names=names)
        for key, (name, names, lon, lat) in named.items()
    ]


def _address(city: City, reading: Address) -> list[Found]:
    streets = _streets(city, reading.street)
    doors = houses.doors_of(reading, list(streets)) if streets else []
    named = candidates.streets(list(streets))
    found = []
    for door in doors:
        if door.street_id not in named:
            continue
        name, names, _, _ = named[door.street_id]
        score, match = streets[door.street_id]
        text = houses.label(door.text, readable(name), han=has_han(name))
        how = door.match or match
        found.append(Found("house_number", door.key, text, door.lon, door.lat, score * door.worth, how, names=names))
    unknown = {key: score for key, score in streets.items() if key not in {door.street_id for door in doors}}
    return found + _streets_alone(unknown, "number_unknown")


def _name(city: City, reading: Name) -> list[Found]:
    streets, places = _best(_spellings(city, reading.name, streets_only=False))
    found = []
    for key, (name, names, lon, lat) in candidates.streets(list(streets)).items() if streets else ():
        score, match = streets[key]
        found.append(Found("street", f"street:{key}", readable(name), lon, lat, score, match, names=names))
    for key, (name, names, kind, detail, lon, lat) in candidates.places(list(places)).items() if places else ():
        score, match = places[key]
        told = " · ".join(filter(None, (kind, detail)))
        found.append(Found("place", f"place:{key}", readable(name), lon, lat, score, match, told, names))
    return found


def _streets(city: City, typed: Spelling) -> dict[int, tuple[float, str]]:
    streets, _ = _best(_spellings(city, typed, streets_only=True))
    best = sorted(streets.items(), key=lambda item: -item[1][0])[:STREETS_TRIED]
    return dict(best)


def _spellings(city: City, typed: Spelling, *, streets_only: bool) -> list[Fitted]:
    """From the cheap question to the dear one, as far as needed; a street that is certain ends it."""
    found = _fitted(typed, candidates.spellings_same(city.pk, typed, streets_only=streets_only))
    if streets_only and _best_fit(found) >= SURE:
        return found
    found += _fitted(typed, candidates.spellings_alike(city.pk, typed, streets_only=streets_only))
    if _best_fit(found) < GOOD:
        found += _fitted(typed, candidates.spellings_one_letter_off(city.pk, typed, streets_only=streets_only))
    return found


def _fitted(typed: Spelling, spellings: list[Spelled]) -> list[Fitted]:
    return [(one, fit(typed, one.text, one.core, one.likeness)) for one in spellings]


def _best_fit(found: list[Fitted]) -> float:
    return max((score for _, (score, _) in found), default=0.0)


def _best(found: list[Fitted]) -> tuple[Scores, Scores]:
    """The best score of each street and of each place over all its spellings."""
    streets: Scores = {}
    places: Scores = {}
    for one, fitted in found:
        scores, key = (places, one.place_id) if one.street_id is None else (streets, one.street_id)
        if key is not None and fitted[0] >= LEAST and fitted > scores.get(key, (0.0, "")):
            scores[key] = fitted
    return streets, places


_READERS: dict[type[Reading], Callable[[City, Reading], list[Found]]] = {
    Coordinates: _coordinates,  # type: ignore[dict-item]
    Corner: _corner,  # type: ignore[dict-item]
    Address: _address,  # type: ignore[dict-item]
    Name: _name,  # type: ignore[dict-item]
}
