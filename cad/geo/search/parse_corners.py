"""Two streets in one line. Pure."""

import re

from cad.geo.search.normalise import has_han, spelled
from cad.geo.search.readings import Corner, Name, Reading

PART = 0.62  # of a corner, one street alone

_JOINS = re.compile(
    r"\s*(?:&|\+|(?<!\s1)/|@|\band\b|\bat\b|\bcorner of\b|与|與|和|及|跟|交(?!叉|通|界|汇|口|大|警|运))\s*",
    re.IGNORECASE,
)
_HAN_END = re.compile(
    r"(?:的)?(?:交叉口|交叉路口|交叉处|十字路口|丁字路口|三岔路口|交界处|交界|交界口|交汇处|交汇口|交汇|交口|相交处?|路口|口子|口|转角|拐角|街角)处?\s*$"
)
_OPENING = re.compile(r"^\s*(?:the\s+)?(?:corner|intersection|junction|cross(?:ing|roads)?)\s+of\s+", re.IGNORECASE)
_CLOSING = re.compile(r"\s+(?:corner|intersection|junction|crossing)\s*$", re.IGNORECASE)
_STREET = r"(?:大道|大街|公路|高速|路|街|道|巷|里|弄|马路)(?:[东西南北中]段|[一二三四五六七八九十]段)?"
_TWO = re.compile(rf"^(?P<a>\S{{1,12}}?{_STREET})[\s、,，-]*(?P<b>\S{{1,12}}?{_STREET}?)$")


def corner_in(line: str) -> list[Reading]:
    """The corner, and the other things that "A at B" may mean; empty when the line is none."""
    stripped = _HAN_END.sub("", _CLOSING.sub("", _OPENING.sub("", line)))
    parts = [part for part in _JOINS.split(stripped) if part.strip(" ,")]
    if len(parts) == 2 and not any(part.strip().isdigit() and has_han(line) for part in parts):
        return _pair(parts[0], parts[1])
    if has_han(stripped) and (stripped != line or " " in line):
        two = _TWO.match(stripped)
        if two and (stripped != line or re.search(_STREET + "$", two["b"])):
            return _pair(two["a"], two["b"])
    return []


def _pair(a: str, b: str) -> list[Reading]:
    one, other = spelled(_street_part(a)), spelled(_street_part(b))
    if not (one.text and other.text):
        return []
    return [Corner(one, other), Name(one, context=(b,), worth=PART), Name(other, context=(a,), worth=PART)]


def _street_part(part: str) -> str:
    """ "Main St, Vancouver" is Main St."""
    return part.split(",")[0]
