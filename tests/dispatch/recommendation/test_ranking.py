from dispatch.recommendation.cover import others_near
from dispatch.recommendation.eligibility import Candidate, judge
from dispatch.recommendation.facts import Need, UnitFacts
from dispatch.recommendation.ranking import cost_of, rank
from dispatch.recommendation.rules import Rules, Weights
from tests.dispatch.recommendation.making import NOW, fix, unit

R1 = Need("R1", required=frozenset({"BLS"}))
R3 = Need("R3", required=frozenset({"BLS"}))
BASIC = frozenset({"BLS"})


def candidate(number: int, **facts: object) -> Candidate:
    found = judge(unit(number, **facts), Need("R1"), Rules(), NOW)
    assert isinstance(found, Candidate)
    return found


def order(
    candidates: list[Candidate], roads: list[float], need: Need, near: int | None = None, weights: Weights | None = None
) -> list[int]:
    by_unit = {row.facts.unit: row for row in candidates}
    costs = {key: cost_of(row, need, near, weights or Weights()) for key, row in by_unit.items()}
    found = {row.facts.unit: (road, road * 10) for row, road in zip(candidates, roads, strict=True)}
    return [row.candidate.facts.unit for row in rank(by_unit, costs, found, 10)]


def test_turnout_counts_with_the_road() -> None:
    at_station, on_the_road = candidate(1), candidate(2, fix=fix())
    assert order([at_station, on_the_road], [100, 149], R1) == [2, 1]
    assert order([at_station, on_the_road], [100, 151], R1) == [1, 2]


def test_r1_goes_to_the_quickest_whatever_fit_and_cover_say() -> None:
    heavy = Weights(over_qualified_s={"R1": 900}, cover_s={"R1": 900})
    physician, basic = candidate(1), candidate(2, capabilities=BASIC)
    assert order([physician, basic], [100, 101], R1, near=0, weights=heavy) == [1, 2]


def test_a_physician_unit_is_kept_for_those_who_need_one() -> None:
    physician, basic = candidate(1), candidate(2, capabilities=BASIC)
    assert order([physician, basic], [100, 219], R3) == [2, 1]
    assert order([physician, basic], [100, 221], R3) == [1, 2]


def test_the_last_unit_of_an_area_costs_its_cover() -> None:
    alone, one_of_many = candidate(1, capabilities=BASIC), candidate(2, capabilities=BASIC)
    weights = Weights()
    lone, plenty = cost_of(alone, R3, 0, weights), cost_of(one_of_many, R3, 2, weights)
    assert (lone.cover_s, plenty.cover_s) == (120.0, 0.0)
    assert cost_of(alone, R3, 1, weights).cover_s == 60.0


def test_penalties_weigh_in_the_order_and_never_in_the_time_shown() -> None:
    cost = cost_of(candidate(1), R3, 0, Weights())
    by_unit = {1: candidate(1)}
    row = rank(by_unit, {1: cost}, {1: (100.0, 1_000.0)}, 1)[0]
    assert (row.total_s, row.order) == (160.0, (400.0, 1))


def test_equal_times_are_told_apart_by_the_unit() -> None:
    assert order([candidate(9), candidate(3), candidate(5)], [100, 100, 100], R1) == [3, 5, 9]


def test_others_near_are_counted_up_to_what_is_enough() -> None:
    points = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.02, 0.0), 4: (1.0, 1.0)}
    assert others_near(points, points, radius_m=1_500, enough=2) == {1: 1, 2: 2, 3: 1, 4: 0}


def test_near_units_are_found_across_the_date_lines_of_the_grid() -> None:
    units: dict[int, UnitFacts] = {n: unit(n) for n in range(2)}
    points = {0: (-0.0001, 0.0001), 1: (0.0001, -0.0001)}
    assert others_near(points, units, radius_m=500, enough=5) == {0: 1, 1: 1}
