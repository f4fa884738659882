"""The ranking: a pure function of road time, turnout, fit and the cost to the area's cover, all in seconds."""

from collections.abc import Mapping
from typing import NamedTuple

from dispatch.recommendation.eligibility import Candidate
from dispatch.recommendation.facts import Need
from dispatch.recommendation.need import lacks
from dispatch.recommendation.rules import Weights

MOST_URGENT = "R1"

Road = tuple[float, float]
"""Seconds and metres along the road."""


class Cost(NamedTuple):
    """What is known of a candidate before its road time. Fit and cover weigh in the order, never in the time shown."""

    turnout_s: float
    wait_s: float = 0.0
    fit_s: float = 0.0
    cover_s: float = 0.0

    @property
    def beyond_road_s(self) -> float:
        return self.turnout_s + self.wait_s + self.fit_s + self.cover_s


class Ranked(NamedTuple):
    """A candidate with its road: a row of the list."""

    candidate: Candidate
    cost: Cost
    road_s: float
    distance_m: float

    @property
    def total_s(self) -> float:
        """Seconds from now until the unit can be at the scene."""
        return self.road_s + self.cost.turnout_s + self.cost.wait_s

    @property
    def order(self) -> tuple[float, int]:
        """What the list is sorted by: time and penalties, then the unit's key, so that it always comes out the same."""
        return self.road_s + self.cost.beyond_road_s, self.candidate.facts.unit


def cost_of(candidate: Candidate, need: Need, others_near: int | None, weights: Weights) -> Cost:
    """Turnout, wait and penalties. `others_near` counts the free units that would stay; None where nobody counted.

    R1 has no penalties, whatever the weights say: the quickest suitable unit goes.
    """
    turnout_s = weights.turnout_station_s if candidate.origin.at_station else weights.turnout_road_s
    if need.level == MOST_URGENT:
        return Cost(turnout_s, candidate.wait_s)
    return Cost(turnout_s, candidate.wait_s, _fit_s(candidate, need, weights), _cover_s(need, others_near, weights))


def weighs_cover(need: Need, weights: Weights) -> bool:
    return need.level != MOST_URGENT and weights.cover_s.get(need.level, 0.0) > 0


def rank(
    candidates: Mapping[int, Candidate], costs: Mapping[int, Cost], roads: Mapping[int, Road], count: int
) -> list[Ranked]:
    """The first `count` of the candidates whose road is known, best first."""
    rows = [Ranked(candidates[key], costs[key], seconds, metres) for key, (seconds, metres) in roads.items()]
    return sorted(rows, key=lambda row: row.order)[:count]


def is_over_qualified(candidate: Candidate, need: Need) -> bool:
    """A physician unit where nobody asked for one."""
    return "PHYS" in candidate.facts.capabilities and "PHYS" not in need.required | need.wanted


def lacking(candidate: Candidate, need: Need) -> list[str]:
    """Capabilities that are wanted and that this unit does not bring."""
    return list(lacks(need.wanted, candidate.facts.capabilities))


def _fit_s(candidate: Candidate, need: Need, weights: Weights) -> float:
    return weights.over_qualified_s.get(need.level, 0.0) if is_over_qualified(candidate, need) else 0.0


def _cover_s(need: Need, others_near: int | None, weights: Weights) -> float:
    if others_near is None or others_near >= weights.cover_wanted:
        return 0.0
    return weights.cover_s.get(need.level, 0.0) * (weights.cover_wanted - others_near) / weights.cover_wanted
