"""Puts results in order, joins what is the same spot, and marks rivals."""

from collections.abc import Iterable
from dataclasses import replace
from math import atan2, cos, degrees, radians

from cad.geo.search.asked import Asked, Place
from cad.geo.search.found import Found
from core.coordinates import metres_between

SAME_SPOT_M = 25.0
SAME_PLACE_M = 160.0  # namesakes closer than this are one answer and then its others: both sides of a bus stop
NEAR_M, BONUS = 20_000.0, 0.02
RIVAL_WITHIN, RIVAL_FROM_M = 0.035, 250.0
SHOWN = 50
ARROWS = "↑↗→↘↓↙←↖"

# What callers name rather than another thing of the same name, in hundredths of confidence.
PROMINENT = {
    **dict.fromkeys(("hospital", "street", "intersection", "district", "house_number"), 0.4),
    **dict.fromkeys(
        ("university", "station", "subway_station", "suburb", "neighbourhood", "village", "residential", "mall"), 0.3
    ),
    **dict.fromkeys(("bus_stop", "platform", "bicycle_parking", "bicycle_rental", "bench", "information"), -0.4),
}


def arranged(asked: Asked, found: Iterable[Found]) -> list[Found]:
    """Best first; the caller's position, or else the middle of the city, decides among near equals."""
    middle = asked.middle
    ordered = sorted(found, key=lambda one: _order(one, middle, asked.near is not None))
    kept: list[Found] = []
    for one in ordered:
        if len(kept) < SHOWN and not any(_same(one, other) for other in kept):
            kept.append(one)
    placed = [_placed(asked, one) for one in _spread(kept)]
    return rivals_marked(placed, middle)


def _order(one: Found, middle: Place, near: bool) -> tuple[float, str, str]:
    """The caller's position counts for up to two hundredths, the middle of the city for a quarter of that."""
    away = metres_between(*middle, one.lon, one.lat)
    bonus = BONUS * (1 - min(1.0, away / NEAR_M)) * (1.0 if near else 0.25)
    return -(one.confidence + bonus + PROMINENT.get(one.category, 0.0) / 100), one.label, one.key


def _same(a: Found, b: Found) -> bool:
    return a.key == b.key or (a.label == b.label and metres_between(a.lon, a.lat, b.lon, b.lat) < SAME_SPOT_M)


def _spread(found: list[Found]) -> list[Found]:
    """Of namesakes side by side the first keeps its place, the others follow all that are as sure."""
    first: list[Found] = []
    others: list[Found] = []
    for one in found:
        beside = (a for a in first if a.label == one.label and a.kind == one.kind)
        is_other = any(metres_between(a.lon, a.lat, one.lon, one.lat) < SAME_PLACE_M for a in beside)
        (others if is_other else first).append(one)
    return sorted([*first, *others], key=lambda one: -round(one.confidence, 2)) if others else first


def _placed(asked: Asked, one: Found) -> Found:
    district, subdistrict = asked.districts.of(one.lon, one.lat)
    away = metres_between(*asked.near, one.lon, one.lat) if asked.near else None
    return replace(one, district=district, subdistrict=subdistrict, distance_m=away)


def rivals_marked(found: list[Found], middle: Place) -> list[Found]:
    """All that mean as much as the first and lie elsewhere, the first among them, with what tells them apart."""
    if len(found) < 2:
        return found
    best = found[0]
    rivals = [one for one in found[1:] if _rival(best, one)]
    if not rivals:
        return found
    group = [best, *rivals]
    told = dict(zip((one.key for one in group), _apart(group, middle), strict=True))
    return [replace(one, rival=True, apart=told[one.key]) if one.key in told else one for one in found]


def _rival(best: Found, one: Found) -> bool:
    if one.confidence < best.confidence - RIVAL_WITHIN:
        return False
    return _carriageways(best, one) or metres_between(best.lon, best.lat, one.lon, one.lat) > RIVAL_FROM_M


def _carriageways(*rivals: Found) -> bool:
    """Of one road: side by side, and a long drive apart."""
    return all(one.category == "km_post" for one in rivals) and len({one.label for one in rivals}) == len(rivals)


def _apart(rivals: list[Found], middle: Place) -> list[str]:
    """What carriageways are called. Of others district, subdistrict, or which way and how far from the middle."""
    if _carriageways(*rivals):
        return [one.label for one in rivals]
    for names in ([one.district for one in rivals], [one.subdistrict for one in rivals]):
        if all(names) and len(set(names)) == len(names):
            return names
    return [" · ".join(filter(None, (one.district, one.subdistrict, _direction(middle, one)))) for one in rivals]


def _direction(middle: Place, one: Found) -> str:
    away = metres_between(*middle, one.lon, one.lat)
    east = (one.lon - middle[0]) * cos(radians(middle[1]))
    bearing = degrees(atan2(east, one.lat - middle[1])) % 360
    return f"{ARROWS[round(bearing / 45) % 8]} {away / 1000:.1f} km"
