"""Two streets in one line. Pure."""

import re
from collections.abc import Iterator

from cad.geo.search.normalise import has_han, spelled
from cad.geo.search.readings import Corner, Name, Reading

PART = 0.62  # of a corner, one street alone
MOST = 3  # ways to part a line: 中和路和平街口

_SIGNS = r"\s*(?:&|\+|(?<!\s1)/|@|、)\s*"
_JOINS = re.compile(rf"{_SIGNS}|\s+(?:and|at|corner of)\s+", re.IGNORECASE)
_HAN_JOIN = re.compile(r"\s*(?:与|與|和|及|跟|同|交|靠近|挨着|靠)\s*")
_HAN_END = re.compile(
    r"(?:的)?(?:交叉口|交叉路口|交叉处|十字路口|丁字路口|三岔路口|交界处|交界|交界口|交汇处|交汇口|交汇|交口|相交处?|路口|口子|口|转角|拐角|街角)处?\s*$"
)
_OPENING = re.compile(r"^\s*(?:the\s+)?(?:corner|intersection|junction|cross(?:ing|roads)?)\s+of\s+", re.IGNORECASE)
_CLOSING = re.compile(r"\s+(?:corner|intersection|junction|crossing)\s*$", re.IGNORECASE)
_STREET = r"(?:大道|大街|公路|高速|胡同|路|街|道|巷|里|弄|马路|线)(?:[东西南北中]段|[一二三四五六七八九十]段)?"
_ENDS = re.compile(_STREET + "$")
_TWO = re.compile(rf"^(?P<a>\S{{1,12}}?{_STREET})[\s、,，-]*(?P<b>\S{{1,12}}?(?:{_STREET})?)$")


def corner_in(line: str) -> list[Reading]:
    """The corners that the line may mean, and the other things that "A at B" may; empty when it is none."""
    stripped = _without_end(_CLOSING.sub("", _OPENING.sub("", line)))
    parts = [part for part in _JOINS.split(stripped) if part.strip(" ,")]
    if len(parts) == 2 and not any(part.strip().isdigit() and has_han(line) for part in parts):
        return _pair(parts[0], parts[1])
    if not has_han(stripped):
        return []
    pairs = list(dict.fromkeys(_han_pairs(stripped, said=stripped != line)))[:MOST]
    return [reading for a, b in pairs for reading in _pair(a, b)]


def _without_end(line: str) -> str:
    """Without what says that it is a corner. In 人民路重庆路口 that is 口: the 路 belongs to the street."""
    end = _HAN_END.search(line)
    if end is None:
        return line
    before = line[: end.start()]
    return before + "路" if end[0].startswith("路口") and not _ENDS.search(before) else before


def _han_pairs(stripped: str, *, said: bool) -> Iterator[tuple[str, str]]:
    """`said`: the line says that it is a corner; then the streets may lack their types."""
    for join in _HAN_JOIN.finditer(stripped):
        a, b = stripped[: join.start()], stripped[join.end() :]
        if len(a) < 2 or len(b) < 2 or _ENDS.match(b):
            continue
        if _ENDS.search(a) and (said or _ENDS.search(b)):
            yield a, b
    if said or " " in stripped:
        two = _TWO.match(stripped)
        if two and (said or _ENDS.search(two["b"])):
            yield two["a"], two["b"]
    if said:
        for join in _HAN_JOIN.finditer(stripped):
            a, b = stripped[: join.start()], stripped[join.end() :]
            if len(a) > 1 and len(b) > 1:
                yield a, b


def _pair(a: str, b: str) -> list[Reading]:
    one, other = spelled(_street_part(a)), spelled(_street_part(b))
    if not (one.text and other.text):
        return []
    return [Corner(one, other), Name(one, context=(b,), worth=PART), Name(other, context=(a,), worth=PART)]


def _street_part(part: str) -> str:
    """ "Main St, Vancouver" is Main St."""
    return part.split(",")[0]
