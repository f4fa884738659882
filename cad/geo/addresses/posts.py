"""Kilometre posts: 绕城高速K23+500往北, G50 23公里处, Highway 1 km 23.5 westbound. Pure."""

import re
from dataclasses import dataclass

from cad.geo.addresses.numerals import ALL, number_of

MILE_M = 1609.344


@dataclass(frozen=True, slots=True)
class Post:
    """`road` as said, empty where none was; `metres` along it. At most one of the directions is known."""

    road: str
    metres: int
    bearing: int | None = None  # degrees from north, from a compass word
    towards: str = ""  # 北京方向: a place to look up
    way: str = ""  # up, down (numbers fall, rise), inner, outer (of a ring)


_FREE = r"(?<![a-z\d.+])"
_CHAINAGE = r"(?:(?:桩号|里程|(?<![a-z])km?)\s*|(?<![a-z\d.+]))(?P<km>\d{1,4})\s*\+\s*(?P<m>\d{1,3})\s*(?:米|m)?"
_SAID = (  # 35公里500米, 35公里500; the half of 公里 is enough where metres follow
    r"(?P<said_km>\d{1,4}(?:\.\d{1,3})?)\s*(?:公里|千米|km|kilomet(?:er|re)s?|[公里](?=\s*加?\s*\d{1,3}\s*米))"
    r"\s*(?:加?\s*(?P<said_m>\d{1,3}(?=\s*(?:米|m\b))|\d{3}(?![\d公号]))\s*(?:米|m\b)?)?"
)
_PREFIXED = r"(?<![a-z])(?:k|km|kp|kilomet(?:er|re)(?:\s*post)?)\s*(?P<k_km>\d{1,4}(?:\.\d{1,3})?)(?![\d+])"
_MILES = r"(?:mile(?:\s*(?:marker|post))?|mm|mp)\s*(?P<mi>\d{1,4}(?:\.\d{1,3})?)"
_WHERE = tuple(  # "Highway 1 km 23.5" is read before "1 km"
    re.compile(rf"(?:{said})\s*(?:处|附近|左右|的?地方|里程碑|桩)?", re.IGNORECASE)
    for said in (_CHAINAGE, _FREE + _MILES, _PREFIXED + r"(?!\s*(?:m\b|米))", _FREE + _SAID)
)

_HAN_COMPASS = {"北": 0, "东": 90, "南": 180, "西": 270, "东北": 45, "东南": 135, "西南": 225, "西北": 315}
_SIDE = "(?P<to{n}>东北|东南|西南|西北|北|东|南|西)"
_HAN_DIRECTION = re.compile(
    "|".join(
        pattern.replace("{side}", _SIDE.replace("{n}", str(n)))
        for n, pattern in enumerate(
            (
                r"(?:往|向|朝|去|至){side}(?:方向|行驶?|走|去|边)?",
                r"由.往{side}",
                r"{side}(?:向|行线?|半幅)$",
                r"(?<![\u3400-\u9fff]){side}(?:向|行|方向)",
            )
        )
    )
)
_LOOSE = "to3"  # only behind the post: in a road's name it may be part of it
_TOWARDS = re.compile(r"(?:往|去|向|到|朝|至)?(?P<place>[\u3400-\u9fff]{2,8}?)(?:的)?方向")
_WAYS = (
    ("up", re.compile("上行")),
    ("down", re.compile("下行")),
    ("inner", re.compile("内[环圈侧道]")),
    ("outer", re.compile("外[环圈侧道]")),
)
_EN_COMPASS = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}
_EN_DIRECTION = re.compile(
    r"\b(?P<to>north|south|east|west|n|s|e|w)(?:\s*-?\s*(?:bound|b))\b|\b(?:heading|going|towards?)\s+(?P<to2>north|south|east|west)\b",
    re.IGNORECASE,
)
_EN_TOWARDS = re.compile(r"\b(?:towards?|to|direction(?:\s+of)?)\s+(?P<place>[A-Z][\w' ]{2,30})$", re.IGNORECASE)
# Numbers as they are said, where they count kilometres and metres: K三十五加一百, 十五公里九零零米.
_NUMERALS = re.compile(rf"(?<=[Kk])[{ALL}]+|(?<=[加+里])[{ALL}]+|[{ALL}]+(?=\s*(?:公里|千米|加\s*[\d{ALL}]|\+))")
_PLUS = re.compile(r"(?<=\d)\s*加\s*(?=\d)")
_EDGES = " ,，、的在:：-—@"


def post_in(line: str) -> Post | None:
    """The kilometre post that the line names; None when there is none, or no road with what may be any distance.

    K23+500 is a post of some road even alone: it is what the caller reads off the stone.
    """
    line = _NUMERALS.sub(lambda match: str(number_of(match[0])), line.replace("零零零", "000"))
    line = _PLUS.sub("+", line)
    match = next(filter(None, (where.search(line) for where in _WHERE)), None)
    if match is None:
        return None
    before, behind = line[: match.start()].strip(_EDGES), line[match.end() :].strip(_EDGES)
    bearing, towards, way, road = _direction(behind, before)
    if not before and bearing is None and not (towards or way):
        road = behind
    road = re.sub(r"^(?:on|at|along)\s+|\s+(?:at|near|by)$", "", road, flags=re.IGNORECASE).strip(_EDGES)
    is_named = road and not road.isdigit()
    is_stone = match.groupdict().get("km") and not match[0][0].isdigit()
    return Post(road, _metres(match), bearing, towards, way) if is_named or (is_stone and not road) else None


def _metres(match: re.Match[str]) -> int:
    said = match.groupdict()
    if said.get("mi"):
        return round(float(said["mi"]) * MILE_M)
    whole = said.get("km") or said.get("said_km") or said["k_km"]
    return round(float(whole) * 1000) + int(said.get("m") or said.get("said_m") or 0)


def _direction(behind: str, road: str) -> tuple[int | None, str, str, str]:
    """(bearing, towards, way, road): what stands behind the post, or within the road's own words."""
    for text in (behind, road):
        for way, pattern in _WAYS:
            if pattern.search(text) and (text is behind or way in ("up", "down")):
                return None, "", way, pattern.sub("", road).strip(_EDGES)
        if (match := _HAN_DIRECTION.search(text)) and (text is behind or not match[_LOOSE]):
            to = next(filter(None, match.groupdict().values()))
            return _HAN_COMPASS[to], "", "", _without(road, match[0], text is road)
        if match := _EN_DIRECTION.search(text):
            to = (match["to"] or match["to2"]).lower()
            return _EN_COMPASS[to[0]], "", "", _without(road, match[0], text is road)
        if match := _TOWARDS.search(text) or (_EN_TOWARDS.search(text) if text is behind else None):
            return None, match["place"], "", _without(road, match[0], text is road)
    return None, "", "", road


def _without(road: str, words: str, within: bool) -> str:
    return road.replace(words, "").strip(_EDGES) if within else road
