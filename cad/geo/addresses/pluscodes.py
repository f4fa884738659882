"""Plus codes (Open Location Code), full and short. Pure.

After the published specification: pairs of base-20 digits divide the world from 20 degrees down to 1/8000 degree,
further digits refine in a grid of four columns and five rows.
"""

import re
from dataclasses import dataclass

ALPHABET = "23456789CFGHJMPQRVWX"
_CODE = re.compile(rf"(?<![\w+])([{ALPHABET}]{{2,8}}0{{0,6}})\+([{ALPHABET}]{{2,7}})?(?![\w+])", re.IGNORECASE)
_PAIR_DEGREES = (20.0, 1.0, 0.05, 0.0025, 0.000125)
_COLUMNS, _ROWS = 4, 5


@dataclass(frozen=True, slots=True)
class PlusCode:
    """As typed, without the padding; short when fewer than eight digits stand before the plus."""

    digits: str
    before: int

    @property
    def full(self) -> bool:
        return self.before == 8


def plus_code_in(line: str) -> PlusCode | None:
    """The plus code in a line, wherever it stands; None without one."""
    match = _CODE.search(line)
    if match is None:
        return None
    head, tail = match[1].upper(), (match[2] or "").upper()
    padded = len(head) == 8 and head.endswith("0")
    digits = head.rstrip("0") if padded else head
    if len(head) % 2 or "0" in digits or len(digits) % 2 or (padded and tail) or (len(head) < 8 and len(tail) < 2):
        return None
    if len(head) == 8 and (ALPHABET.index(digits[0]) > 8 or ALPHABET.index(digits[1]) > 17):
        return None  # beyond the pole or the date line
    return PlusCode(digits + tail, len(head))


def plus_code_centre(code: PlusCode, near: tuple[float, float]) -> tuple[float, float]:
    """(longitude, latitude) of its middle; a short code means the one nearest to `near` (longitude, latitude)."""
    if code.full:
        lon, lat, _, _ = _box(code.digits)
        return lon, lat
    missing = 8 - code.before
    prefix = _encoded(*near)[:missing]
    lon, lat, _, _ = _box(prefix + code.digits)
    span = _PAIR_DEGREES[missing // 2 - 1]
    lon += span if near[0] - lon > span / 2 else -span if lon - near[0] > span / 2 else 0.0
    lat += span if near[1] - lat > span / 2 and lat + span < 90 else 0.0
    lat -= span if lat - near[1] > span / 2 and lat - span > -90 else 0.0
    return lon, lat


def _box(digits: str) -> tuple[float, float, float, float]:
    """Longitude and latitude of the middle, width and height, degrees."""
    lat, lon = -90.0, -180.0
    height = width = 20.0
    for i in range(0, min(10, len(digits)), 2):
        height = width = _PAIR_DEGREES[i // 2]
        lat += ALPHABET.index(digits[i]) * height
        lon += ALPHABET.index(digits[i + 1]) * width
    for digit in digits[10:15]:
        height, width = height / _ROWS, width / _COLUMNS
        row, column = divmod(ALPHABET.index(digit), _COLUMNS)
        lat += row * height
        lon += column * width
    return lon + width / 2, lat + height / 2, width, height


def _encoded(lon: float, lat: float) -> str:
    """The first eight digits of a place."""
    north, east = min(max(lat + 90.0, 0.0), 179.999999), (lon + 180.0) % 360.0
    digits = ""
    for degrees in _PAIR_DEGREES[:4]:
        row, column = int(north / degrees), int(east / degrees)
        digits += ALPHABET[row] + ALPHABET[column]
        north, east = north - row * degrees, east - column * degrees
    return digits
