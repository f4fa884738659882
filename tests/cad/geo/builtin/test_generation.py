"""The city by its rules, on a small one: the same for the same seed, nothing in the water, no place cut off."""

from collections import Counter
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from cad.geo.builtin.blocks.block import NUMBER_STEP
from cad.geo.builtin.ground import from_earth, to_earth
from cad.geo.builtin.naming.name import name_of
from cad.geo.builtin.naming.places import ordinal
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Track, area, between, distance, inside
from cad.geo.builtin.roads.flow import strong_groups
from tests.cad.geo.builtin.conftest import generated


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_city(small, tmp_path):
    _, path = small
    again = generated(tmp_path, Plan(seed=11, scale=0.35))[1]
    other = generated(tmp_path, Plan(seed=12, scale=0.35))[1]
    assert path.read_bytes() == again.read_bytes()
    assert path.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_from_every_place_one_can_drive_to_every_other(seed, tmp_path):
    city, _ = generated(tmp_path, Plan(seed=seed, scale=0.3))
    assert len(set(strong_groups(city.network).values())) == 1


def test_no_road_runs_through_water_but_on_a_bridge(small):
    city, _ = small
    at = city.network.at
    wet = [
        piece.road.name
        for (a, b), piece in city.network.pieces.items()
        if not piece.bridge and any(city.water.wet(between(at[a], at[b], share)) for share in (0.1, 0.5, 0.9))
    ]
    assert wet == []


def test_the_river_is_crossed_by_bridges_only(small):
    city, _ = small
    bank = {node: city.water.north_of_river(city.network.at[node]) for node in city.network.near}
    crossing = [piece for (a, b), piece in city.network.pieces.items() if bank[a] != bank[b]]
    assert crossing
    assert all(piece.bridge for piece in crossing)


def test_house_numbers_rise_along_the_street_odd_on_its_left_and_even_on_its_right(small):
    city, _ = small
    names = Counter(street.road.name.zh for street in city.streets if street.road.name)
    streets = [street for street in city.streets if street.road.name and names[street.road.name.zh] == 1]
    by_street = {street.road.name.zh: street for street in streets if street.road.name}
    doors: dict = {}
    for door in city.works.doors:
        if not door.of_place and door.owner in by_street and "弄" not in door.number:
            doors.setdefault(door.owner, []).append(door)
    name = max(doors, key=lambda owner: len(doors[owner]))
    track = Track([city.network.at[node] for node in by_street[name].nodes])
    numbers = {int(door.number[:-1]): door.at for door in doors[name]}
    assert len(numbers) > 20
    for number, at in numbers.items():
        metres = NUMBER_STEP * ((number - 1) // 2)
        left = min(distance(at, track.beside(metres + d, 15)) for d in (0, 5, 9))
        right = min(distance(at, track.beside(metres + d, -15)) for d in (0, 5, 9))
        assert min(left, right) < 15
        assert (left < right) is (number % 2 == 1)


def test_an_estate_has_a_wall_with_gates_and_its_houses_stand_inside(small):
    city, _ = small
    for estate in city.works.estates:
        assert estate.gates or len(city.works.estates) > 20
        assert all(inside(estate.ring, house.at) for house in estate.buildings)
        assert [house.number for house in estate.buildings][:2] == ["1栋", "2栋"]
        assert {unit.number for unit in estate.units} == {house.number for house in estate.buildings}
    with_gates = [estate for estate in city.works.estates if estate.gates]
    assert len(with_gates) > 0.9 * len(city.works.estates)


def test_districts_tile_the_municipality(small):
    city, _ = small
    outside = [border for border in city.districts.borders() if border.left is None or border.right is None]
    cells = [part for cell in city.districts.cells for part in cell.parts]
    assert len({part.name.zh for part in cells}) == len(cells)
    rings: dict = {}
    for border in city.districts.borders():
        for cell, line in ((border.left, border.line), (border.right, border.line[::-1])):
            rings.setdefault(cell, []).append(line)
    twice = {cell: sum(_cross(line) for line in lines) for cell, lines in rings.items()}
    assert set(rings) == {None, *cells}
    assert sum(twice[cell] for cell in cells) == pytest.approx(-twice[None])
    assert all(twice[cell] > 0 for cell in cells)
    assert outside


def _cross(line):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(line)) / 2


def test_names_are_written_in_three_ways():
    name = name_of("人民", "东", "路")
    assert (name.zh, name.pinyin, name.en) == ("人民东路", "Rénmín Dōng Lù", "Renmin East Road")
    assert name_of(name, "18号", "院").en == "Renmin East Road No. 18 Compound"
    assert [ordinal(number) for number in (1, 10, 12, 20, 31)] == ["第一", "第十", "第十二", "第二十", "第三十一"]


def test_the_plane_and_the_earth_agree():
    x, y = from_earth(*to_earth((1234.5, -678.9)))
    assert (x, y) == pytest.approx((1234.5, -678.9), abs=0.02)
    assert area([(0, 0), (2, 0), (2, 1), (0, 1)]) == 2


def test_the_command_tells_what_it_wrote(tmp_path, capsys):
    call_command("city", "generate", str(tmp_path / "town.osm.pbf"), "--scale", "0.3", "--seed", "5")
    said = capsys.readouterr().out
    assert "澄川市 Chengchuan City: written to" in said
    assert "kilometre posts" in said
    assert (tmp_path / "town.osm.pbf").stat().st_size > 50_000


@pytest.mark.parametrize(
    ("out", "options", "words"),
    [
        ("city.pbf", [], "must end in .osm.pbf"),
        ("city.osm.pbf", ["--scale", "3"], "--scale must be from 0.3 to 1"),
        ("no/such/folder/city.osm.pbf", ["--scale", "0.3"], "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(tmp_path, out, options, words):
    with pytest.raises(CommandError, match=words):
        call_command("city", "generate", str(tmp_path / out), *options)
    assert not list(tmp_path.rglob("*"))
