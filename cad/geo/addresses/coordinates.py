"""Coordinates as people type, read out or paste them. Pure.

Decimal degrees, degrees and minutes, degrees, minutes and seconds, in letters or in Chinese words, with the side before
or behind, longitude or latitude first; and the datum where the text names one.
"""

import re
from dataclasses import dataclass

from core.coordinates import Datum


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Two numbers in the order typed; which one is the longitude is for the caller to decide, who knows the city."""

    first: float
    second: float
    order_known: bool = False  # by N/S/E/W or by words; then first is the latitude
    datum: Datum | None = None  # None when the text does not say


_DATUMS = (
    (Datum.GCJ02, r"gcj\s*-?\s*02|火星坐标系?|火星|高德(?:地图)?|腾讯(?:地图)?|微信|amap|gaode|tencent"),
    (Datum.BD09, r"bd\s*-?\s*09(?:ll)?|百度(?:地图)?|baidu"),
    (Datum.CGCS2000, r"cgcs\s*-?\s*2000|国家\s*2000|2000\s*国家大地坐标系?|天地图"),
    (Datum.WGS84, r"wgs\s*-?\s*(?:19)?84|gps(?:坐标)?|北斗"),
)
_DATUM_WORDS = tuple((datum, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.IGNORECASE)) for datum, words in _DATUMS)
_WORDS = (
    (re.compile(r"东经", re.I), " E "),
    (re.compile(r"西经", re.I), " W "),
    (re.compile(r"北纬", re.I), " N "),
    (re.compile(r"南纬", re.I), " S "),
    (re.compile(r"经度|(?<![a-z])(?:longitude|long|lng|lon)(?![a-z])", re.I), " X "),
    (re.compile(r"纬度|(?<![a-z])(?:latitude|lat)(?![a-z])", re.I), " Y "),
    (re.compile(r"坐标系?|位置|定位|(?<![a-z])(?:coordinates|position|geo)(?![a-z])", re.I), " "),
)
_LINK = re.compile(r"(?:[?&@=/]|^geo:)(-?\d{1,3}\.\d{3,}),(-?\d{1,3}\.\d{3,})")
_COMMA_DECIMALS = re.compile(r"^\s*(-?\d{1,3}),(\d{4,})\s*[;\s/]\s*(-?\d{1,3}),(\d{4,})\s*$")
_MARKED = (
    r"(?P<d{n}>[-+]?\d{{1,3}}(?:\.\d{{1,15}})?)\s*(?:(?P<mark{n}>[°º˚度])\s*"
    r"(?:(?P<m{n}>\d{{1,2}}(?:\.\d{{1,12}})?)\s*(?:['′’´分]|(?=\s*[NSEW,;]|\s*$))\s*"
    r"(?:(?P<s{n}>\d{{1,2}}(?:\.\d{{1,12}})?)\s*(?:\"|″|”|''|′′|秒)?)?)?)?"
)
_SPACED = (
    r"(?P<d{n}>\d{{1,3}})[\s:](?P<m{n}>\d{{1,2}}(?:\.\d{{1,12}})?)(?:[\s:](?P<s{n}>\d{{1,2}}(?:\.\d{{1,12}})?))?"
    r"(?P<mark{n}>)"
)
_BEFORE = r"(?P<side{n}>[NSEWXY])\s*[:=]?\s*{value}"
_BEHIND = r"{value}\s*(?P<side{n}>[NSEW])?"


def _pair(value: str, sided: str) -> re.Pattern[str]:
    one, two = (sided.replace("{value}", value).replace("{n}", n).replace("{{", "{").replace("}}", "}") for n in "12")
    return re.compile(rf"\s*[(\[]?\s*{one}\s*[,;/、&|\s]?\s*{two}\s*[)\]]?\s*$", re.IGNORECASE)


_PAIRS = tuple(_pair(value, sided) for sided in (_BEFORE, _BEHIND) for value in (_MARKED, _SPACED))


def coordinates_in(line: str) -> Coordinates | None:
    """The coordinates that the whole line is, or None. The line is half width (NFKC) already."""
    datum, rest = _datum(line)
    if link := _LINK.search(rest):
        return Coordinates(float(link[1]), float(link[2]), False, datum)
    if commas := _COMMA_DECIMALS.match(rest):
        return Coordinates(float(f"{commas[1]}.{commas[2]}"), float(f"{commas[3]}.{commas[4]}"), False, datum)
    for pattern, letter in _WORDS:
        rest = pattern.sub(letter, rest)
    rest = rest.replace("，", ",").replace("；", ";").replace("：", ":").strip(" ,;:：()[]=")
    for pattern in _PAIRS:
        if (match := pattern.match(rest)) and (found := _read(match, datum)):
            return found
    return None


def _datum(line: str) -> tuple[Datum | None, str]:
    for datum, words in _DATUM_WORDS:
        if words.search(line):
            return datum, words.sub(" ", line)
    return None, line


def _read(match: re.Match[str], datum: Datum | None) -> Coordinates | None:
    parts = [_part(match, n) for n in "12"]
    (first, one, sure), (second, other, sure_too) = parts
    if not (sure and sure_too):
        return None
    axes = [_axis(one), _axis(other)]
    if axes[0] and axes[0] == axes[1]:
        return None
    if not any(axes):
        return Coordinates(first, second, False, datum)
    swapped = axes[0] == "x" or axes[1] == "y"
    return Coordinates(second, first, True, datum) if swapped else Coordinates(first, second, True, datum)


def _part(match: re.Match[str], n: str) -> tuple[float, str, bool]:
    """(degrees, its side, whether it can only be a coordinate): two whole numbers alone are not."""
    side = (match["side" + n] or "").upper()
    degrees, minutes, seconds = match["d" + n], match["m" + n], match["s" + n]
    value = abs(float(degrees)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    negative = degrees.startswith("-") or side in ("S", "W")
    return (-value if negative else value), side, bool(side or match["mark" + n] or "." in degrees)


def _axis(side: str) -> str:
    return "x" if side in ("E", "W", "X") else "y" if side in ("N", "S", "Y") else ""
