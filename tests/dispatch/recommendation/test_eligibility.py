from datetime import timedelta
from typing import Any

import pytest

from dispatch.recommendation.eligibility import Candidate, Exclusion, judge
from dispatch.recommendation.facts import Need, UnitFacts
from dispatch.recommendation.rules import Rules
from tests.dispatch.recommendation.making import AWAY, NOW, STATION, fix, job, unit

RULES = Rules()
ANY = Need("R2", required=frozenset({"BLS"}))


def judged(facts: UnitFacts, need: Need = ANY) -> Any:
    return judge(facts, need, RULES, NOW)


def test_a_ready_unit_with_a_fresh_fix_is_a_candidate_from_there() -> None:
    candidate = judged(unit(fix=fix()))
    assert isinstance(candidate, Candidate)
    assert (candidate.origin.point, candidate.origin.source, candidate.origin.at_station) == (AWAY, "fix", False)
    assert (candidate.standing, candidate.wait_s) == ("free", 0.0)


@pytest.mark.parametrize(
    ("facts", "need", "code", "params"),
    [
        (
            unit(readiness="out_of_service", readiness_reason="flat tyre"),
            ANY,
            "not_ready",
            {"readiness": "out_of_service", "reason": "flat tyre"},
        ),
        (unit(readiness="off_duty"), ANY, "not_ready", {"readiness": "off_duty", "reason": ""}),
        (
            unit(job=job("at_scene"), fix=fix()),
            ANY,
            "busy",
            {"incident": 7, "number": "20260501-0007", "level": "R3", "state": "at_scene"},
        ),
        (
            unit(capabilities=frozenset({"BLS"})),
            Need("R2", required=frozenset({"PHYS"})),
            "capability_missing",
            {"missing": ["PHYS"]},
        ),
        (unit(shift_ends_at=NOW + timedelta(minutes=10)), ANY, "shift_ends", {"in_s": 600, "margin_s": 900}),
        (unit(fix=fix(age_s=121)), ANY, "position_too_old", {"age_s": 121, "limit_s": 120}),
    ],
    ids=["out of service", "off duty", "busy", "capability", "shift", "position"],
)
def test_a_unit_left_out_says_why(facts: UnitFacts, need: Need, code: str, params: dict[str, Any]) -> None:
    verdict = judged(facts, need)
    assert isinstance(verdict, Exclusion)
    assert (verdict.code, verdict.params) == (code, params)


def test_a_physician_unit_does_basic_life_support() -> None:
    assert isinstance(judged(unit(capabilities=frozenset({"PHYS"}))), Candidate)


def test_a_unit_that_never_reported_is_taken_to_stand_at_its_station() -> None:
    origin = judged(unit()).origin
    assert (origin.point, origin.source, origin.age_s, origin.at_station) == (STATION, "station", None, True)


def test_an_old_fix_at_the_station_falls_back_to_the_stations_point_and_keeps_its_age() -> None:
    origin = judged(unit(fix=fix(age_s=7_200, point=(STATION[0] + 0.0005, STATION[1])))).origin
    assert (origin.point, origin.source, origin.age_s, origin.at_station) == (STATION, "station", 7_200, True)


def test_a_fix_from_the_future_has_no_age() -> None:
    assert judged(unit(fix=fix(age_s=-20))).origin.age_s == 0


@pytest.mark.parametrize(
    ("state", "since_s", "wait_s"),
    [("at_hospital", 300, 900), ("at_hospital", 5_000, 60), ("handed_over", 60, 420)],
)
def test_a_unit_at_the_hospital_is_about_to_clear_after_an_estimated_wait(
    state: str, since_s: float, wait_s: float
) -> None:
    candidate = judged(unit(fix=fix(), job=job(state, since_s=since_s)))
    assert (candidate.standing, candidate.wait_s) == ("about_to_clear", wait_s)


def test_a_unit_about_to_clear_without_a_fix_is_where_its_hospital_is() -> None:
    candidate = judged(unit(job=job("at_hospital", hospital=(-123.0, 49.2))))
    assert (candidate.origin.point, candidate.origin.source) == ((-123.0, 49.2), "hospital")


def test_a_unit_about_to_clear_that_nobody_can_place_is_named_with_its_wait() -> None:
    verdict = judged(unit(job=job("handed_over", since_s=0)))
    assert (verdict.code, verdict.params["wait_s"]) == ("about_to_clear", 480)


@pytest.mark.parametrize("state", ["offered", "accepted", "rolling"])
def test_a_unit_on_its_way_to_a_lower_level_may_be_diverted(state: str) -> None:
    assert judged(unit(fix=fix(), job=job(state, level="R3"))).standing == "divertible"


@pytest.mark.parametrize(("level", "asked"), [("R2", "R2"), ("R1", "R2"), ("R4", "R3")])
def test_no_unit_is_diverted_from_the_same_or_a_higher_level_nor_for_one_that_can_wait(level: str, asked: str) -> None:
    verdict = judged(unit(fix=fix(), job=job("rolling", level=level)), Need(asked, required=frozenset({"BLS"})))
    assert verdict.code == "busy"


def test_a_unit_with_a_patient_is_never_diverted() -> None:
    assert judged(unit(fix=fix(), job=job("left_scene", level="R4")), Need("R1")).code == "busy"
