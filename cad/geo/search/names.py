"""Asks PostGIS which stored names may be meant. Two statements: the sure ways, and the forgiving ones.

Every branch is a look-up in an index with a limit, so that it costs the same in a city of ten thousand names and in one
of five million. Scoring is elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cad.geo.search import asking
from cad.geo.search.names_sql import HERE, INNER_BRANCH, LOOSE, LOOSE_BRANCH, SURE
from cad.geo.search.normalise import Spelling, core_of
from cad.geo.search.pinyin import syllables_in, syllables_of
from cad.geo.search.slips import BEGINNING, characters, heard, neighbours, slips_of, word_beginning, word_slips

SAME = 300  # of one name: branches of a bank
READ = 1_500  # rows of an index looked at for a beginning
MOST = 40
WORDS = 5  # of a line, that names are looked for by
OWNERS = ("city_id = %(city)s", "centre_id = %(centre)s")
CHARACTERS, INNER = 20, 9  # of a line; of a name within it


@dataclass(frozen=True, slots=True)
class Stored:
    """One spelling of a street, a place or a premise, with what is shown of its owner."""

    kind: str  # s street, p place, m premise
    pk: int
    text: str
    core: str
    pinyin: str
    initials: str
    name: str
    names: Any
    category: str
    detail: str
    code: str
    whole: str  # the name of what it is a part of
    lon: float
    lat: float

    @property
    def owner(self) -> tuple[str, int]:
        return self.kind, self.pk


@dataclass(frozen=True, slots=True)
class Wanted:
    """A spelling to look up; whether only streets can be meant."""

    spelling: Spelling
    streets: bool = False


def names_sure(city: int, centre: int, wanted: Sequence[Wanted]) -> list[list[Stored]]:
    """For each spelling: the same without type words, or beginning like it, by letters, sound or initials."""
    given: dict[str, Any] = {"city": city, "centre": centre, "limit": SAME, "most": MOST, "read": READ}
    given |= _exact(wanted) | _ranges("text", _beginnings(wanted)) | _ranges("sound", _sounds(wanted))
    given |= _ranges("initials", _initials(wanted))
    found: list[list[Stored]] = [[] for _ in wanted]
    for n, *row in asking.rows(SURE, given):
        found[n].append(Stored(*row))
    return found


def _exact(wanted: Sequence[Wanted]) -> dict[str, Any]:
    cores = [(n, one.spelling.core) for n, one in enumerate(wanted)]
    return {"same": [n for n, _ in cores], "same_core": [core for _, core in cores]}


Range = tuple[int, str, bool]


def _beginnings(wanted: Sequence[Wanted]) -> Iterable[Range]:
    for n, one in enumerate(wanted):
        for text in one.spelling.beginnings[:4]:
            yield n, text, one.streets


def _sounds(wanted: Sequence[Wanted]) -> Iterable[Range]:
    for n, one in enumerate(wanted):
        for said in (one.spelling.pinyin,) if one.spelling.han else one.spelling.letters:
            if len(said) >= 3:
                yield n, said, one.streets


def _initials(wanted: Sequence[Wanted]) -> Iterable[Range]:
    for n, one in enumerate(wanted):
        letters = one.spelling.typed_initials
        if 2 <= len(letters) <= 12:
            yield n, letters, one.streets


def _ranges(key: str, asked: Iterable[Range]) -> dict[str, Any]:
    """From the text itself to what comes before the next text of its length, in the order of code points."""
    rows = list(asked)
    return {
        key: [n for n, _, _ in rows],
        f"{key}_low": [text for _, text, _ in rows],
        f"{key}_high": [text[:-1] + chr(min(ord(text[-1]) + 1, 0x10FFFF)) for _, text, _ in rows],
        f"{key}_streets": [streets for _, _, streets in rows],
    }


def names_loose(city: int, centre: int, wanted: Wanted) -> list[Stored]:
    """One slip away, by some of its words or characters, by a part of its sound, or a name within what was typed."""
    branches = [one for one in _branches(wanted.spelling) if one[1]]
    inner = _inner(wanted.spelling)
    if not branches and not inner:
        return []
    hits = " UNION ".join(
        [
            *(LOOSE_BRANCH.format(condition=condition) for condition, _ in branches),
            *(INNER_BRANCH.format(owner=owner) for owner in OWNERS if inner),
        ]
    )
    given: dict[str, Any] = {"city": city, "centre": centre, "streets": wanted.streets, "most": MOST, "read": READ}
    given["inner"] = inner
    for _, hashes in branches:
        given |= hashes
    return [Stored(*row) for row in asking.rows(LOOSE.format(hits=hits), given)]


Branch = tuple[str, dict[str, Any]]
"""A condition, and what it is asked with; without anything it is left out."""


def _branches(typed: Spelling) -> Iterable[Branch]:
    yield _slips("&&", "whole", [] if typed.core.isdigit() else slips_of(typed.core))
    sounds = [typed.pinyin] if typed.han else [said for said in typed.letters if len(said) >= 5]
    yield _slips("&&", "sound", [one for said in sounds for one in slips_of(heard(said))])
    if typed.han:
        yield _slips("@>", "characters", characters(typed.core))
        around = neighbours(syllables_of(typed.core))
        yield _slips("@>", "neighbours", around if len(around) > 1 else [])
    elif len(spoken := syllables_in("".join(typed.words))) > 2:
        yield _slips("@>", "neighbours", neighbours(spoken[:2]))
    if not typed.han and len(typed.words) > 1:
        yield f"{HERE} AND pinyin = ANY(%(said)s::text[]) AND pinyin <> ''", {"said": _runs_said(typed)}
    yield from _by_words([word for word in typed.core.split() if word.isascii()][:WORDS])


def _by_words(words: list[str]) -> Iterable[Branch]:
    """Names that hold all of the words, each with a slip, the last perhaps not typed to its end; or the longest."""
    if not words:
        return
    asked = {f"w{i}": word_slips(word) for i, word in enumerate(words)}
    if len(words[-1]) >= BEGINNING:
        asked[f"w{len(words) - 1}"].append(word_beginning(words[-1]))
    yield " AND ".join([HERE, *(f"slips && %({key})s::int[]" for key in asked)]), asked
    if len(words) > 1:
        yield _slips("&&", "longest", word_slips(max(words, key=len)))


def _slips(operator: str, key: str, hashes: list[int]) -> Branch:
    return f"{HERE} AND slips {operator} %({key})s::int[]", {key: hashes} if hashes else {}


def _runs_said(typed: Spelling) -> list[str]:
    """The same for names typed in pinyin."""
    words = typed.words[:8]
    return sorted({"".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(len(words), i + 4) + 1)})


def _inner(typed: Spelling) -> list[str]:
    """Cores of names that may stand within the line: runs of its words, runs of its characters."""
    if typed.han:
        pieces = [piece for word in typed.words if not word.isascii() for piece in _pieces(word[:CHARACTERS])]
        return sorted({*pieces, *(core_of((piece,)) for piece in pieces)} - {typed.core})
    words = typed.words[:8]
    pairs = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words)]
    return sorted({core_of(words[i:j]) for i, j in pairs})


def _pieces(word: str) -> list[str]:
    return [word[i:j] for i in range(len(word)) for j in range(i + 2, min(len(word), i + INNER) + 1)]
