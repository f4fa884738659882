"""House numbers as the map writes them: doors, interpolated lines, ranges of centre lines. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cad.geo.addresses.doors import door_key
from cad.geo.importing.tagmaps import RangeKeys

MOST = 20  # numbers in one tag

_DIGITS = re.compile(r"\d+")
_WESTERN = re.compile(r"(?<!\d)(\d{1,6})\s*([A-Za-z]?)(\s+1/[234])?\s*$")
_FROM_TO = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})$")
_ROW_M = 40  # 12-16 is a row of houses; 101-1401 is flat 101 in house 1401
_ROOM = 30  # a bare unit number beyond this is a flat, not a staircase
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Number:
    """`text` as written, `number` its leading number, `key` one spelling for all."""

    text: str
    number: int
    key: str


def numbers_of(written: str, unit: str = "") -> list[Number]:
    """The doors in `addr:housenumber`, and the staircase in `addr:unit`: `3栋` and `2单元` are 3栋2单元.

    `12A`; both of `1067;1077`; 12 and 16 of `12-16`; 1401 of `101-1401`; `108弄12号`. A unit that is a room is left
    out.
    """
    parts = [part.strip() for part in re.split(r"[;,、；，]", written) if part.strip()][:MOST] or [""]
    return list({number.key: number for part in parts for number in _doors(part, unit)}.values())


@lru_cache(maxsize=50_000)  # 12号 stands in every street
def _doors(part: str, unit: str) -> list[Number]:
    return _han(part, unit) if _HAN.search(part + unit) else _western(part)


def _han(part: str, unit: str) -> list[Number]:
    if part.isdecimal() and _HAN.search(unit):
        part = f"{int(part)}栋"
    if unit.isdecimal():
        unit = f"{int(unit)}单元" if int(unit) < _ROOM else ""
    text = part + unit if unit not in part else part
    key = door_key(text)
    if not key:
        return []
    leading = _DIGITS.search(key)
    number = int(leading[0]) if leading else 0
    return [Number(text[:_LONGEST], number, key[:_LONGEST])] if number < 10**9 else []


def _western(part: str) -> list[Number]:
    if (pair := _FROM_TO.search(part)) and 0 < int(pair[2]) - int(pair[1]) <= _ROW_M:
        return [number for end in pair.groups() for number in _western(end)]
    found = []
    for piece in part.split("/") if "1/" not in part else [part]:
        if match := _WESTERN.search(piece.strip()):
            text = f"{int(match[1])}{match[2].upper()}{match[3] or ''}"
            found.append(Number(text, int(match[1]), door_key(text) or f"{text.lower()}h"))
    return found


def step_of(interpolation: str, first: int, last: int) -> int | None:
    """1 or 2 for a line of `addr:interpolation` between two numbers; None when the tag and the numbers do not agree."""
    if first == last:
        return None
    if interpolation == "all":
        return 1
    if interpolation in ("odd", "even"):
        rest = 1 if interpolation == "odd" else 0
        return 2 if first % 2 == last % 2 == rest else None
    return None


def ranges_of(tags: Mapping[str, str], keys: Iterable[RangeKeys]) -> list[tuple[int, int, int]]:
    """(side, first, last) of the house numbers along a road: side 1 is the left of its line. 0 to 0 is none."""
    found = []
    for one in keys:
        first, last = (_DIGITS.match(tags.get(key, "")) for key in (one.first, one.last))
        if first and last and (int(first[0]) or int(last[0])) and max(len(first[0]), len(last[0])) <= 6:
            found.append((one.side, int(first[0]), int(last[0])))
    return found
