"""The rows of SearchName for one thing: each spelling, in each reading. Pure."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from cad.geo.importing.readings import readings_of
from cad.geo.search.slips import hashes_stored
from cad.geo.search.variants import spellings_of

COLUMNS = "text core pinyin initials slips"
_LONGEST = 255

Row = tuple[str, str, str, str, list[int]]
"""The columns of COLUMNS."""


def name_rows(name: str, names: Mapping[str, str], others: Collection[str] = ()) -> Iterator[Row]:
    """Under what it is found: all its names and `others` (codes, a part's name after that of the whole)."""
    for spelling in spellings_of(name, names, others):
        yield from _rows(spelling.text, spelling.core)


@lru_cache(maxsize=20_000)  # a city has hundreds of east gates
def _rows(text: str, core: str) -> tuple[Row, ...]:
    rows: dict[str, Row] = {}
    for syllables in readings_of(text) or [()]:
        pinyin = "".join(syllables)[:_LONGEST]
        kept = core[:_LONGEST]
        slips = hashes_stored(kept, pinyin, syllables)
        rows[pinyin] = text[:_LONGEST], kept, pinyin, _initials(syllables)[:_LONGEST], slips
    return tuple(rows.values())


def _initials(syllables: tuple[str, ...]) -> str:
    """`rmyy`; numbers in digits are kept whole."""
    return "".join(one if one.isdigit() else one[0] for one in syllables)
