"""A Chinese address in its parts. Pure, by the shapes of the parts: no list of places is needed.

What is a road, an estate or a village is told by its ending; the gazetteer decides in the end, so every reading that
the line allows is given.
"""

import re
from dataclasses import replace

from cad.geo.addresses.chains import Chain, chains
from cad.geo.addresses.districts import districts_before
from cad.geo.addresses.doors import door_parts
from cad.geo.addresses.numerals import ALL, number_of
from cad.geo.addresses.parts import AddressParts, Inside, Segment

_ROAD_END = (
    r"(?:大道|大街|公路|高速公路|高速|马路|环路|路|街(?!道)|(?<!街)道|巷|弄|里|胡同|国道|省道|县道|桥|隧道)"
    r"(?:[东西南北中]段|[一二三四五六七八九十]段)?"
)
ROAD = re.compile(rf"^.{{1,12}}{_ROAD_END}$")
_ROAD_FIRST = re.compile(rf"^(?P<road>[\u3400-\u9fff\w]{{1,10}}?{_ROAD_END})(?:上的?|边的?|的)?(?P<rest>.{{2,}})$")
_VILLAGE = re.compile(r"^[\u3400-\u9fff]{1,9}(?:村|屯|寨|堡|庄|社区)$")
_VILLAGE_FIRST = re.compile(r"^(?P<village>[\u3400-\u9fff]{1,8}?村)(?P<rest>[\u3400-\u9fff]{2,})$")
_OPENING = re.compile(
    r"^(?:喂|你好|您好|请|快[来点](?:人啊?)?|来人啊?|救命啊?|不好了|最近的|那个|嗯|呃|啊|我们?(?:是|家)?(?:就)?(?:在|住)?|他们?(?:就)?在|这里是?|这边是?|位于|住在|地址是?|位置是?|就在|人在|现在在|在|到|去)+(?:的)?[\s,，:：]*"
)
_CLOSING = re.compile(
    r"(?:[\s,，]*(?:有个?(?:人|老人|小孩)[^路街巷号]{1,12}|(?:出|发生)了?(?:车祸|事故?)了?|着火了|救命啊?))?"
    r"[\s,，。!！?？、.]*(?:这里|这边|那里|那边|这儿|那儿|里面|吧|啊|呀|呢|哦|嘛|的位置|的地方|上面|的)*[\s,，。!！?？、.]*$"
)
_FILLER = re.compile(r"(?:那个|这个|就是|嗯+|呃+|额+)")
_LOOSE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=\d)|(?<=\d)\s+(?=[\u3400-\u9fff])")
_EVEN = str.maketrans(
    "號棟單樓層組門區戶隊縣鎮鄉鄰間裡邊對與連屬國濟", "号栋单楼层组门区户队县镇乡邻间里边对与连属国济"
)


_SAID_DASHED = re.compile(rf"(?<![\d{ALL}])[\d{ALL}]+(?:[-杠][\d{ALL}]+){{1,2}}(?![\d{ALL}])")  # 三杠二杠五零一
_SAID_NUMBER = re.compile(rf"[{ALL}]+")


def evened(line: str) -> str:
    """The characters that carry the structure of an address in their simplified form, numbers close to their words."""
    return _SAID_DASHED.sub(_in_digits, _LOOSE.sub("", line.translate(_EVEN)))


def _in_digits(dashed: re.Match[str]) -> str:
    return _SAID_NUMBER.sub(lambda said: str(number_of(said[0])), dashed[0].replace("杠", "-"))


def plainly(line: str) -> str:
    """Without what people say around an address: 我在…这里."""
    inner = _CLOSING.sub("", _OPENING.sub("", _FILLER.sub("", line)))
    return inner if len(inner) >= 2 else line


def segments_of(line: str) -> list[Segment]:
    """Names with the doors behind them, from left to right: 建新北路76号龙湖花园3栋 is two."""
    found: list[Segment] = []
    first: Chain | None = None  # said before any name: 12号中山路
    at = 0
    for chain in chains(line):
        name = line[at : chain.start].strip(" ,，、的")
        if not name and found:
            found[-1] = _longer(found[-1], chain)
        elif name:
            found.append(_segment(name, chain))
        elif at == 0:
            first = chain
        at = chain.end
    tail = line[at:].strip(" ,，、的")
    if tail and first and not found:
        found.append(_segment(tail, first))
    elif tail or not found:
        found.append(Segment(tail))
    return found


def _segment(name: str, chain: Chain) -> Segment:
    door = chain.of("lane", "number", "group", "quarter", "building", "building_or_floor", "unit")
    first = chain.parts[0]
    of_name = first.kind in ("lane", "quarter") or first.text.endswith("号院")
    rest = _keys(door[len(first.text) :]) if of_name else ()
    return Segment(name, door, _keys(door), first.text if of_name else "", rest, _inside(chain))


def _keys(door: str) -> tuple[str, ...]:
    """The key of a door, then of the same door said with less: building and unit, building; lane and number, number."""
    parts = door_parts(door)
    return tuple("".join(parts[:n]) for n in range(len(parts), 0, -1))


def _longer(segment: Segment, chain: Chain) -> Segment:
    more = _segment(segment.name, chain)
    inside = Inside(**{**segment.inside.as_json(), **more.inside.as_json()})
    door = segment.door + more.door
    return Segment(segment.name, door, _keys(door), segment.first, segment.rest, inside)


def _inside(chain: Chain) -> Inside:
    floor = chain.of("floor") or chain.of("building_or_floor")
    return Inside(chain.of("building"), chain.of("unit"), floor, chain.of("room"))


def parts_of(written: str) -> AddressParts:
    """The parts of a whole address, for showing and for measuring; search reads the segments."""
    above, rest = districts_before(plainly(evened(written)))
    parts = AddressParts(**above)
    for segment in segments_of(rest):
        parts = _with(parts, segment)
    return parts


def _with(parts: AddressParts, segment: Segment) -> AddressParts:
    named = _named(parts, segment.name)
    counted: dict[str, str] = {}
    for part in (part for chain in chains(segment.door) for part in chain.parts):
        counted[part.kind] = counted.get(part.kind, "") + part.text
    given = {kind: counted[kind] for kind in ("lane", "number", "group") if kind in counted}
    building = counted.get("quarter", "") + counted.get("building", "")
    if not building and not segment.inside.building:
        building = counted.get("building_or_floor", "") if "number" not in counted else ""
    inside = segment.inside.as_json()
    if building:
        inside["building"] = building
        if inside.get("floor") == counted.get("building_or_floor"):
            inside.pop("floor", None)
    return replace(named, **given, **inside)


def _named(parts: AddressParts, name: str) -> AddressParts:
    if ROAD.match(name):
        return replace(parts, road=name)
    if _VILLAGE.match(name):
        return replace(parts, village=name)
    if not parts.road and (both := _ROAD_FIRST.match(name)):
        return _named(replace(parts, road=both["road"]), both["rest"])
    if not parts.village and (both := _VILLAGE_FIRST.match(name)):
        return _named(replace(parts, village=both["village"]), both["rest"])
    return replace(parts, estate=name) if estate_like(name) else replace(parts, name=parts.name + name)


_ESTATE = re.compile(
    r"(?:小区|花园|家园|新村|公寓|小苑|苑|府|庭|湾|城|郡|园|里|居|大厦|大楼|广场|新城|家属院|宿舍|山庄|别墅|庄园|豪庭|名都|国际|中心|邸)$"
)


def estate_like(name: str) -> bool:
    """Whether a name ends as those of estates and towers do."""
    return _ESTATE.search(name) is not None


def road_and_rest(name: str) -> tuple[str, str] | None:
    """中山路人民医院 as (中山路, 人民医院); None when no road stands before a name."""
    match = _ROAD_FIRST.match(name)
    return (match["road"], match["rest"]) if match else None
