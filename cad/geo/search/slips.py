"""Hashes by which a name is found from what is left of it: with a slip, as it sounds, or by some of its words. Pure.

They stand in one column of integers with an inverted index, so that no question walks the names:

- the whole name, and the whole name with each one letter left out (the symmetric-delete idea: what is typed is looked
  up under the same, so that a letter wrong, left out, too many or swapped with its neighbour shares a hash);
- how a Chinese name sounds, likewise, with the sounds that speakers confuse made one;
- each word of a latin name, likewise, and its first three letters;
- each character of a Chinese name, and each two neighbouring syllables.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

LONGEST = 40  # letters; in longer names the rest may hold anything
WHOLE = 24  # letters; above this a name of several words is found by its words
WORD = 4  # letters; shorter words have no slips, for too many others are one letter away
BEGINNING = 3  # letters


def slips_of(core: str) -> list[int]:
    """CRC-32 (as signed 32-bit, which is what a column of integers holds) of the name and of each one-letter-less.

    The same in every process and version. Spaces do not count: `red cross` and `redcross` are one. Names of one letter
    have only themselves.
    """
    letters = "".join(core.split())[:LONGEST]
    return sorted(map(_hash, _fewer(letters))) if letters else []


def heard(pinyin: str) -> str:
    """Pinyin with the sounds made one that many speakers confuse: zh and z, ch and c, sh and s, -ng and -n, n and l.

    A key for looking up, not a spelling: also the n at the end of a syllable becomes an l.
    """
    for one, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("n", "l")):
        pinyin = pinyin.replace(one, other)
    return pinyin


def hashes_stored(core: str, pinyin: str, syllables: Sequence[str]) -> list[int]:
    """Every hash that a name is kept under. `core` without type words, `syllables` those of its pinyin."""
    found: set[int] = set()
    latin = [word for word in core.split() if word.isascii()]
    if len("".join(core.split())) <= WHOLE or len([word for word in latin if len(word) >= WORD]) < 2:
        found.update(slips_of(core))
    if pinyin:
        found.update(slips_of(heard(pinyin)))
        found.update(characters(core))
        found.update(neighbours(syllables))
    for word in latin:
        found.update(word_slips(word))
        if len(word) > BEGINNING:
            found.add(word_beginning(word))
    return sorted(found)


def word_slips(word: str) -> list[int]:
    """One word of several, and the word with a letter left out."""
    return [_hash("w:" + one) for one in (_fewer(word) if len(word) >= WORD else (word,))]


def word_beginning(word: str) -> int:
    """The first three letters of a word, for one that is not typed to its end."""
    return _hash("p:" + word[:BEGINNING])


def characters(core: str) -> list[int]:
    """Each Chinese character, for a name of which some are left out: 附一院."""
    return [_hash("c:" + c) for c in {c for c in core if c > "\u2e80"}]


def neighbours(syllables: Sequence[str]) -> list[int]:
    """Each two neighbouring syllables as they are heard, for a part of a name written with other characters."""
    sounds = [heard(one) for one in syllables]
    return [_hash(f"y:{a} {b}") for a, b in pairwise(sounds)]


def _fewer(letters: str) -> Iterable[str]:
    if len(letters) == 1:
        return {letters}
    return {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))}


def _hash(text: str) -> int:
    number = crc32(text.encode())
    return number - (1 << 32) if number >= 1 << 31 else number
