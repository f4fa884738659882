"""How people write a name otherwise than it is: shorter, with a slip, without its type, cut off."""

import random
import re
from functools import cache
from typing import Any

SHORT = {
    "street": "St", "avenue": "Ave", "boulevard": "Blvd", "drive": "Dr", "road": "Rd", "lane": "Ln", "court": "Ct",
    "place": "Pl", "crescent": "Cres", "highway": "Hwy", "square": "Sq", "terrace": "Ter", "parkway": "Pkwy",
    "north": "N", "south": "S", "east": "E", "west": "W", "hospital": "Hosp", "centre": "Ctr", "center": "Ctr",
    "mount": "Mt", "saint": "St", "university": "Univ", "and": "&", "station": "Stn", "park": "Pk",
    "northeast": "NE", "northwest": "NW", "southeast": "SE", "southwest": "SW",
    "avenida": "Av.", "international": "Intl",
}  # fmt: skip
_TYPES = """
street avenue boulevard drive road lane court place crescent highway square terrace parkway way st av ave rd dr blvd hwy
alley hospital park school centre center station restaurant cafe church market hotel shop store library bank pharmacy
clinic avenida rua travessa estrada
"""
TYPES = frozenset(_TYPES.split())
HAN_TYPES = ("高速公路", "大马路", "大馬路", "医院", "醫院", "大厦", "大廈", "小区", "公园", "公園", "学校", "學校")
HAN_TYPES_SHORT = ("大道", "大街", "马路", "馬路", "路", "街", "巷", "村", "站")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HOMOPHONES = (
    "中种忠钟",
    "山三删",
    "人仁任",
    "民明名",
    "路陆鹿",
    "西溪希",
    "江姜将",
    "海害还",
    "光广",
    "园元圆原",
    "花华化",
)


def abbreviated(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda match: SHORT.get(match[0].lower(), match[0]), text)


def one_error(text: str, chance: random.Random) -> str:
    """One letter wrong, left out, too many, or swapped with its neighbour; in a Chinese name one that sounds alike."""
    if any("\u3400" <= c <= "\u9fff" for c in text):
        return _other_character(text, chance)
    places = [i for i, c in enumerate(text) if c.isalpha()]
    if not places:
        return text
    i, kind = chance.choice(places), chance.randrange(4)
    if kind == 0:
        return text[:i] + chance.choice(LETTERS) + text[i + 1 :]
    if kind == 1:
        return text[:i] + text[i + 1 :]
    if kind == 2:
        return text[:i] + chance.choice(LETTERS) + text[i:]
    return text[:i] + text[i : i + 2][::-1] + text[i + 2 :]


def without_type(text: str) -> str:
    """Each street or place without the word that says what it is."""
    if any("\u3400" <= c <= "\u9fff" for c in text):
        for ending in (*HAN_TYPES, *HAN_TYPES_SHORT):
            if text.endswith(ending) and len(text) - len(ending) >= 2:
                return text[: -len(ending)]
        return text
    words = text.split()
    kept = [word for word in words if word.lower().strip(".,") not in TYPES]
    return " ".join(kept) if len(kept) >= 1 and any(len(word) > 2 for word in kept) else text


def cut_short(text: str, chance: random.Random) -> str:
    """The first 60 to 90 % of it, and at least six letters (three characters) where it has them."""
    least = 3 if any("\u3400" <= c <= "\u9fff" for c in text) else 6
    return text[: max(least, round(len(text) * chance.uniform(0.6, 0.9)))].rstrip()


def other_script(text: str) -> str:
    """Traditional for simplified and the other way round."""
    simplified = _converter("t2s").convert(text)
    return str(simplified if simplified != text else _converter("s2t").convert(text))


def in_pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text))


def _other_character(text: str, chance: random.Random) -> str:
    alike = [(i, group) for i, c in enumerate(text) for group in HOMOPHONES if c in group]
    if not alike:
        i = chance.randrange(len(text))
        return text[:i] + text[i + 1 :]
    i, group = chance.choice(alike)
    return text[:i] + chance.choice(group.replace(text[i], "")) + text[i + 1 :]


@cache
def _converter(way: str) -> Any:
    from opencc import OpenCC

    return OpenCC(way)
