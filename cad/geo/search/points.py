"""Coordinates and plus codes as results."""

from cad.geo.addresses.coordinates import Coordinates
from cad.geo.addresses.pluscodes import PlusCode, plus_code_centre
from cad.geo.search.asked import Asked
from cad.geo.search.found import Found
from core.coordinates import BadCoordinates, Datum, LonLat, checked, is_shifted, to_wgs84

OUTSIDE = 0.3


def coordinates_found(asked: Asked, reading: Coordinates) -> list[Found]:
    """The order that lies in the city; when the text says no datum and the city is in mainland China, one for each."""
    orders = [(reading.second, reading.first)]
    if not reading.order_known:
        orders.append((reading.first, reading.second))
    found = [one for lon, lat in orders for one in _in_datums(asked, lon, lat, reading.datum)]
    return [one for one in found if one.match != "outside_city"] or found[:1]


def _in_datums(asked: Asked, lon: float, lat: float, datum: Datum | None) -> list[Found]:
    try:
        typed = checked(lon, lat)
    except BadCoordinates:
        return []
    unsure = datum is None and is_shifted(typed.lon, typed.lat)
    datums = [Datum.WGS84, Datum.GCJ02, Datum.BD09] if unsure else [datum or Datum.WGS84]
    return [_point(asked, to_wgs84(typed.lon, typed.lat, one), typed, one, unsure) for one in datums]


def _point(asked: Asked, place: LonLat, typed: LonLat, datum: Datum, unsure: bool) -> Found:
    inside = _in_city(asked, place.lon, place.lat)
    label = f"{typed.lat:.6f}, {typed.lon:.6f}"
    said = unsure or datum not in (Datum.WGS84, Datum.CGCS2000)
    confidence = 1.0 - 0.01 * (datum is not Datum.WGS84 and unsure) if inside else OUTSIDE
    return Found(
        "coordinates",
        f"at:{place.lon:.7f},{place.lat:.7f}",
        f"{label} ({NAMES[datum]})" if said else label,
        place.lon,
        place.lat,
        confidence,
        "coordinates" if inside else "outside_city",
        category="coordinates",
    )


NAMES = {Datum.WGS84: "WGS-84", Datum.GCJ02: "GCJ-02", Datum.BD09: "BD-09", Datum.CGCS2000: "CGCS2000"}


def plus_code_found(asked: Asked, code: PlusCode) -> list[Found]:
    """The middle of its square."""
    lon, lat = plus_code_centre(code, asked.middle)
    inside = _in_city(asked, lon, lat)
    digits = code.digits if len(code.digits) >= code.before else code.digits.ljust(code.before, "0")
    label = f"{digits[: code.before]}+{digits[code.before :]}"
    match = "coordinates" if inside else "outside_city"
    return [
        Found(
            "coordinates", f"at:{lon:.7f},{lat:.7f}", label, lon, lat, 1.0 if inside else OUTSIDE, match,
            category="plus_code",
        )
    ]  # fmt: skip


def _in_city(asked: Asked, lon: float, lat: float) -> bool:
    west, south, east, north = asked.city.box
    return west <= lon <= east and south <= lat <= north
