"""How a caller says a line, and how a call-taker types it: numerals, homophones, pinyin, initials, what is left out."""

import random
import re
from functools import cache

from tests.bench.search_slips import in_pinyin, other_script

DIGITS = "零一二三四五六七八九"
OPENINGS = ("我在", "你好我在", "我们在", "喂我这里是", "快来", "就在", "这里是")
ENDINGS = ("这边", "这里", "附近", "门口", "旁边", "楼下")
TYPES = (
    *("居住小区", "大酒店", "人民医院", "购物中心", "便利店", "大药房", "小区", "花园", "家园", "佳苑", "华庭", "雅居"),
    *(
        "公寓",
        "大厦",
        "公园",
        "医院",
        "酒店",
        "超市",
        "药房",
        "饭店",
        "餐馆",
        "宾馆",
        "大道",
        "路",
        "街",
        "巷",
        "村",
        "站",
    ),
)
COMMON = 3755  # characters of the first level of GB 2312, which stand there in the order of their sounds


def han(number: int) -> str:
    """一百零八 for 108, 十二 for 12."""
    if number >= 1000:
        rest = number % 1000
        return DIGITS[number // 1000] + "千" + ("零" if 0 < rest < 100 else "") + (han_rest(rest) if rest else "")
    return han_rest(number)


def han_rest(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (DIGITS[ones] if ones or not (hundreds or tens) else "")


def one_by_one(digits: str) -> str:
    """五零二 for 502."""
    return "".join(DIGITS[int(c)] if c.isdigit() else c for c in digits)


def spoken_numbers(line: str, chance: random.Random) -> str:
    """Numbers as they are said; rooms and long numbers sometimes digit by digit."""

    def said(match: re.Match[str]) -> str:
        digits = match[0]
        long = len(digits) > 2 and (digits[0] == "0" or chance.random() < 0.3)
        return one_by_one(digits) if long else han(int(digits))

    spoken = re.sub(r"(?<![A-Za-z\d])\d+", said, line.replace("+", "加"))
    return re.sub(r"(?<=[A-Z])\d+(?=加)", lambda match: han(int(match[0])), spoken)


def homophone(line: str, chance: random.Random) -> str:
    """One character of the name written as another that sounds the same."""
    alike = _alike()
    places = [i for i, c in enumerate(line) if len(alike.get(c, "")) > 1 and c not in _KEPT]
    if not places:
        return line
    i = chance.choice(places)
    others = alike[line[i]].replace(line[i], "")
    return line[:i] + chance.choice(others[:12]) + line[i + 1 :]


def left_out(line: str, chance: random.Random) -> str:
    """One character of the name is missing."""
    places = [i for i, c in enumerate(line) if c in _alike() and c not in _KEPT]
    if len(places) < 4:
        return homophone(line, chance)
    i = chance.choice(places)
    return line[:i] + line[i + 1 :]


def initials(line: str) -> str:
    """rmgy for 人民公园."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(line, style=Style.FIRST_LETTER)).lower()


def typeless(line: str) -> str:
    """The name without the word that says what it is."""
    return next((line[: -len(kind)] for kind in TYPES if line.endswith(kind) and len(line) - len(kind) >= 2), line)


def framed(line: str, chance: random.Random) -> str:
    """With the words around it that callers say."""
    ending = chance.choice(ENDINGS) if chance.random() < 0.4 else ""
    return chance.choice(OPENINGS) + line + ending


def pinyin(line: str) -> str:
    return in_pinyin(line)


def traditional(line: str) -> str:
    return other_script(line)


_KEPT = frozenset("路街巷弄号栋单元组村镇室层楼道区市一二三四五六七八九十零百东西南北与和在口门的往加")


@cache
def _alike() -> dict[str, str]:
    """For each common character all that sound the same, tone aside."""
    from pypinyin import lazy_pinyin

    rows = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    by_sound: dict[str, str] = {}
    for character in [c for c in rows if c][:COMMON]:
        sound = lazy_pinyin(character)[0]
        by_sound[sound] = by_sound.get(sound, "") + character
    return {character: group for group in by_sound.values() for character in group}
