"""A drawn line means the road along it and never the streets that it crosses; an area means what lies in it."""

import pytest

from dispatch.routing.closures.matching import covered_by_area, covered_by_line
from dispatch.routing.closures.stretches import closing_of
from tests.dispatch.routing.roads import at, network

#        11        12
#         |         |
#  1 ---- 2 ------- 3 ------ 4      Main Street, two ways, 100 m from corner to corner
#         |         |
#        21        22
MAIN = ([(1, 0, 0), (2, 100, 0), (3, 200, 0), (4, 300, 0)], 0)
FIRST = ([(11, 100, 100), (2, 100, 0), (21, 100, -100)], 0)
SECOND = ([(12, 200, 100), (3, 200, 0), (22, 200, -100)], 0)


@pytest.fixture
def grid(tmp_path):
    return network(tmp_path, MAIN, FIRST, SECOND)


def both(*pairs):
    return {pair for a, b in pairs for pair in ((a, b), (b, a))}


def test_a_line_along_a_street_closes_it_and_not_the_streets_that_it_crosses(grid):
    found = covered_by_line(grid, [at(5, 4), at(295, -3)], along_only=False)
    assert found.directed == both((1, 2), (2, 3), (3, 4))
    assert found.metres == pytest.approx(300, abs=1)


def test_a_line_that_runs_over_a_corner_by_a_little_does_not_take_the_next_block(grid):
    assert covered_by_line(grid, [at(105, 2), at(207, 1)], along_only=False).directed == both((2, 3))


def test_a_line_across_a_street_closes_nothing(grid):
    assert covered_by_line(grid, [at(150, 40), at(150, -40)], along_only=False).pieces == []


def test_one_direction_is_the_one_in_which_the_line_was_drawn(grid):
    assert covered_by_line(grid, [at(195, 0), at(105, 0)], along_only=True).directed == {(3, 2)}


def test_a_line_round_a_corner_follows_the_streets(grid):
    assert covered_by_line(grid, [at(0, 2), at(98, 0), at(101, -95)], along_only=False).directed == both(
        (1, 2), (2, 21)
    )


def test_the_carriageway_that_the_line_lies_on_is_meant_and_not_the_other(tmp_path):
    dual = network(tmp_path, ([(1, 0, 0), (2, 400, 0)], 1), ([(4, 400, 14), (3, 0, 14)], 1))
    assert covered_by_line(dual, [at(20, 1), at(380, 1)], along_only=False).directed == {(1, 2)}
    assert covered_by_line(dual, [at(20, 7), at(380, 7)], along_only=False).directed == {(1, 2), (4, 3)}
    assert covered_by_line(dual, [at(380, 7), at(20, 7)], along_only=True).directed == {(4, 3)}


def test_a_short_line_on_a_long_piece_is_enough(tmp_path):
    country = network(tmp_path, ([(1, 0, 0), (2, 900, 0)], 0))
    assert covered_by_line(country, [at(400, 3), at(430, 3)], along_only=False).directed == both((1, 2))


def test_an_area_closes_what_lies_in_it(grid):
    ring = [at(60, 60), at(140, 60), at(140, -60), at(60, -60), at(60, 60)]
    assert covered_by_area(grid, [ring]).directed == both((1, 2), (2, 3), (11, 2), (2, 21))


def test_what_lies_in_a_hole_of_an_area_stays_open(grid):
    border = [at(-50, 150), at(350, 150), at(350, -150), at(-50, -150), at(-50, 150)]
    hole = [at(150, 120), at(330, 120), at(330, -120), at(150, -120), at(150, 120)]
    assert both((3, 4)) & covered_by_area(grid, [border, hole]).directed == set()


def test_a_short_stretch_is_closed_as_a_whole(tmp_path):
    """Between the corners 1 and 4 lie the joints 2 and 3."""
    joined = network(
        tmp_path,
        ([(1, 0, 0), (2, 100, 0), (3, 200, 0)], 0),
        ([(3, 200, 0), (4, 300, 0)], 0),
        ([(10, 0, 90), (1, 0, 0), (11, 0, -90)], 0),
        ([(12, 300, 90), (4, 300, 0), (13, 300, -90)], 0),
    )
    closing = closing_of(joined, covered_by_line(joined, [at(110, 0), at(190, 0)], along_only=False))
    assert (closing.closed, closing.crawl) == (both((1, 2), (2, 3), (3, 4)), {})
    one_way = closing_of(joined, covered_by_line(joined, [at(110, 0), at(190, 0)], along_only=True))
    assert one_way.closed == {(1, 2), (2, 3), (3, 4)}


def test_a_long_stretch_stays_reachable_from_both_ends(tmp_path):
    """A bridge of 50 m in the middle of two kilometres without a corner: an hour to cross, so nobody does."""
    nodes = [(1, 0, 0), (2, 1_000, 0), (3, 1_050, 0), (4, 2_000, 0)]
    country = network(tmp_path, (nodes, 0))
    closing = closing_of(country, covered_by_line(country, [at(1_000, 0), at(1_050, 0)], along_only=False))
    assert closing.closed == set()
    assert closing.crawl == {pair: pytest.approx(0.05, rel=0.01) for pair in both((2, 3))}
