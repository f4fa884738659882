"""Speeds are found again from drives that were made with known ones; little data changes little."""

import random

import pytest

from dispatch.routing.speeds.errors import error_report
from dispatch.routing.speeds.estimate import Piece, learn
from dispatch.routing.speeds.trips import Fix, moving
from tests.dispatch.routing.roads import at

TRUE = {"primary": 1.4, "residential": 0.8, "motorway": 1.0}


def drives(many, seed=1, hour=None, times=TRUE, noise=0.15):
    """Pieces of half a minute on some of the classes, with the times that these truly take, and noise."""
    chance = random.Random(seed)
    pieces = []
    for _ in range(many):
        roads = {
            kind: chance.uniform(5, 30)
            for kind in chance.sample(sorted(times), min(len(times), chance.choice((1, 2, 3))))
        }
        turns = chance.uniform(0, 5)
        took = sum(seconds * times[kind] for kind, seconds in roads.items()) * chance.gauss(1, noise)
        pieces.append(Piece(chance.randrange(168) if hour is None else hour, took + turns, roads, turns))
    return pieces


def test_known_speeds_are_found_again():
    learned = learn(drives(4_000))
    assert learned.times == {kind: pytest.approx(times, rel=0.05) for kind, times in TRUE.items()}
    assert learned.factors()["primary"]["all"] == pytest.approx(1 / 1.4, rel=0.05)


def test_an_hour_of_its_own_is_found_where_enough_is_driven_in_it():
    slow_at_8 = {kind: 1.5 * times for kind, times in TRUE.items()}
    learned = learn([*drives(4_000), *drives(2_000, 2, hour=8, times=slow_at_8)])
    assert learned.of("primary", 8) == pytest.approx(2.1, rel=0.1)
    assert learned.of("primary", 30) == pytest.approx(1.4 * 1.2, rel=0.25)
    few = learn(drives(5, 3, hour=8))
    assert few.hours == {}


def test_a_class_that_nobody_drove_on_in_an_hour_is_as_slow_as_the_others_in_it():
    rush = drives(400, 2, hour=8, times={"primary": 2 * TRUE["primary"]})
    learned = learn([*drives(4_000), *rush])
    assert learned.of("residential", 8) / learned.times["residential"] == pytest.approx(
        learned.of("primary", 8) / learned.times["primary"], rel=0.2
    )


def test_two_drives_change_next_to_nothing():
    learned = learn(drives(2))
    assert learned.times == {kind: pytest.approx(1, abs=0.06) for kind in learned.times}


def test_a_stop_on_the_way_does_not_make_the_road_slow():
    stops = [Piece(1, 900.0, {"primary": 20.0})] * 20
    assert learn([*drives(2_000), *stops]).times["primary"] < 1.4 * 1.2


def test_no_speed_is_learned_beyond_what_can_be():
    crawling = learn([Piece(1, 3_000.0, {"primary": 600.0})] * 50)
    flying = learn([Piece(1, 60.0, {"primary": 600.0})] * 50)
    assert (crawling.factors()["primary"]["all"], flying.factors()["primary"]["all"]) == (0.4, 2.0)


def test_errors_are_told_in_seconds():
    report = error_report([100, 110, 90, 200], [100, 100, 100, 100])
    assert (report["trips"], report["mean_s"], report["median_abs_s"], report["p90_abs_s"]) == (4, 25.0, 10.0, 100.0)
    assert error_report([], [])["trips"] == 0


def test_standing_before_and_after_is_no_part_of_the_drive():
    standing = [Fix(at(0, 0), float(t)) for t in range(0, 60, 5)]
    driving = [Fix(at(10.0 * t, 0), 60.0 + t) for t in range(0, 100, 5)]
    waiting = [Fix(at(950, 0), 160.0 + t) for t in range(0, 60, 5)]
    drive = moving([*standing, *driving, *waiting])
    assert 50 <= drive[0].at_s <= 65
    assert 150 <= drive[-1].at_s <= 165
    assert moving([]) == []
    assert len(moving(standing)) <= 2
