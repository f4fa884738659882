"""One spelling for what is typed and what is stored, so that they can be compared. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from cad.geo.addresses.numerals import numerals_even
from cad.geo.search.pinyin import initials_of, pinyin_of, syllables_of
from cad.geo.search.slips import hashes_stored
from cad.geo.search.words import CANONICAL, DIRECTIONS, HAN_TYPES, LONG_FORMS, ORDINALS, STREET_TYPES

SLIP_FROM = 5  # letters of a type word, for a slip in it to be told
LONGEST = 200  # characters that search looks at; nobody names a place with more

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ORDINAL_ENDING = re.compile(r"^0*(\d+)(?:st|nd|rd|th)$")
_DIGITS_SAID = "ling yi er san si wu liu qi ba jiu"
_SAID = str.maketrans(dict(zip("0123456789", _DIGITS_SAID.split(), strict=True)))
_SAID_FIRST = str.maketrans(dict(zip("0123456789", "lyesswlqbj", strict=True)))
_ORDINAL_SLIP = re.compile(r"^[a-z]?0*(\d+)[a-z]{1,3}$")  # 8t, 13h, 7dth, t13th
_MENDABLE = [(long, short) for long, short in {**CANONICAL, **ORDINALS}.items() if len(long) > 3 and long.isalpha()]
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
    def letters(self) -> tuple[str, ...]:
        """Latin letters without spaces, as pinyin may be typed; also with numbers as they are said in Chinese.

        Empty for a name with Chinese in it.
        """
        joined = "".join(self.words) if self.text.isascii() else ""
        if not joined or joined.isdigit():
            return ()
        return (joined,) if joined.isalpha() else (joined, joined.translate(_SAID))

    @property
    def han(self) -> bool:
        return has_han(self.text)

    @property
    def typed_initials(self) -> str:
        """As it may stand for initials: qjx21hy for 清江巷21号院. Empty for what cannot."""
        joined = "".join(self.words)
        return joined.translate(_SAID_FIRST) if joined.isascii() and not joined.isdigit() else ""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.words) & STREET_TYPES

    @property
    def directions(self) -> frozenset[str]:
        return frozenset(self.words) & DIRECTIONS

    @property
    def ending(self) -> str:
        """路, 大厦: what a Chinese name leaves out in its core."""
        return han_type(self.words[-1]) if self.words else ""

    @property
    def beginnings(self) -> tuple[str, ...]:
        """What a stored text begins with when the last word is not typed to its end: `main stre` is of `main st`."""
        return (self.text, *_beginnings(self.words))


@lru_cache(maxsize=1024)  # asked again for each stored name that the words are held against
def _beginnings(words: tuple[str, ...]) -> tuple[str, ...]:
    *head, last = words or ("",)
    ends = sorted({short for word, short in CANONICAL.items() if word.startswith(last)}) if len(last) > 1 else []
    return tuple(" ".join((*head, end)) for end in ends if end != last)


@lru_cache(maxsize=1024)
def repaired(typed: Spelling) -> Spelling | None:
    """With slips in words of type and direction mended: `granvile stret` as `granvile st`. None when there are none."""
    words = tuple(_mended(word) for word in typed.words)
    return None if words == typed.words else Spelling(" ".join(words), core_of(words), words)


def _mended(word: str) -> str:
    if not word.isascii() or word in LONG_FORMS or word in DIRECTIONS:
        return word
    if number := _ORDINAL_SLIP.match(word):
        return number[1]
    if len(word) == 3 or len(word) == 4:
        cut = next((CANONICAL[full] for full in ("north", "south", "east", "west") if full.startswith(word)), None)
        if cut:
            return cut
    return next((short for long, short in _MENDABLE if _one_slip(word, long)), word) if len(word) > 3 else word


def _one_slip(word: str, long: str) -> bool:
    """Short words must at least begin alike."""
    if len(long) < SLIP_FROM and word[0] != long[0]:
        return False
    return OSA.distance(word, long, score_cutoff=1) == 1


@lru_cache(maxsize=4096)
def spelled(name: str) -> Spelling:
    """Lower case, no accents, simplified characters, half width, abbreviations in their short form, no punctuation."""
    words = tuple(_word(word) for word in fold(name).split())
    text = " ".join(words)
    return Spelling(text, core_of(words), words)


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


def core_of(words: tuple[str, ...]) -> str:
    """Normalised words without those that say type or direction, as long as something is left."""
    kept = [word for word in words if word not in STREET_TYPES and word not in DIRECTIONS]
    return " ".join(_without_han_type(word) for word in kept or words)


def _without_han_type(word: str) -> str:
    ending = han_type(word)
    return word[: -len(ending)] if ending else word


def han_type(word: str) -> str:
    """What the word ends with that says what it is; empty when too little would remain."""
    if word.isascii():
        return ""
    return next((end for end in HAN_TYPES if word.endswith(end) and len(word) - len(end) >= 2), "")


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
