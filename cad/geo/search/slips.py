"""Hashes by which a name with one slip of the finger is found without walking the names. Pure.

The symmetric-delete idea: a name is kept under itself and under itself with each one letter left out, and what is typed
is looked up under the same. A letter wrong, left out, too many, or swapped with its neighbour then shares a hash.
"""

from zlib import crc32

LONGEST = 40  # letters; in longer names the rest may hold anything


def slips_of(core: str) -> list[int]:
    """CRC-32 (as signed 32-bit, which is what a column of integers holds) of the name and of each one-letter-less.

    The same in every process and version. Spaces do not count: `red cross` and `redcross` are one. Names of one letter
    have only themselves.
    """
    letters = "".join(core.split())[:LONGEST]
    if not letters:
        return []
    fewer = {letters[:i] + letters[i + 1 :] for i in range(len(letters))} if len(letters) > 1 else set()
    return sorted({_signed(crc32(one.encode())) for one in (letters, *fewer)})


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
