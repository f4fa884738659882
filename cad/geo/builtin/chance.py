"""Chance by seed: a stream of its own for each subject, so that a change to one leaves the others alone."""

from collections.abc import Sequence
from random import Random


def stream(seed: int, subject: str) -> Random:
    """The same numbers for the same seed and subject, on every machine."""
    return Random(f"{seed}/{subject}")  # noqa: S311


def weighted[T](chance: Random, choices: Sequence[tuple[T, float]]) -> T:
    """One of the things, as often as its weight says."""
    left = chance.random() * sum(weight for _, weight in choices)
    for thing, weight in choices:
        left -= weight
        if left < 0:
            return thing
    return choices[-1][0]
