"""One name in three ways of writing: Chinese characters, pinyin with tones, English."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from cad.geo.builtin.naming.english import ENGLISH

_NUMBERED = re.compile(r"^(\d+)(号|弄|组)$")


@dataclass(frozen=True, slots=True)
class Name:
    zh: str
    pinyin: str
    en: str

    @property
    def tags(self) -> dict[str, str]:
        return {"name": self.zh, "name:en": self.en, "name:zh-Latn-pinyin": self.pinyin}


@lru_cache(maxsize=100_000)
def name_of(*words: "str | Name") -> Name:
    """`name_of("人民", "东", "路")` is 人民东路, Rénmín Dōng Lù, Renmin East Road. A part may be a name already.

    A word that the table of kinds does not know is a proper name, and stays in English what it is in pinyin.
    """
    parts = [word if isinstance(word, Name) else _named(word) for word in words if word]
    return Name(
        "".join(part.zh for part in parts), " ".join(part.pinyin for part in parts), " ".join(part.en for part in parts)
    )


def _named(word: str) -> Name:
    if number := _NUMBERED.match(word):
        return Name(word, f"{number[1]} {_pinyin(number[2])}", f"No. {number[1]}")
    return Name(word, _pinyin(word), _english(word))


@lru_cache(maxsize=20_000)
def _pinyin(word: str) -> str:
    if word.isascii():
        return word
    return _capital("".join(lazy_pinyin(word, style=Style.TONE)))


@lru_cache(maxsize=20_000)
def _english(word: str) -> str:
    if word.isascii():
        return word
    return ENGLISH.get(word) or _capital("".join(lazy_pinyin(word)).replace("ü", "u"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
