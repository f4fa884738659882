"""Places told by other places: near X, opposite Y, between A and B; 人民医院对面, A和B之间. Pure."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """`word` is a stable code. `subject` is what is looked for where it has a name of its own, else empty."""

    word: str
    anchors: tuple[str, ...]
    subject: str = ""


_HAN_WORDS = (
    ("opposite", r"斜?对(?:面|过|门)(?:儿|边)?"),
    ("in_front", r"(?:(?<=[东西南北后侧]门)口|(?<![东西南北后侧])大?门口|正门口|大门外|楼下|门前|前面|前边|门外)"),
    ("behind", r"(?:后面|后边|背后|后头)"),
    ("beside", r"(?:旁边儿?|旁|边上|隔壁|左边|右边|侧边|外面)"),
    ("near", r"(?:附近|周边|周围|一带|不远处?)"),
)
_TAIL = r"(?:[\s,，]*(?:的地方|那里|这里|处)|[\s,，]*(?:往里|往前|进去|向里|再往|再走|直走)[^路街]{0,20})?[\s。.!！]*$"
_HAN_AFTER = tuple(
    (word, re.compile(rf"^(?P<anchor>.{{2,}}?)的?(?:{words})(?:的(?P<subject>[^的]{{2,}}?))?{_TAIL}"))
    for word, words in _HAN_WORDS
)
_HAN_BETWEEN = re.compile(
    r"^(?:在)?(?P<a>.{2,}?)\s*(?:和|与|與|到|至|跟|、|-|—|~)\s*(?P<b>.{2,}?)(?:的?(?:之间|之間|中间|中間|这一?段|那一?段|路段|区间))(?:的(?P<subject>.{2,}))?[\s)）]*$"
)
_HAN_ON = re.compile(
    r"^(?P<on>[\u3400-\u9fff]{1,10}?(?:路|街|大道|公路|高速|线|桥))(?:上的?|的|在|[\s,，(（])*(?P<rest>.{2,})$"
)
_WAY_IN = re.compile(
    r"[\s,，]*(?:往里走?|往里面?走?|进去|向里走?|里面走?|再往里走?|往前走?|直走|走到底|巷子里|路口进去)(?P<how>\s*(?:大?约|差不多)?\s*[\d一二三四五六七八九十百两几多]*\s*(?:米|m|公里|步|分钟)?)[\s。.]*$"
)

_EN_WORDS = (
    ("opposite", r"(?:directly )?(?:opposite(?: (?:to|of|from))?|across (?:the (?:street|road) )?from|facing)"),
    ("in_front", r"(?:in |at the )?front of|outside(?: of)?"),
    ("behind", r"behind|(?:in |at )?(?:the )?(?:back|rear) of"),
    ("beside", r"next (?:door )?to|beside|adjacent to|alongside"),
    ("near", r"near(?:by)?(?: to)?|close to|around|in the (?:area|vicinity) of|not far from|by the"),
)
_EN = tuple(
    (
        word,
        re.compile(rf"^(?:(?P<subject>.+?)[\s,]+)?(?<![a-z])(?:{words})\s+(?:the\s+)?(?P<anchor>\S.+)$", re.IGNORECASE),
    )
    for word, words in _EN_WORDS
)
_EN_BETWEEN = re.compile(
    r"^(?:(?:on\s+)?(?P<on>.+?)[\s,]+)?(?:in\s+)?between\s+(?P<a>.+?)\s+(?:and|&|to)\s+(?P<b>.+?)(?:\s+on\s+(?P<on_after>.+))?$",
    re.IGNORECASE,
)


def relation_in(line: str) -> Relation | None:
    """What the line says of its place by others; None when it names the place itself."""
    return _between(line) or _english(line) or _chinese(line)


def way_in(line: str) -> tuple[str, str]:
    """The line without how to go on from there, and that: 往里走50米."""
    match = _WAY_IN.search(line)
    if match is None or match.start() < 2:
        return line, ""
    return line[: match.start()], match[0].strip(" ,，。.")


def roads_before(line: str) -> tuple[str, str] | None:
    """中山路人民路 as (中山路, 人民路): the road that lies between others, and the first of those."""
    match = _HAN_ON.match(line)
    return (match["on"], match["rest"]) if match else None


def _between(line: str) -> Relation | None:
    if match := _EN_BETWEEN.match(line):
        on = match["on"] or match["on_after"] or ""
        return Relation("between", (match["a"], match["b"]), on)
    if match := _HAN_BETWEEN.match(line):
        if (both := roads_before(match["a"])) and (match["b"][-1] in "路街道巷线桥口"):
            return Relation("between", (both[1].strip(" ()（）"), match["b"]), both[0])
        return Relation("between", (match["a"], match["b"]), match["subject"] or "")
    return None


def _english(line: str) -> Relation | None:
    for word, pattern in _EN:
        if match := pattern.match(line):
            return Relation(word, (match["anchor"],), match["subject"] or "")
    return None


def _chinese(line: str) -> Relation | None:
    for word, pattern in _HAN_AFTER:
        if match := pattern.match(line):
            return Relation(word, (match["anchor"].strip(" ,，的"),), match["subject"] or "")
    return None
