"""What a typed line may mean: coordinates, a kilometre post, a corner, a door, a name, or a place told by others.

Pure, and never raises. A line can have several readings ("1000 Parker Street" may be an address or a name); all of them
are looked up and ranked together.
"""

import re
import unicodedata
from dataclasses import replace

from cad.geo.addresses.chinese import evened, plainly
from cad.geo.addresses.coordinates import coordinates_in
from cad.geo.addresses.numerals import ALL, number_of
from cad.geo.addresses.pluscodes import plus_code_in
from cad.geo.addresses.posts import post_in
from cad.geo.addresses.relations import relation_in, way_in
from cad.geo.search.kinds import kinds_said
from cad.geo.search.normalise import LONGEST, has_han, spelled
from cad.geo.search.parse_corners import corner_in
from cad.geo.search.parse_han import han_readings
from cad.geo.search.parse_latin import latin_readings
from cad.geo.search.readings import Door, Kind, Name, Reading, Related

_CODE = re.compile(rf"^([A-Za-z]{{1,8}})[-_. #]?([\d{ALL}]{{1,9}})$")  # AED0031, AED-零零三一
_MEASURES = {
    "hao": "号",
    "nong": "弄",
    "dong": "栋",
    "zhuang": "幢",
    "danyuan": "单元",
    "zu": "组",
    "shi": "室",
    "lou": "楼",
}
_PINYIN_COUNTED = re.compile(r"(\d)\s*(hao|nong|dong|zhuang|danyuan|zu|shi|lou)(?![a-z])", re.IGNORECASE)
_PINYIN_DASHED = re.compile(r"[a-z]\s*\d{1,3}-\d{1,2}-\d{2,5}$", re.IGNORECASE)  # longquanxiaoqu2-4-101
UNSAID = 0.98  # of a name that reads like words said around an address: 快修
WHOLE = 0.85  # of a line that reads as a corner, as one name


def parse(text: str) -> list[Reading]:
    """Every reading of the line, likeliest first; empty when nothing can be searched for."""
    line = tidy(text)
    if pair := coordinates_in(line):
        return [pair]
    if code := plus_code_in(line):
        return [code]
    if not any(c.isalnum() for c in line):
        return []
    return _unique(_readings(line))


def _readings(line: str) -> list[Reading]:
    written = line
    if said := _PINYIN_COUNTED.sub(lambda match: match[1] + _MEASURES[match[2].lower()], line):
        line = said
    han = has_han(line)
    if han:
        line = plainly(evened(line))
    line, note = way_in(line)
    found: list[Reading] = []
    if code := _CODE.match(line):
        digits = "".join(str(number_of(c)) if c in ALL else c for c in code[2])
        found.append(Name(spelled(f"{code[1]} {digits}")))
    if kinds := kinds_said(line):
        found.append(Kind(tuple(kinds)))
    if post := post_in(line):
        return [post, *_whole(line, 1.0)]
    if relation := relation_in(line):
        found.append(Related(relation.word, relation.anchors, relation.subject))
    elif corner := corner_in(line):
        return [*found, *corner, *_whole(line, WHOLE)]
    found += han_readings(line) if han else latin_readings(line)
    if not han and _PINYIN_DASHED.search(line):
        found += han_readings(line)
    if written != line:
        found += _whole(written, UNSAID)
    return [_noted(one, note) for one in found] if note else found


def tidy(text: str) -> str:
    """Half width, no control characters, at most LONGEST characters."""
    line = unicodedata.normalize("NFKC", text[:LONGEST].replace("／", "/"))[:LONGEST]
    return " ".join("".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in line).split())


def _whole(line: str, worth: float) -> list[Reading]:
    name = spelled(line)
    return [Name(name, worth=worth, whole=True)] if name.text else []


def _noted(reading: Reading, note: str) -> Reading:
    if isinstance(reading, Door | Name):
        return replace(reading, inside=replace(reading.inside, note=note))
    return reading


def _unique(readings: list[Reading]) -> list[Reading]:
    return list(dict.fromkeys(readings))
