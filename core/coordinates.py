"""Datums and plain checks of longitude and latitude. Pure.

Everything is kept as WGS-84. GCJ-02 is the shifted datum that maps of mainland China must use, BD-09 Baidu's further
shift of it. CGCS2000 differs from WGS-84 by centimetres and is taken as equal. Forward formulas are the published ones
(Krasovsky 1940 ellipsoid); the inverse is found by iteration, so that there and back is exact to well under a metre.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, hypot, isfinite, pi, radians, sin, sqrt

KRASOVSKY_A_M = 6_378_245.0
KRASOVSKY_E2 = 0.006_693_421_622_965_943
BD_TURN = pi * 3000.0 / 180.0
EARTH_RADIUS_M = 6_371_008.8
METRES_PER_DEGREE = EARTH_RADIUS_M * pi / 180

# Mainland China by rectangles: those to take, and those inside them that lie outside (Hong Kong, Macau, Taiwan and the
# neighbours use WGS-84). After the rectangles in general use by map libraries; a border town may fall on the wrong side
# by some kilometres.
SHIFTED = (
    (79.4462, 42.8899, 96.3300, 49.2204),
    (109.6872, 39.3742, 135.0002, 54.1415),
    (73.1246, 29.5297, 124.143255, 42.8899),
    (82.9684, 26.7186, 97.0352, 29.5297),
    (97.0253, 20.414096, 124.367395, 29.5297),
    (107.975793, 17.871542, 111.744104, 20.414096),
)
UNSHIFTED = (
    (119.921265, 21.785006, 122.497559, 25.398623),
    (101.8652, 20.0988, 106.6650, 22.2840),
    (106.4525, 20.4878, 108.0510, 21.5422),
    (109.0323, 50.3257, 119.1270, 55.8175),
    (127.4568, 49.5574, 137.0227, 55.8175),
    (131.2662, 42.5692, 137.0227, 44.8922),
    (113.8200, 22.1300, 114.4500, 22.4450),
    (113.5270, 22.0700, 113.6100, 22.2170),
)


class Datum(StrEnum):
    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    CGCS2000 = "cgcs2000"


class BadCoordinates(ValueError):
    """Longitude or latitude that cannot be meant. The message says what to do; `code` is stable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class LonLat:
    """A WGS-84 position in degrees."""

    lon: float
    lat: float


def checked(lon: float, lat: float, box: tuple[float, float, float, float] | None = None) -> LonLat:
    """The position, or BadCoordinates: not a number, out of range, 0/0, or longitude and latitude swapped.

    Args:
        box: west, south, east, north of the city. A point outside it that would lie inside when swapped is refused.
    """
    if not (isfinite(lon) and isfinite(lat)):
        raise BadCoordinates("coordinates_not_a_number", "Longitude and latitude must be numbers.")
    if abs(lat) > 90 and abs(lat) <= 180 and abs(lon) <= 90:
        raise BadCoordinates(
            "coordinates_swapped", f"Latitude {lat} is out of range: longitude and latitude look swapped."
        )
    if abs(lon) > 180 or abs(lat) > 90:
        raise BadCoordinates(
            "coordinates_out_of_range", "Longitude must be within ±180 and latitude within ±90 degrees."
        )
    if lon == 0 and lat == 0:
        raise BadCoordinates("coordinates_failed_fix", "0/0 is what a device reports when it has no position.")
    if box and not _within(lon, lat, box) and _within(lat, lon, box):
        raise BadCoordinates(
            "coordinates_swapped", "Longitude and latitude look swapped: the other way round lies in the city."
        )
    return LonLat(lon, lat)


def to_wgs84(lon: float, lat: float, datum: Datum | str) -> LonLat:
    """The WGS-84 position of a point given in `datum`. Raises ValueError for a datum that is not known."""
    match Datum(datum):
        case Datum.GCJ02:
            return gcj02_to_wgs84(lon, lat)
        case Datum.BD09:
            gcj = bd09_to_gcj02(lon, lat)
            return gcj02_to_wgs84(gcj.lon, gcj.lat)
        case _:
            return LonLat(lon, lat)


def from_wgs84(lon: float, lat: float, datum: Datum | str) -> LonLat:
    """A WGS-84 position as `datum` writes it."""
    match Datum(datum):
        case Datum.GCJ02:
            return wgs84_to_gcj02(lon, lat)
        case Datum.BD09:
            gcj = wgs84_to_gcj02(lon, lat)
            return gcj02_to_bd09(gcj.lon, gcj.lat)
        case _:
            return LonLat(lon, lat)


def is_shifted(lon: float, lat: float) -> bool:
    """Whether GCJ-02 differs from WGS-84 here, that is, in mainland China."""
    return any(_within(lon, lat, box) for box in SHIFTED) and not any(_within(lon, lat, box) for box in UNSHIFTED)


def wgs84_to_gcj02(lon: float, lat: float) -> LonLat:
    if not is_shifted(lon, lat):
        return LonLat(lon, lat)
    east, north = _shift(lon, lat)
    return LonLat(lon + east, lat + north)


def gcj02_to_wgs84(lon: float, lat: float) -> LonLat:
    """The inverse, by fixed-point iteration: the shift varies by less than a thousandth over its own length.

    On the border itself (some 600 m) both readings are possible; the shifted one is taken.
    """
    guess = LonLat(lon, lat)
    for _ in range(12):
        east, north = _shift(guess.lon, guess.lat)
        better = LonLat(lon - east, lat - north)
        moved = max(abs(better.lon - guess.lon), abs(better.lat - guess.lat))
        guess = better
        if moved < 1e-11:
            break
    return guess if is_shifted(guess.lon, guess.lat) else LonLat(lon, lat)


def gcj02_to_bd09(lon: float, lat: float) -> LonLat:
    return _baidu(lon, lat) if _comes_from_shifted(lon, lat) else LonLat(lon, lat)


def bd09_to_gcj02(lon: float, lat: float) -> LonLat:
    """The inverse, by fixed-point iteration."""
    guess_lon, guess_lat = lon - 0.0065, lat - 0.006
    for _ in range(12):
        there = _baidu(guess_lon, guess_lat)
        guess_lon += lon - there.lon
        guess_lat += lat - there.lat
    return LonLat(guess_lon, guess_lat) if _comes_from_shifted(guess_lon, guess_lat) else LonLat(lon, lat)


def metres_between(a_lon: float, a_lat: float, b_lon: float, b_lat: float) -> float:
    """Great-circle distance in metres, by the equirectangular approximation: good to 0.1 % within a city."""
    east = radians(b_lon - a_lon) * cos(radians((a_lat + b_lat) / 2))
    return EARTH_RADIUS_M * hypot(east, radians(b_lat - a_lat))


def metres_outside(lon: float, lat: float, box: tuple[float, float, float, float]) -> float:
    """How far the point lies from the nearest edge of a box of west, south, east, north; 0 within it."""
    west, south, east, north = box
    return metres_between(lon, lat, min(max(lon, west), east), min(max(lat, south), north))


def _within(lon: float, lat: float, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= lon <= east and south <= lat <= north


def _comes_from_shifted(lon: float, lat: float) -> bool:
    """Whether a GCJ-02 point belongs to a shifted place: decided on the WGS-84 side, so that there and back agree."""
    wgs = gcj02_to_wgs84(lon, lat)
    return is_shifted(wgs.lon, wgs.lat)


def _baidu(lon: float, lat: float) -> LonLat:
    radius = hypot(lon, lat) + 0.00002 * sin(lat * BD_TURN)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * BD_TURN)
    return LonLat(radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)


def _shift(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 minus WGS-84 at a WGS-84 point, in degrees east and north."""
    x, y = lon - 105.0, lat - 35.0
    waves = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    magic = 1 - KRASOVSKY_E2 * sin(radians(lat)) ** 2
    root = sqrt(magic)
    north = north * 180.0 / ((KRASOVSKY_A_M * (1 - KRASOVSKY_E2)) / (magic * root) * pi)
    east = east * 180.0 / (KRASOVSKY_A_M / root * cos(radians(lat)) * pi)
    return east, north
