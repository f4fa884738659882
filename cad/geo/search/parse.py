"""What a typed line may mean: coordinates, a corner, a house number on a street, a name. Pure, and never raises.

A line can have several readings ("1000 Parker Street" may be an address or a name); all of them are looked up and
ranked together.
"""

import re
import unicodedata
from dataclasses import dataclass

from cad.geo.search.normalise import LONGEST, Spelling, spelled


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Two numbers in the order typed; which one is the longitude is for the caller to decide, who knows the city."""

    first: float
    second: float
    order_known: bool = False  # by N/S/E/W; then first is the latitude


@dataclass(frozen=True, slots=True)
class Corner:
    a: Spelling
    b: Spelling


@dataclass(frozen=True, slots=True)
class Address:
    """`number` on `street`; a block address ("4000 Block of X") means anywhere from 4000 to 4099."""

    number: int
    text: str
    street: Spelling
    block: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    name: Spelling


Reading = Coordinates | Corner | Address | Name

_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,12})?"
_PAIR = re.compile(
    rf"^\s*\(?({_NUMBER})\s*°?\s*([NSEW]?)\s*[,;，\s]\s*({_NUMBER})\s*°?\s*([NSEW]?)\)?\s*$", re.IGNORECASE
)
_DMS = re.compile(
    r"(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:\"|″|”|'')\s*)?([NSEW])",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s*(?:&|\+|/|／|@|\band\b|\bat\b|\bcorner of\b|与|與|和|及|交)\s*", re.IGNORECASE)
_CORNER_WORDS = re.compile(r"(?:的?(?:交叉口|交叉路口|十字路口|交界处|交界處|交汇处|交匯處|交口|路口|转角|轉角))\s*$")
_CORNER_OPENING = re.compile(r"^\s*(?:corner|intersection|junction)\s+of\s+", re.IGNORECASE)
_TWO_HAN_STREETS = re.compile(r"^(\S+?(?:路|街|道|巷|里))\s*(\S+?(?:路|街|道|巷|里)?)$")
_BLOCK = re.compile(r"^\s*(\d{1,6})\s*(?:block|blk)\s+(?:of\s+)?(.+)$", re.IGNORECASE)
_UNIT = re.compile(r"^\s*(?:(?:unit|suite|apt|apartment|studio|room|rm|ste|no\.?)\s*#?\s*|#\s*)", re.IGNORECASE)
_FRONT = re.compile(
    r"^\s*(?:(?P<unit>[\w]{1,6})\s*[-,]\s*|(?P<room>\d{1,5})\s+(?=\d))?(?P<number>\d{1,6})(?P<letter>[a-z]?)\b[\s,]+(?P<street>.+)$",
    re.I,
)
_BACK = re.compile(
    r"^(?P<street>.*?[^\d\s,].*?)[\s,]+(?:no\.?\s*|#\s*)?(?P<number>\d{1,6})(?P<letter>[a-z]?)\s*$", re.IGNORECASE
)
_HAN_BACK = re.compile(r"^(?P<street>.*[^\d\s])\s*(?P<number>\d{1,6})\s*(?P<letter>[a-z甲乙丙]?)\s*[号號]")


def parse(text: str) -> list[Reading]:
    """Every reading of the line, likeliest first; empty when nothing can be searched for."""
    line = tidy(text)
    if pair := coordinates(line):
        return [pair]
    if corner := _corner(line):
        return [*corner, *_names(line)]
    return [*_addresses(line), *_names(line)]


def tidy(text: str) -> str:
    """Half width, no control characters, at most LONGEST characters."""
    line = unicodedata.normalize("NFKC", text[:LONGEST].replace("／", "/"))[:LONGEST]
    return " ".join("".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in line).split())


def coordinates(line: str) -> Coordinates | None:
    """Decimal degrees or degrees, minutes and seconds; two of them."""
    if (pair := _PAIR.match(line)) and ("." in pair[1] or "." in pair[3]):
        a, b = (_signed(float(pair[i]), pair[i + 1]) for i in (1, 3))
        if not pair[2] and not pair[4]:
            return Coordinates(a, b)
        return Coordinates(b, a, True) if pair[2].upper() in ("E", "W") else Coordinates(a, b, True)
    parts = _DMS.findall(line)
    if len(parts) != 2:
        return None
    values = [_signed(float(d) + float(m or 0) / 60 + float(s or 0) / 3600, side) for d, m, s, side in parts]
    north, east = values if parts[0][3].upper() in "NS" else values[::-1]
    return Coordinates(north, east, True)


def _signed(value: float, side: str) -> float:
    return -abs(value) if side.upper() in ("S", "W") and side else value


def _corner(line: str) -> list[Reading]:
    stripped = _CORNER_OPENING.sub("", _CORNER_WORDS.sub("", line))
    parts = [part for part in _JOINS.split(stripped) if part.strip(" ,")]
    if len(parts) == 2:
        return _pair(_street_part(parts[0]), _street_part(parts[1]))
    if stripped != line or " " in line:
        two = _TWO_HAN_STREETS.match(stripped)
        if two and two[2] and (stripped != line or two[2][-1] in "路街道巷里"):
            return _pair(two[1], two[2])
    return []


def _pair(a: str, b: str) -> list[Reading]:
    one, other = spelled(a), spelled(b)
    return [Corner(one, other)] if one.text and other.text else []


def _street_part(part: str) -> str:
    """ "Main St, Vancouver" is Main St."""
    return part.split(",")[0]


def _addresses(line: str) -> list[Reading]:
    if block := _BLOCK.match(line):
        return _address(block[1], "", block[2].split(",")[0], block=True)
    found: list[Reading] = []
    bare = _UNIT.sub("", line)
    for pattern in (_HAN_BACK, _FRONT, _BACK):
        if match := pattern.match(bare):
            found += _address(match["number"], match["letter"], match["street"].split(",")[0])
    return found


def _address(number: str, letter: str, street: str, *, block: bool = False) -> list[Reading]:
    spelling = spelled(street)
    return [Address(int(number), number.lstrip("0") + letter.upper(), spelling, block)] if spelling.text else []


def _names(line: str) -> list[Reading]:
    whole, first = spelled(line), spelled(line.split(",")[0])
    names = [whole] if whole.text else []
    if first.text and first.text != whole.text:
        names.append(first)
    return [Name(name) for name in names]
