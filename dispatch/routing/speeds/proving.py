"""Is it better? Learned without the drives that are kept back, and tried on those. Pure."""

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import TypedDict

from dispatch.routing.conditions.factors import Classes, factors_at
from dispatch.routing.speeds.errors import ErrorReport, error_report
from dispatch.routing.speeds.estimate import Piece, learn

HELD_OUT = 5  # one drive in so many is kept back
CHANCE = 120  # the same drives are kept back however often it is tried

Drive = Sequence[Piece]


class Errors(TypedDict):
    """On drives that were kept back: with the speeds in force, and with those that the other drives teach."""

    before: ErrorReport
    after: ErrorReport


class Proof(Errors):
    """In all, and by the hour of the week in which the drives began."""

    hours: dict[str, Errors]


def prove(drives: Sequence[Drive], in_force: Classes) -> Proof:
    """Of one mode. Every drive has a piece at least."""
    held = set(random.Random(CHANCE).sample(range(len(drives)), len(drives) // HELD_OUT))  # noqa: S311
    learned = learn([piece for n, drive in enumerate(drives) if n not in held for piece in drive]).factors()
    kept_back = [drives[n] for n in sorted(held)]
    by_hour: dict[int, list[Drive]] = defaultdict(list)
    for drive in kept_back:
        by_hour[drive[0].hour].append(drive)
    hours = {str(hour): _errors(some, in_force, learned) for hour, some in sorted(by_hour.items())}
    return {**_errors(kept_back, in_force, learned), "hours": hours}


def is_better(proof: Proof) -> bool:
    return proof["after"]["mean_abs_s"] < proof["before"]["mean_abs_s"]


def _errors(drives: Sequence[Drive], before: Classes, after: Classes) -> Errors:
    took = [sum(piece.took_s for piece in drive) for drive in drives]
    expected = ([sum(_expected(piece, classes) for piece in drive) for drive in drives] for classes in (before, after))
    first, second = (error_report(each, took) for each in expected)
    return {"before": first, "after": second}


def _expected(piece: Piece, classes: Classes) -> float:
    factors = factors_at(classes, piece.hour)
    return piece.turns_s + sum(given / factors.get(kind, 1.0) for kind, given in piece.roads_s.items())
