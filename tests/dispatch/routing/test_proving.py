"""What was learned is tried on drives that were kept back, against the speeds in force, hour by hour."""

import random

import pytest

from dispatch.routing.speeds.estimate import Piece
from dispatch.routing.speeds.proving import is_better, prove


def drives(many, hour, times, seed=1):
    """Five minutes each on one class of road, which truly takes so many times longer."""
    chance = random.Random(seed)
    return [[Piece(hour, 30.0 * times * chance.gauss(1, 0.05), {"primary": 30.0})] * 10 for _ in range(many)]


def test_one_drive_in_five_is_kept_back_and_told_by_hour():
    proof = prove([*drives(50, 8, 2.0), *drives(50, 14, 1.0, seed=2)], {})
    assert proof["before"]["trips"] == proof["after"]["trips"] == 20
    assert list(proof["hours"]) == ["8", "14"]
    assert sum(hour["before"]["trips"] for hour in proof["hours"].values()) == 20
    rush, calm = proof["hours"]["8"], proof["hours"]["14"]
    assert rush["before"]["mean_abs_s"] > 250 > 80 > rush["after"]["mean_abs_s"]
    assert calm["after"]["mean_abs_s"] < 60
    assert is_better(proof)


def test_the_speeds_in_force_are_what_it_has_to_beat():
    assert is_better(prove(drives(50, 8, 2.0), {}))
    errors = prove(drives(50, 8, 2.0), {"primary": {"all": 0.5, "hours": {}}})
    assert errors["before"]["mean_abs_s"] == pytest.approx(errors["after"]["mean_abs_s"], abs=2)


def test_what_cannot_be_tried_is_not_better():
    assert not is_better(prove(drives(4, 8, 2.0), {}))
