"""How a Chinese name sounds: its pinyin and the initials of it, as letters. Pure."""

import re
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=4096)
def pinyin_of(folded: str) -> tuple[str, str]:
    """(`renminyiyuan`, `rmyy`) of a folded name: no tone, no space, latin letters and digits kept; empty without Han.

    A character with several readings takes the one that its word calls for (重庆 is chongqing).
    """
    if not _HAN.search(folded):
        return "", ""
    syllables = _reader()(folded, style=0, errors=lambda other: other.split())
    heard = ["".join(c for c in one if c.isascii() and c.isalnum()) for one in syllables]
    heard = [one for one in heard if one]
    return "".join(heard), "".join(one if one.isdigit() else one[0] for one in heard)


@cache
def _reader() -> Any:
    from pypinyin import lazy_pinyin  # its tables take a moment to read; nobody pays before the first Chinese name

    return lazy_pinyin
