"""One key for the many ways a door is written, so that what is typed meets what is stored. Pure.

The key is a row of parts, each a number or letter and what it counts:
`h` number (号), `l` lane (弄, 巷), `b` building (栋, 幢, 号楼, 座, 楼), `u` unit or staircase (单元, 门), `g` group of
a village (组, 队), `q` quarter of an estate (区), `f` phase (期), `r` row (排). Floor and room are never in it.
"""

import re
import unicodedata

from cad.geo.addresses.numerals import ALL, number_of

LONGEST = 60  # characters

_TRADITIONAL = str.maketrans("號棟單樓層組門區戶隊", "号栋单楼层组门区户队")
_STEMS = "甲乙丙丁戊己庚辛"
_VALUE = rf"[{_STEMS}]?(?:[a-z]?\d{{1,6}}[a-z]?|[{ALL}]{{1,9}}|[a-z])[{_STEMS}]?|[{_STEMS}]"
_SUB = rf"(?:(?:附|之|-|—|–)(?:\d{{1,4}}|[{ALL}]{{1,4}})(?!\d))"
_COUNTED = re.compile(
    rf"(?P<value>{_VALUE}|[东西南北中](?=[区单座楼栋幢排]))(?P<sub>{_SUB})?\s*(?P<of>号楼|号院|号门|号|支弄|弄|巷|胡同|栋|幢|座|楼|单元|门|组|队|社|区|期|排|层|室|房)"
    rf"(?P<after>(?:附|之|-)(?:\d{{1,4}}|[{ALL}]{{1,4}})号?|[{_STEMS}](?![区座栋幢])|[a-z](?![a-z区座栋幢号]))?"
)
_OF = {
    **dict.fromkeys(("号楼", "栋", "幢", "座", "楼"), "b"),
    **dict.fromkeys(("号院", "号"), "h"),
    **dict.fromkeys(("支弄", "弄", "巷", "胡同"), "l"),
    **dict.fromkeys(("单元", "门", "号门"), "u"),
    **dict.fromkeys(("组", "队", "社"), "g"),
    "区": "q",
    "期": "f",
    "排": "r",
}
_DASHED = re.compile(r"^(\d{1,4}|[a-z])-(\d{1,3})-(\d{2,5})$")
_BARE = re.compile(
    rf"^(?:no\.?\s*|#\s*)?(?P<number>\d{{1,6}})\s*(?P<letter>[a-z]{{0,3}}|[{_STEMS}])(?P<sub>{_SUB})?(?P<half>\s+1/[234])?$"
)


def door_key(written: str) -> str:
    """`108弄12号` as 108l12h, `3栋2单元501室` as 3b2u, `12A` as 12ah; empty when there is no door in it."""
    return "".join(door_parts(written))


def door_parts(written: str) -> list[str]:
    """The parts of the key, from the street to the staircase."""
    line = unicodedata.normalize("NFKC", written[:LONGEST]).replace("⁄", "/").casefold()
    line = line.translate(_TRADITIONAL).strip()
    if dashed := _DASHED.match(line):  # 3-2-501 is said for building, unit, room
        return [f"{dashed[1]}b", f"{dashed[2]}u"]
    if bare := _BARE.match(line):
        half = "-" + bare["half"].strip() if bare["half"] else ""
        return [f"{int(bare['number'])}{bare['letter']}{_sub(bare['sub'])}{half}h"]
    return _parts(line)


def _parts(line: str) -> list[str]:
    parts: list[str] = []
    for match in _COUNTED.finditer(line):
        of = _OF.get(match["of"])
        if of is None or (match["of"] == "楼" and any(part[-1] in "bhu" for part in parts)):
            continue  # a floor or a room
        after = match["after"] or ""
        letter = after if after[:1] not in ("附", "之", "-") else ""
        sub = match["sub"] or (after if not letter else "")
        parts.append(f"{_value(match['value'], letter)}{_sub(sub)}{of}")
    return parts


def _value(value: str, letter: str) -> str:
    """Stems go behind the number: 甲12号 and 12号甲 are one."""
    stem = "".join(c for c in value if c in _STEMS)
    rest = "".join(c for c in value if c not in _STEMS)
    if rest and all(c in ALL for c in rest):
        number = number_of(rest)
        rest = rest if number is None else str(number)
    leading = re.match(r"\d+", rest)
    if leading:
        rest = str(int(leading[0])) + rest[leading.end() :]
    return rest + stem + letter


def _sub(sub: str | None) -> str:
    if not sub:
        return ""
    digits = sub.rstrip("号").lstrip("附之-—–")
    number = int(digits) if digits.isdecimal() else number_of(digits)
    return f"-{number}"
