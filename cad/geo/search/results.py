"""Makes results of stored names and houses."""

from collections.abc import Sequence

from cad.geo.names import names_by_language
from cad.geo.search.display import readable
from cad.geo.search.found import Found
from cad.geo.search.houses import House, label
from cad.geo.search.lookup import Fitted
from cad.geo.search.names import Stored
from cad.geo.search.normalise import has_han
from cad.geo.search.readings import Door, Name
from core.coordinates import metres_between

BESIDE_M = 600.0  # a premise and the place of the same name are the same: from the gate of an estate to its middle
KEYS = {"s": "street", "p": "place", "m": "premise"}
UNKNOWN = {"s": 0.6, "p": 0.82, "m": 0.82}
"""How much an owner is worth when its door is not known: an estate is nearly the door, a street is not."""


def named(fitted: Fitted, reading: Name, owners: Sequence[Fitted]) -> Found:
    """`owners` are all that the name may be."""
    one = fitted.stored
    return Found(
        "street" if one.kind == "s" else "place",
        f"{KEYS[one.kind]}:{one.pk}",
        title(one),
        one.lon,
        one.lat,
        worth(fitted, reading),
        fitted.how,
        detail=_detail(one),
        names=names_by_language(one.names),
        category=one.category or "street",
        code=one.code,
        inside=reading.inside,
        premise=_premise(one, owners),
    )


def worth(fitted: Fitted, reading: Name) -> float:
    """How sure a name is. A whole line that is a name letter for letter is that name, whatever else it reads like."""
    return fitted.score if reading.whole and fitted.how == "exact" else fitted.score * reading.worth


def housed(fitted: Fitted, house: House, door: Door, owners: Sequence[Fitted]) -> Found:
    one = fitted.stored
    return Found(
        "house_number",
        house.key,
        label(house.text, title(one), han=has_han(one.name)),
        house.lon,
        house.lat,
        fitted.score * house.worth * door.worth,
        house.match or fitted.how,
        names=names_by_language(one.names) if one.kind == "s" else {},
        category="house_number",
        inside=door.inside,
        premise=_premise(one, owners),
    )


def unhoused(fitted: Fitted, door: Door, match: str) -> Found:
    """The owner alone, where nothing is known of its doors."""
    one = fitted.stored
    return Found(
        "street" if one.kind == "s" else "place",
        f"{KEYS[one.kind]}:{one.pk}",
        title(one),
        one.lon,
        one.lat,
        fitted.score * UNKNOWN["s" if _longer(fitted, door) else one.kind] * door.worth,
        match,
        detail=_detail(one),
        names=names_by_language(one.names),
        category=one.category or "street",
        code=one.code,
        inside=door.inside,
        premise=_premise(one, (fitted,)),
    )


def _premise(one: Stored, owners: Sequence[Fitted]) -> int | None:
    """The centre's own record of it: what is dangerous in an estate holds at each of its doors."""
    if one.kind == "m":
        return one.pk
    kept = [other.stored for other in owners if other.stored.kind == "m" and other.stored.core == one.core]
    away = [(metres_between(one.lon, one.lat, other.lon, other.lat), other.pk) for other in kept if one.kind == "p"]
    nearest, premise = min(away, default=(BESIDE_M, 0))
    return premise if nearest < BESIDE_M else None


def _longer(fitted: Fitted, door: Door) -> bool:
    """Another thing that is named after what was said: the stop 中山路人民路口, the gate 阳光花园东门."""
    return fitted.how != "without_type" and len(fitted.stored.text) > len(door.owner.text) + 1


def title(one: Stored) -> str:
    """Its name, after the name of what it is a part of: 阳光花园东门."""
    name = readable(one.name)
    if not one.whole or one.whole in name:
        return name
    return f"{one.whole}{name}" if has_han(name) else f"{one.whole}, {name}"


def _detail(one: Stored) -> str:
    return " · ".join(filter(None, (one.category, one.code, one.detail)))
