"""The rows of SearchName for one thing: each spelling, in each reading. Pure."""

from collections.abc import Collection, Iterator, Mapping

from cad.geo.importing.readings import readings_of
from cad.geo.search.slips import hashes_stored
from cad.geo.search.variants import spellings_of

COLUMNS = "text core pinyin initials slips"
_LONGEST = 255

Row = tuple[str, str, str, str, list[int]]
"""The columns of COLUMNS."""


def name_rows(name: str, names: Mapping[str, str], others: Collection[str] = ()) -> Iterator[Row]:
    """Under what it is found: all its names and `others` (codes, a part's name after that of the whole)."""
    seen = set()
    for spelling in spellings_of(name, names, others):
        text, core = spelling.text[:_LONGEST], spelling.core[:_LONGEST]
        for syllables in readings_of(spelling.text) or [()]:
            pinyin = "".join(syllables)[:_LONGEST]
            if (text, pinyin) in seen:
                continue
            seen.add((text, pinyin))
            yield text, core, pinyin, _initials(syllables)[:_LONGEST], hashes_stored(core, pinyin, syllables)


def _initials(syllables: tuple[str, ...]) -> str:
    """`rmyy`; numbers in digits are kept whole."""
    return "".join(one if one.isdigit() else one[0] for one in syllables)
