"""Names as people read them. Pure."""

import re

ACRONYM = 5  # letters: HSBC stays as it is

_LEADING_ZERO = re.compile(r"\b0+(\d+(?:ST|ND|RD|TH))\b")
_ORDINAL = re.compile(r"\b(\d+)(St|Nd|Rd|Th)\b")


def readable(name: str) -> str:
    """`04TH ST` as 4th St; a name that is not all capitals is left alone."""
    if not name.isascii() or not name.isupper() or (" " not in name and len(name) <= ACRONYM):
        return name
    words = _LEADING_ZERO.sub(r"\1", name).title().replace("'S", "'s")
    return _ORDINAL.sub(lambda match: match[1] + match[2].lower(), words)


def corner_label(a: str, b: str) -> str:
    """ "Main Street & East Broadway", 中山路与人民路交叉口."""
    first, second = readable(a), readable(b)
    if any(c.isascii() and c.isalpha() for c in first + second):
        return f"{first} & {second}"
    return f"{first}与{second}交叉口"
