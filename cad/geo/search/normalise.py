"""One spelling for what is typed and what is stored, so that they can be compared. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cad.geo.addresses.numerals import numerals_even
from cad.geo.search.pinyin import initials_of, pinyin_of, syllables_of
from cad.geo.search.slips import hashes_stored
from cad.geo.search.words import CANONICAL, DIRECTIONS, HAN_STREET_TYPES, ORDINALS, STREET_TYPES

LONGEST = 200  # characters that search looks at; nobody names a place with more

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ORDINAL_ENDING = re.compile(r"^0*(\d+)(?:st|nd|rd|th)$")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"))
_SPLIT_HAN = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u3400-\u9fff\uf900-\ufaff])")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as search compares it: `text` normalised, `core` without type and direction words."""

    text: str
    core: str
    words: tuple[str, ...]

    @property
    def pinyin(self) -> str:
        """`renminyiyuan`; empty for a name without Chinese characters."""
        return pinyin_of(self.text)

    @property
    def initials(self) -> str:
        """`rmyy`; empty likewise."""
        return initials_of(self.text)

    @property
    def slips(self) -> list[int]:
        """What the column of the same name holds (`cad.geo.search.slips`)."""
        return hashes_stored(self.core, self.pinyin, syllables_of(self.text))

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.words) & STREET_TYPES

    @property
    def directions(self) -> frozenset[str]:
        return frozenset(self.words) & DIRECTIONS


@lru_cache(maxsize=4096)
def spelled(name: str) -> Spelling:
    """Lower case, no accents, simplified characters, half width, abbreviations in their short form, no punctuation."""
    words = tuple(_word(word) for word in fold(name).split())
    text = " ".join(words)
    return Spelling(text, _core(words), words)


def fold(name: str) -> str:
    """Case, accents, width, variants of characters and punctuation evened out. Words are left as they are."""
    text = unicodedata.normalize("NFKC", name[:LONGEST]).casefold().translate(_APOSTROPHES)
    if not text.isascii():
        text = _without_accents(text)
        if _HAN.search(text):
            text = _SPLIT_HAN.sub(" ", numerals_even(_simplified(text)))
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def _word(word: str) -> str:
    if ending := _ORDINAL_ENDING.match(word):
        return ending[1]
    if word.isdigit():
        return word.lstrip("0") or "0"
    return CANONICAL.get(word) or ORDINALS.get(word) or word


def _core(words: tuple[str, ...]) -> str:
    kept = [word for word in words if word not in STREET_TYPES and word not in DIRECTIONS]
    return " ".join(_without_han_type(word) for word in kept or words)


def _without_han_type(word: str) -> str:
    for ending in HAN_STREET_TYPES:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)]
    return word


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


@cache
def _converter() -> Any:
    from opencc import OpenCC  # its tables take a moment to read; nobody pays for them before the first Chinese name

    return OpenCC("t2s")


@lru_cache(maxsize=4096)
def _simplified(text: str) -> str:
    simplified: str = _converter().convert(text)
    return simplified
