"""How many times longer than the profile says the fleet takes, by mode, road class and hour of the week. Pure.

Each observation is a piece of a drive: how long it took, and how long the graph gives it on roads of each class. The
share of each class is found by expectation and maximisation, as if seconds were counts (Poisson). What little is known
of a class in an hour leans on all roads in that hour, an hour and a class on their mode, and a mode on the profile.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

ROUNDS = 40
LEANS_MODE_S, LEANS_CLASS_S = 1_800.0, 900.0
LEANS_HOUR_S = 600.0  # two drives: one differs from the next by about as much as an hour from the next
LEANS_CLASS_IN_HOUR_S = 1_800.0
HOUR_NEEDS_S = 600.0
LEAST, MOST = 0.4, 2.0  # a speed is never learned to be slower or quicker than so many times the profile's
LONGEST = 6.0  # a piece that took so many times longer is a stop on the way

Times = Mapping[str, float]
"""By road class, how many times longer than the profile says."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a drive: the seconds it took, what the graph gives its roads by class, and its turns."""

    hour: int
    took_s: float
    roads_s: Mapping[str, float]
    turns_s: float = 0.0

    @property
    def on_roads_s(self) -> float:
        """What it took without what the graph gives its turns, within what can be."""
        given = sum(self.roads_s.values())
        return min(max(self.took_s - self.turns_s, 0.1 * given), LONGEST * given)


@dataclass(slots=True)
class Learned:
    """`times` by class, and `hours` by class and hour where enough is known."""

    times: dict[str, float] = field(default_factory=dict)
    hours: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, kind: str, hour: int) -> float:
        return self.hours.get(kind, {}).get(hour, self.times.get(kind, 1.0))

    def factors(self) -> dict[str, dict[str, object]]:
        """Speeds instead of times, as SpeedProfile keeps them."""
        return {
            kind: {"all": _speed(times), "hours": {str(h): _speed(t) for h, t in sorted(self.hours[kind].items())}}
            for kind, times in sorted(self.times.items())
        }


def learn(pieces: Sequence[Piece]) -> Learned:
    """Of one mode."""
    given = sum(sum(piece.roads_s.values()) for piece in pieces)
    whole = (sum(piece.on_roads_s for piece in pieces) + LEANS_MODE_S) / (given + LEANS_MODE_S)
    learned = Learned(_times(pieces, defaultdict(lambda: whole), LEANS_CLASS_S))
    by_hour: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_hour[piece.hour].append(piece)
    for hour, some in by_hour.items():
        if sum(_given(some).values()) >= HOUR_NEEDS_S:
            for kind, times in _of_hour(some, learned.times).items():
                learned.hours[kind][hour] = times
    return learned


def _of_hour(pieces: Sequence[Piece], usual: Times) -> Times:
    """Every class in one hour, also those that nobody drove on in it."""
    expected = sum(given * usual[kind] for piece in pieces for kind, given in piece.roads_s.items())
    taken = sum(piece.on_roads_s for piece in pieces)
    slower = (taken + LEANS_HOUR_S) / (expected + LEANS_HOUR_S)
    leans_on = {kind: times * slower for kind, times in usual.items()}
    return {**leans_on, **_times(pieces, leans_on, LEANS_CLASS_IN_HOUR_S)}


def _times(pieces: Sequence[Piece], leans_on: Mapping[str, float], lean_s: float) -> dict[str, float]:
    given = _given(pieces)
    times = {kind: leans_on[kind] for kind in given}
    for _ in range(ROUNDS):
        taken: dict[str, float] = defaultdict(float)
        for piece in pieces:
            expected = sum(seconds * times[kind] for kind, seconds in piece.roads_s.items())
            if expected > 0:
                share = piece.on_roads_s / expected
                for kind, seconds in piece.roads_s.items():
                    taken[kind] += seconds * times[kind] * share
        times = {kind: (taken[kind] + lean_s * leans_on[kind]) / (seconds + lean_s) for kind, seconds in given.items()}
    return times


def _given(pieces: Iterable[Piece]) -> dict[str, float]:
    given: dict[str, float] = defaultdict(float)
    for piece in pieces:
        for kind, seconds in piece.roads_s.items():
            given[kind] += seconds
    return given


def _speed(times: float) -> float:
    return round(min(MOST, max(LEAST, 1 / times)), 3)
