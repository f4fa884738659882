"""How a Chinese name may be spoken: several readings where a character has more than one that people use in names.

The reader of `cad.geo.search.pinyin` knows words (重庆 chongqing, 长安 changan). Where a character is in no word that
it knows, the others of its readings that occur in names of places are kept beside the first: 朝阳路 is zhaoyanglu and
chaoyanglu. Pure.
"""

import re
from functools import cache
from itertools import product
from typing import Any

from cad.geo.search.pinyin import syllables_of

MOST = 4  # readings of one name

# Characters whose other readings people use in names; all else that a dictionary has is left out.
_HETERONYMS = {
    "朝": ("chao", "zhao"),
    "长": ("chang", "zhang"),
    "重": ("chong", "zhong"),
    "行": ("xing", "hang"),
    "乐": ("le", "yue"),
    "都": ("du", "dou"),
    "会": ("hui", "kuai"),
    "单": ("shan", "dan"),
    "曾": ("zeng", "ceng"),
    "尉": ("wei", "yu"),
    "蔚": ("wei", "yu"),
    "解": ("jie", "xie"),
    "仇": ("qiu", "chou"),
    "查": ("cha", "zha"),
    "堡": ("bao", "pu", "bu"),
    "莘": ("xin", "shen"),
    "弄": ("long", "nong"),
    "巷": ("xiang", "hang"),
    "校": ("xiao", "jiao"),
    "柏": ("bai", "bo"),
    "佛": ("fo", "fu"),
    "盖": ("gai", "ge"),
    "覃": ("qin", "tan"),
    "薄": ("bo", "bao"),
    "泊": ("bo", "po"),
    "泌": ("mi", "bi"),
    "厦": ("sha", "xia"),
    "番": ("pan", "fan"),
    "埔": ("pu", "bu"),
    "浒": ("hu", "xu"),
    "圩": ("xu", "wei"),
    "角": ("jiao", "jue"),
    "绿": ("lv", "lu"),
    "车": ("che", "ju"),
    "藏": ("cang", "zang"),
    "峒": ("dong", "tong"),
    "浜": ("bang", "bin"),
    "沌": ("zhuan", "dun"),
    "晟": ("sheng", "cheng"),
    "阿": ("a", "e"),
    "区": ("qu", "ou"),
    "莞": ("guan", "wan"),
}
# Readings that hold wherever the word occurs, over what the reader makes of it.
_TENS = re.compile(r"(?<![〇一二三四五六七八九])[一二三四五六七八九][〇一二三四五六七八九](?![〇一二三四五六七八九])")
_WORDS = {
    "会稽": ("kuai", "ji"),
    "曾厝垵": ("zeng", "cuo", "an"),
    "巷道": ("xiang", "dao"),
    "长风": ("chang", "feng"),
    "六安": ("lu", "an"),
    "六合": ("lu", "he"),
}


def readings_of(folded: str) -> list[tuple[str, ...]]:
    """The syllables of each reading of a folded name, the likeliest first; none for a name without Han."""
    written = dict.fromkeys((folded, _TENS.sub(_spoken, folded)))
    return list(dict.fromkeys(one for name in written for one in _readings(name)))[: MOST * len(written)]


def _spoken(tens: re.Match[str]) -> str:
    """Folding writes 十里堡 as 一〇里堡; it is spoken shilibao."""
    ten, one = tens[0][0], tens[0][1]
    return ("" if ten == "一" else ten) + "十" + one.strip("〇")


def _readings(folded: str) -> list[tuple[str, ...]]:
    first = syllables_of(folded)
    if not first:
        return []
    choices = _choices(folded)
    if choices is None:
        return [first]
    found = {first: None} | dict.fromkeys(_combined(choices))
    for word, spoken in _WORDS.items():
        if word in folded:
            found = dict.fromkeys([_with(one, folded, word, spoken) for one in found]) | found
    return list(found)[:MOST]


def _choices(folded: str) -> list[tuple[str, ...]] | None:
    """For each syllable those it may be; None where the reading is plain."""
    if _HETERONYMS.keys().isdisjoint(folded) and not any(word in folded for word in _WORDS):
        return None
    choices: list[tuple[str, ...]] = []
    for part in folded.split():
        spoken = _reader()(part, style=0, heteronym=True, errors=lambda other: [[other]])
        if len(spoken) != len(part) and not part.isascii():
            return None  # latin letters and Han in one word: left to the plain reader
        for letter, known in zip(part if not part.isascii() else [part], spoken, strict=True):
            usual = _HETERONYMS.get(letter)
            several = usual if usual and len(known) > 1 else None
            choices.append(several or (known[0],))
    return choices


def _combined(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """At most two characters are varied; a name with more is spoken as it is usual."""
    varied = 0
    limited = []
    for several in choices:
        varied += len(several) > 1
        limited.append(several if varied <= 2 else several[:1])
    return list(product(*limited))


def _with(syllables: tuple[str, ...], folded: str, word: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    at = folded.replace(" ", "").find(word)
    if len(syllables) != len(folded.replace(" ", "")):  # digits or latin letters before it: places do not match
        return syllables
    return syllables[:at] + spoken + syllables[at + len(spoken) :]


@cache
def _reader() -> Any:
    from pypinyin import pinyin  # its tables take a moment to read

    return pinyin
