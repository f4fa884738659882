"""How a Chinese name sounds: its pinyin and the initials of it, as letters. Pure."""

import re
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


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


@cache
def _reader() -> Any:
    from pypinyin import lazy_pinyin  # its tables take a moment to read; nobody pays before the first Chinese name

    return lazy_pinyin
