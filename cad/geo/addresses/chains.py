"""The counted parts in a Chinese line, as runs: 108弄12号, 3栋2单元501室. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cad.geo.addresses.numerals import ALL

_STEMS = "甲乙丙丁戊己庚辛"
_NUMBER = rf"(?:\d{{1,6}}|[{ALL}]{{1,9}})"
_VALUE = rf"(?:[{_STEMS}]?(?:[A-Za-z]?\d{{1,6}}[A-Za-z]?|[{ALL}]{{1,9}})[{_STEMS}]?(?:(?:附|之|-|—){_NUMBER})?)"
_LETTER = rf"(?:{_VALUE}|[A-Za-z]|[{_STEMS}]|[东西南北中])"

_NO_OTHER_WORD = "(?![线楼院门桥路街井码机店口文台房]|出口|公路|高速|码头|地块)"

# What follows must not make another word of it: 二门诊, 一号线, 三组团, 二社区.
_KINDS = {
    "building": rf"{_LETTER}(?:号楼|栋|幢|座|#楼|#栋)",
    "unit": rf"(?:{_LETTER}单元|{_VALUE}(?:号?门(?![诊店市头卫面牌前外口])|号梯|梯))",
    "lane": rf"{_VALUE}(?:支弄|弄|(?:巷|胡同)(?={_VALUE}号))",
    "number": rf"{_VALUE}号院|{_VALUE}号{_NO_OTHER_WORD}(?:附{_NUMBER}号?|[{_STEMS}](?![区座栋幢])|之{_NUMBER})?",
    "group": rf"{_VALUE}(?:组(?!团)|队(?!伍)|社(?![区会]))",
    "quarter": rf"{_LETTER}(?:区|期|排)(?![域间待])",
    "room": rf"{_VALUE}(?:室|房(?![东产屋])|户|号房)",
    "floor": rf"(?:(?:负|地下|-)?{_VALUE}(?:层|楼)|[Bb]\d层?|\d{{1,2}}[Ff](?![A-Za-z]))",
}
_PART = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_GAP = re.compile(r"[\s,，、的\-—之]*")
_DASHED = re.compile(r"(?P<b>\d{1,3}|[A-Za-z])-(?:(?P<u>\d{1,2})-)?(?P<r>\d{3,5})(?![\d号弄栋])")
_ROOM = re.compile(r"[\s\-—]*(?P<room>\d{1,5}[A-Za-z]?)(?=$|[\s,，的])")
_UNIT_ROOM = re.compile(r"(?P<u>\d{1,2})-(?P<r>\d{2,5})(?=$|[\s,，])")


@dataclass(frozen=True, slots=True)
class Counted:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Counted parts that stand together, and where in the line."""

    start: int
    end: int
    parts: tuple[Counted, ...]

    def of(self, *kinds: str) -> str:
        return "".join(part.text for part in self.parts if part.kind in kinds)


def chains(line: str) -> list[Chain]:
    """Every run of counted parts, from left to right."""
    found: list[Chain] = []
    at = 0
    while at < len(line):
        chain = _chain(line, at)
        if chain is None:
            at += 1
            continue
        found.append(chain)
        at = chain.end
    return found


def _chain(line: str, start: int) -> Chain | None:
    if _within_word(line, start):
        return None
    if start and dashed(line, start):
        match = dashed(line, start)
        assert match  # noqa: S101
        return Chain(start, match.end(), tuple(_dashed_parts(match)))
    parts: list[Counted] = []
    at = end = start
    for counted, after in _run(line, start):
        parts.append(counted)
        at = end = after
    if not parts:
        return None
    if parts[-1].kind == "lane" and (number := _ROOM.match(line, at)):
        return Chain(start, number.end(), (*parts, Counted("number", number["room"] + "号")))
    least = 2 if parts[-1].kind in ("building", "unit", "floor", "building_or_floor") else 3
    if parts[-1].kind != "room" and (room := _ROOM.match(line, at)) and len(room["room"]) >= least:
        parts.append(Counted("room", room["room"]))
        end = room.end()
    return Chain(start, end, tuple(parts))


def _within_word(line: str, at: int) -> bool:
    """Within a number or a latin word; the first digit behind a word of pinyin is not: renminlu12号."""
    here, before = line[at], line[at - 1 : at]
    if not (before and before.isascii() and before.isalnum() and here.isascii() and here.isalnum()):
        return False
    return not (here.isdigit() and before.isalpha() and line[at - 2 : at].isascii() and line[at - 2 : at].isalpha())


def dashed(line: str, at: int) -> re.Match[str] | None:
    """3-2-501 behind a name is building, unit and room; 3-501 building and room."""
    return _DASHED.match(line, at) if line[at - 1 : at].isalpha() or line[at - 1 : at] == " " else None


def _dashed_parts(match: re.Match[str]) -> Iterator[Counted]:
    yield Counted("building", match["b"] + "栋")
    if match["u"]:
        yield Counted("unit", match["u"] + "单元")
    yield Counted("room", match["r"])


def _run(line: str, at: int) -> Iterator[tuple[Counted, int]]:
    seen: set[str] = set()
    while True:
        begin = _GAP.match(line, at).end() if seen else at  # type: ignore[union-attr]
        if seen and (triple := _DASHED.match(line, begin)):
            yield from ((part, triple.end()) for part in _dashed_parts(triple))
            return
        if seen & {"building"} and (both := _UNIT_ROOM.match(line, begin)):
            yield Counted("unit", both["u"] + "单元"), begin + len(both["u"])
            yield Counted("room", both["r"]), both.end()
            return
        match = _PART.match(line, begin)
        if match is None:
            return
        kind = _kind(match, seen)
        seen.add(kind)
        yield Counted(kind, match[0]), match.end()
        at = match.end()


def _kind(match: re.Match[str], seen: set[str]) -> str:
    """`3楼` is a building where nothing stands before it, else a floor."""
    kind = match.lastgroup or ""
    if kind == "floor" and match[0].endswith("楼") and not seen & {"building", "unit", "number", "floor"}:
        return "building_or_floor"
    return kind
