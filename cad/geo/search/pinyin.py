"""How a Chinese name sounds: its pinyin and the initials of it, as letters. Pure."""

import re
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|[aoeiuv])"
)


@lru_cache(maxsize=4096)
def syllables_of(folded: str) -> tuple[str, ...]:
    """`ren`, `min`, `yi`, `yuan` of a folded name: no tone; latin words and digits as they are; empty without Han.

    A character with several readings takes the one that its word calls for (重庆 is chongqing).
    """
    if not _HAN.search(folded):
        return ()
    spoken = _reader()(folded, style=0, errors=lambda other: other.split())
    heard = ("".join(c for c in one if c.isascii() and c.isalnum()) for one in spoken)
    return tuple(one for one in heard if one)


def pinyin_of(folded: str) -> str:
    """`renminyiyuan`."""
    return "".join(syllables_of(folded))


def initials_of(folded: str) -> str:
    """`rmyy`; numbers in digits are kept whole."""
    return "".join(one if one.isdigit() else one[0] for one in syllables_of(folded))


@lru_cache(maxsize=4096)
def syllables_in(letters: str) -> tuple[str, ...]:
    """Typed pinyin, taken apart: `zhong`, `shan`, `lu`. Empty for what is none."""
    if not letters:
        return ()
    found = _SYLLABLE.match(letters)
    for end in range(found.end() if found else 0, 0, -1):
        if _SYLLABLE.fullmatch(letters, 0, end):
            rest = syllables_in(letters[end:])
            if rest or end == len(letters):
                return letters[:end], *rest
    return ()


@cache
def _reader() -> Any:
    from pypinyin import lazy_pinyin  # its tables take a moment to read; nobody pays before the first Chinese name

    return lazy_pinyin
