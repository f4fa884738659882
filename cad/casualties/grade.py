"""The grade of an event with many casualties, proposed from counts. Pure.

Source: 国家突发公共事件医疗卫生救援应急预案 (2006), section 2: dead and critical over 1 (IV), 3 (III), 5 (II); the
numbers of casualties 10, 30, 50, 100 are those of the provincial plans that carry it out. Grade I needs more than a
count there ("many critical", or the province asks the state for help): what is proposed from 100 on is to be weighed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """I is the gravest."""

    I = "I"  # noqa: E741 - the name of the grade
    II = "II"
    III = "III"
    IV = "IV"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From ``casualties`` on, with more than ``critical_over`` dead or critical."""

    grade: Grade
    casualties: int
    critical_over: int


NATIONAL = (
    Threshold(Grade.IV, 10, 1),
    Threshold(Grade.III, 30, 3),
    Threshold(Grade.II, 50, 5),
    Threshold(Grade.I, 100, 5),
)


def thresholds_parse(text: str) -> tuple[Threshold, ...]:
    """``IV:10:1,III:30:3``: grade, casualties from, dead or critical over. Raises ValueError saying what is wrong."""
    found = []
    for part in text.split(","):
        try:
            grade, casualties, critical = part.strip().split(":")
            found.append(Threshold(Grade(grade), int(casualties), int(critical)))
        except ValueError:
            raise ValueError(f"{part.strip()!r} is not grade:casualties:critical, e.g. IV:10:1") from None
    return tuple(found)


def grade_propose(casualties: int, critical: int, thresholds: Iterable[Threshold] = NATIONAL) -> Grade | None:
    """The gravest grade whose numbers are reached; None below all of them."""
    reached = [
        threshold
        for threshold in thresholds
        if casualties >= threshold.casualties and critical > threshold.critical_over
    ]
    return max(reached, key=lambda threshold: threshold.casualties).grade if reached else None
