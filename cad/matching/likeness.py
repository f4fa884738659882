"""How like the event of a call is to an incident that is open: space, time, number and words. Pure.

Each evidence gives points out of 100, and each that counted is a reason that a person can read. What was lately counts
whole; what is hours old is somebody else's unless the number or the place says otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

NUMBER, SPACE, WORDS = 50.0, 40.0, 30.0
OFFERED_FROM = 25.0
SAME_PLACE_M, FAR_M = 100.0, 1_500.0
LATELY, LONG_AGO = timedelta(minutes=15), timedelta(hours=6)
# Of what is long past that much still counts.
AT_LEAST = 0.4
FEWEST_COMMON = 0.2
MOST_WORDS = 3

_CHINESE = re.compile(r"[㐀-鿿]+")
_WORD = re.compile(r"[a-z0-9]{3,}")


class MatchCode(StrEnum):
    SAME_NUMBER = "same_number"
    SAME_PLACE = "same_place"
    NEAR = "near"
    SAME_WORDS = "same_words"


@dataclass(frozen=True, slots=True)
class Known:
    """An open incident, as far as the call knows. `apart_m` between the two places, `unsure_m` both radii together."""

    words: str
    age: timedelta
    same_number: bool = False
    apart_m: float | None = None
    unsure_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    code: MatchCode
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0 to 100; `reasons` the weightiest first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_offered(self) -> bool:
        return self.score >= OFFERED_FROM


def grams(text: str) -> frozenset[str]:
    """What a text is compared by: neighbouring pairs of Chinese characters, and words of other letters or digits."""
    return frozenset(_grams(text.lower()))


def likeness(told: frozenset[str], known: Known) -> Likeness:
    """`told` are the grams of what the caller said."""
    found = [reason for reason in (_number(known), _space(known), _words(told, known)) if reason is not None]
    found.sort(key=lambda each: -each[0])
    points = sum(point for point, _ in found) * _freshness(known.age)
    return Likeness(min(100.0, round(points, 1)), tuple(reason for _, reason in found))


def _number(known: Known) -> tuple[float, Reason] | None:
    return (NUMBER, Reason(MatchCode.SAME_NUMBER)) if known.same_number else None


def _space(known: Known) -> tuple[float, Reason] | None:
    """Within what both may be wrong it is one place; from there it fades."""
    if known.apart_m is None:
        return None
    apart = max(0.0, known.apart_m - known.unsure_m)
    if apart <= SAME_PLACE_M:
        return SPACE, Reason(MatchCode.SAME_PLACE, {"metres": round(known.apart_m)})
    if apart >= FAR_M:
        return None
    return SPACE * (FAR_M - apart) / (FAR_M - SAME_PLACE_M), Reason(MatchCode.NEAR, {"metres": round(known.apart_m)})


def _words(told: frozenset[str], known: Known) -> tuple[float, Reason] | None:
    """The share of what was told that the incident says too."""
    text = known.words.lower()
    common = sorted(gram for gram in told if gram in text)
    share = len(common) / len(told) if told else 0.0
    if share < FEWEST_COMMON:
        return None
    return WORDS * share, Reason(MatchCode.SAME_WORDS, {"words": _spoken(common)})


def _freshness(age: timedelta) -> float:
    past = (age - LATELY) / (LONG_AGO - LATELY)
    return 1.0 - (1.0 - AT_LEAST) * min(1.0, max(0.0, past))


def _grams(text: str) -> Iterator[str]:
    for run in _CHINESE.findall(text):
        yield from (run[i : i + 2] for i in range(len(run) - 1))
    yield from _WORD.findall(text)


def _spoken(common: Iterable[str]) -> list[str]:
    """A few of the common grams as a person says them: neighbouring pairs joined again, the longest first."""
    pairs = {gram[0]: gram for gram in common if _CHINESE.fullmatch(gram)}
    ends = {gram[1] for gram in pairs.values()}
    runs = {_run(pairs, start) for start in pairs.keys() - ends or pairs.keys()}
    words = [gram for gram in common if not _CHINESE.fullmatch(gram)]
    return sorted((*runs, *words), key=lambda text: (-len(text), text))[:MOST_WORDS]


def _run(pairs: dict[str, str], start: str) -> str:
    run = start
    while (pair := pairs.get(run[-1])) and pair[1] not in run:
        run += pair[1]
    return run
