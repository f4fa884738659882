"""No drive is quicker than the road sketch says, and the road is never farther."""

from math import inf
from pathlib import Path

import pytest

from cad.geo.graph.sketch import Sketch, SketchWriter
from cad.geo.graph.wave import Wave

BOX = (10.0, 50.0, 10.2, 50.04)
WEST, MIDDLE, EAST, NORTH = (10.0, 50.01), (10.1, 50.01), (10.2, 50.01), (10.1, 50.03)
TENTH_M = 715.0  # a hundredth of a degree east at 50 degrees north
ON_IT_M = 71.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A road west to east at 36 km/h, and from its middle a one-way street to the north at 72."""
    writer = SketchWriter(BOX, {1: 0, 2: 1, 3: 2, 4: 3})
    writer.add([1, 2, 3], [WEST, MIDDLE, EAST], (10.0, 10.0), starts=True)
    writer.add([2, 4], [MIDDLE, NORTH], (20.0, 0.0), starts=True)
    writer.save(tmp_path / "sketch.bin")
    return tmp_path / "sketch.bin"


@pytest.fixture
def sketch(path: Path) -> Sketch:
    return Sketch(path)


def least_s(sketch: Sketch, start: tuple[float, float], end: tuple[float, float], until_s: float = 3_600.0) -> float:
    wave = Wave(sketch, sketch.ground.spot(end), ON_IT_M)
    wave.spread(until_s)
    return wave.least_s(sketch.ground.spot(start), ON_IT_M)


def test_no_drive_is_quicker_than_the_roads_allow(sketch: Sketch) -> None:
    seconds = 10 * TENTH_M / 10.0
    assert seconds * 0.94 < least_s(sketch, WEST, MIDDLE) < seconds


def test_places_on_one_piece_of_road_need_no_junction_between_them(sketch: Sketch) -> None:
    there, back = least_s(sketch, (10.03, 50.01), (10.06, 50.01)), least_s(sketch, (10.06, 50.01), (10.03, 50.01))
    assert 3 * TENTH_M / 10.0 * 0.8 < there < 3 * TENTH_M / 10.0
    assert there == pytest.approx(back, abs=10.0)


def test_a_one_way_street_leads_one_way(sketch: Sketch) -> None:
    assert 2_224 / 20.0 * 0.85 < least_s(sketch, MIDDLE, NORTH) < 2_224 / 20.0
    assert least_s(sketch, NORTH, WEST) == inf


def test_who_has_not_been_reached_is_no_nearer_than_the_wave_has_come(sketch: Sketch) -> None:
    assert 0 < least_s(sketch, WEST, EAST, until_s=60.0) <= 2 * 10 * TENTH_M / 10.0


def test_higher_speeds_shorten_it(sketch: Sketch) -> None:
    wave = Wave(sketch, sketch.ground.spot(MIDDLE), ON_IT_M, quicker=2.0)
    wave.spread(3_600.0)
    assert wave.least_s(sketch.ground.spot(WEST), ON_IT_M) < least_s(sketch, WEST, MIDDLE) / 2


def test_who_is_far_from_any_road_may_enter_it_anywhere(sketch: Sketch) -> None:
    wave = Wave(sketch, sketch.ground.spot(MIDDLE), ON_IT_M)
    wave.spread(3_600.0)
    assert wave.least_s(sketch.ground.spot(WEST), 5_000.0) == 0.0


def test_the_road_is_never_farther_than_the_gaps_say(sketch: Sketch) -> None:
    gaps, spot = sketch.gaps, sketch.ground.spot
    assert gaps.off_road_m(*spot(MIDDLE)) <= ON_IT_M
    assert gaps.off_road_m(*spot((10.05, 50.0))) >= 1_112
    assert gaps.off_road_m(*spot((11.0, 50.0))) == inf


def test_no_drive_begins_on_a_ferry_or_on_a_road_that_is_cut_off(tmp_path: Path) -> None:
    writer = SketchWriter(BOX, {1: 0, 2: 1})
    writer.add([1, 2], [WEST, EAST], (10.0, 10.0), starts=False)
    writer.save(tmp_path / "sketch.bin")
    sketch = Sketch(tmp_path / "sketch.bin")
    assert sketch.gaps.off_road_m(*sketch.ground.spot(MIDDLE)) == inf
    assert least_s(sketch, WEST, EAST) > 0


def test_a_sketch_that_is_cut_off_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    with pytest.raises(ValueError, match="not whole"):
        Sketch(path)
