"""The readings of a western line: number and street in either order, blocks, names. Pure."""

import re

from cad.geo.addresses.doors import door_key
from cad.geo.addresses.english import inside_of
from cad.geo.addresses.parts import Inside
from cad.geo.search.normalise import spelled
from cad.geo.search.readings import Door, Name, Reading

_BLOCK = re.compile(r"^\s*(\d{1,6})\s*(?:block|blk)\s+(?:of\s+)?(.+)$|^\s*block\s+(?:of\s+)?(\d{1,6})\s+(.+)$", re.I)
_NUMBER = r"(?P<number>\d{1,6})(?P<more>[a-z]?(?:\s+1/[234])?(?:-\d{1,4})?)"
_FRONT = re.compile(rf"^(?:no\.?\s*|nº\s*)?{_NUMBER}\b[\s,]+(?P<street>\S.*)$", re.IGNORECASE)
_BACK = re.compile(
    rf"^(?P<street>.*?[^\d\s,].*?)[\s,]+(?:no\.?\s*|n[º°o]\.?\s*|#\s*)?{_NUMBER}\s*(?:,.*)?$", re.IGNORECASE
)
# Pinyin as it is typed in a hurry: zhongshanlu12.
_JOINED = re.compile(r"^(?P<street>[a-z' ]*[a-z]{4,})(?P<number>\d{1,5})(?P<more>)$", re.IGNORECASE)
_ON = re.compile(r"^(?P<name>.+?)\s+(?:on|in|of)\s+(?P<where>\S.+)$", re.IGNORECASE)
_LETTER = re.compile(r"^[a-z]$", re.IGNORECASE)


def latin_readings(line: str) -> list[Reading]:
    bare, inside = inside_of(line)
    if block := _BLOCK.match(bare):
        return _door(block[1] or block[3], "", block[2] or block[4], inside, block=True)
    found: list[Reading] = []
    for pattern in (_FRONT, _BACK, _JOINED):
        if match := pattern.match(bare):
            found += _door(match["number"], match["more"].strip(), match["street"], inside)
    return [*found, *_names(line, bare, inside)]


def _door(number: str, more: str, written: str, inside: Inside, *, block: bool = False) -> list[Reading]:
    street, *context = [part.strip() for part in written.split(",") if part.strip()] or [""]
    owner = spelled(street)
    if not owner.text:
        return []
    text = (number.lstrip("0") or "0") + (more.upper() if _LETTER.match(more) else more)
    keys = tuple(dict.fromkeys(filter(None, (door_key(text), door_key(number)))))
    return [Door(owner, text, keys, int(number), inside, tuple(context), block)]


def _names(line: str, bare: str, inside: Inside) -> list[Reading]:
    whole, parts = spelled(line), [part.strip() for part in bare.split(",")]
    found: list[Reading] = [Name(whole)] if whole.text else []
    if bare != line:
        found += _name(bare, inside)
    if len(parts) > 1:
        found += _name(parts[0], inside, tuple(parts[1:]))
    if match := _ON.match(bare):
        found += _name(match["name"], inside, (match["where"],))
    return found


def _name(text: str, inside: Inside, context: tuple[str, ...] = ()) -> list[Reading]:
    name = spelled(text)
    return [Name(name, inside, context)] if name.text else []
