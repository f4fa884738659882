"""Names as people read them. Pure."""

import re

_LEADING_ZERO = re.compile(r"\b0+(\d+(?:ST|ND|RD|TH))\b")
_ORDINAL = re.compile(r"\b(\d+)(St|Nd|Rd|Th)\b")


def readable(name: str) -> str:
    """`04TH ST` as 4th St; a name that is not all capitals is left alone."""
    if not name.isascii() or not name.isupper():
        return name
    words = _LEADING_ZERO.sub(r"\1", name).title().replace("'S", "'s")
    return _ORDINAL.sub(lambda match: match[1] + match[2].lower(), words)
