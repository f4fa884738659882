"""Unit, floor, room and building taken out of a western address line. Pure."""

import re

from cad.geo.addresses.parts import Inside

_ID = r"#?\s*(?P<{0}>[a-z]?-?\d{{1,5}}[a-z]?|[a-z])(?![\w])"
_UNIT = rf"(?:unit|suite|ste\.?|apt\.?|apartment|flat)\s*{_ID.format('unit')}"
_ROOM = rf"(?:room|rm\.?|studio|bed|ward)\s*{_ID.format('room')}"
_BUILDING = rf"(?:building|bldg\.?|tower|block)\s+(?!of\b){_ID.format('building')}"
_FLOOR = (
    r"(?P<floor>(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top|upper|lower)"
    r"\s*(?:floor|flr?\.?|level|storey)|(?:floor|flr?\.?|level|lvl)\s*\d{1,3}|basement|penthouse)(?![\w])"
)
_PIECES = tuple(
    (kind, re.compile(rf"(?:(?<=^)|(?<=[\s,(\-]))(?:{pattern})[\s,)\-]*", re.IGNORECASE))
    for kind, pattern in (("floor", _FLOOR), ("unit", _UNIT), ("room", _ROOM), ("building", _BUILDING))
)
_HASH_FIRST = re.compile(r"^#\s*(?P<unit>\w{1,6})\s*[-,]?\s+(?=\d)|^#\s*(?P<unit2>\w{1,6})\s*-\s*(?=\d)", re.IGNORECASE)
_DASH_FIRST = re.compile(r"^(?P<unit>[a-z]?\d{1,5}[a-z]?)\s*-\s*(?=\d{1,6}[a-z]?\s+\D)", re.IGNORECASE)
_TWO_FIRST = re.compile(
    r"^(?P<unit>\d{1,5})\s+(?=\d{1,6}[a-z]?\s+\D)(?!\d+\s+(?:st|nd|rd|th|block|blk)\b)", re.IGNORECASE
)
_HASH_LAST = re.compile(r"[\s,]+#\s*(?P<unit>[a-z]?\d{1,5}[a-z]?)(?=\s*(?:,|$))", re.IGNORECASE)


def inside_of(line: str) -> tuple[str, Inside]:
    """The line without them, and what they say. `5-3150 West Broadway` is unit 5; `#400` behind a street is one too."""
    found: dict[str, str] = {}
    rest = line
    for kind, pattern in _PIECES:
        match = pattern.search(rest)
        after = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,-") if match else ""
        if match and len(after) >= 3:
            found[kind] = match[kind].strip()
            rest = after
    if "unit" not in found:
        for pattern in (_HASH_FIRST, _DASH_FIRST, _TWO_FIRST, _HASH_LAST):
            if match := pattern.search(rest):
                found["unit"] = next(filter(None, match.groupdict().values()))
                rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ,")
                break
    return " ".join(rest.split()), Inside(**found)
