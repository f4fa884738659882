"""`city check`: what would hurt a dispatcher, told with places, as text and JSON, and by exit code."""

import json

import pytest
from django.core.management import CommandError, call_command

from cad.geo.importing.run import city_import
from tests.cad.geo.importing.drawing import Drawing


def check(capsys, *arguments):
    """(exit code, what was written)."""
    try:
        call_command("city", "check", *arguments)
        code = 0
    except SystemExit as ended:
        code = int(str(ended.code))
    return code, capsys.readouterr().out


@pytest.fixture
def city_of(city_data, db, tmp_path):
    """Imports a drawing; far posts at its corners keep everything else away from the extract's edge."""

    def make(draw: Drawing):
        frame = [(-5000, -5000), (0, -5000), (5000, -5000), (5000, 5000), (-5000, 5000), (-5000, -5000)]
        draw.way(*frame, highway="primary", name="Ring Road")
        draw.way((0, 0), (0, -5000), highway="primary", name="South Road")
        return city_import(draw.write(tmp_path / "drawn.osm.pbf"), "drawn", lambda words: None)[0]

    return make


def grid(draw: Drawing) -> None:
    draw.way((0, 0), (1000, 0), highway="residential", name="First Street")
    draw.way((0, 0), (0, 1000), (1000, 1000), (1000, 0), highway="residential", name="Second Street")


@pytest.fixture
def found(city_of, capsys):
    def run(draw: Drawing):
        city_of(draw)
        code, told = check(capsys, "--json")
        return code, json.loads(told)

    return run


def names(report, chapter):
    return [(finding["what"], finding["serious"]) for finding in report[chapter]["findings"]]


def test_a_sound_city_has_nothing_serious(city_of, capsys):
    draw = Drawing()
    grid(draw)
    city_of(draw)
    code, told = check(capsys)
    assert code == 0
    assert "Nothing serious" in told
    assert "100.0% of the road of drawn" in told


def test_roads_cut_off_are_found_and_long_ones_are_serious(found):
    draw = Drawing()
    grid(draw)
    draw.way((2000, 2000), (3500, 2000), highway="residential", name="Island Road")
    draw.way((2000, 3000), (2100, 3000), highway="residential", name="Short Road")
    code, report = found(draw)
    assert (code, names(report, "cut_off")) == (2, [("Island Road", True), ("Short Road", False)])
    size = report["cut_off"]["findings"][0]["size"]
    assert size == pytest.approx(1500, rel=0.01)


def test_a_ferry_keeps_an_island_from_being_cut_off(found):
    draw = Drawing()
    grid(draw)
    draw.way((1000, 1000), (2000, 2000), route="ferry", name="Ferry")
    draw.way((2000, 2000), (3500, 2000), highway="residential", name="Island Road")
    assert names(found(draw)[1], "cut_off") == []


def test_one_way_traps_and_walls_are_told_apart(found):
    draw = Drawing()
    grid(draw)
    draw.way((1000, 1000), (1000, 1600), highway="residential", name="Trap Street", oneway="yes")
    draw.way((500, 2000), (500, 1600), (0, 1000), highway="residential", name="Wall Street", oneway="yes")
    code, report = found(draw)
    assert code == 2
    assert names(report, "one_way_trap") == [("Trap Street", True)]
    assert names(report, "one_way_wall") == [("Wall Street", True)]


def test_a_one_way_that_leads_back_is_no_trap(found):
    draw = Drawing()
    grid(draw)
    draw.way((1000, 1000), (1500, 1500), (1000, 0), highway="residential", name="Loop", oneway="yes")
    report = found(draw)[1]
    assert (names(report, "one_way_trap"), names(report, "one_way_wall")) == ([], [])


def test_what_lies_at_the_edge_of_the_extract_is_not_serious(found):
    draw = Drawing()
    grid(draw)
    draw.way((1000, 1000), (1000, 4900), highway="motorway", name="Way Out", oneway="yes")
    code, report = found(draw)
    assert (code, names(report, "one_way_trap")) == (0, [("Way Out (at the edge of the extract)", False)])


def test_streets_and_corners_without_names_are_found(found):
    draw = Drawing()
    grid(draw)
    draw.way((1000, 0), (2000, 0), (2000, 800), highway="residential")
    draw.way((2000, 0), (3000, 0), highway="residential")
    report = found(draw)[1]
    assert [f["size"] for f in report["street_without_name"]["findings"]] == pytest.approx([1800, 1000], rel=0.01)
    assert names(report, "corner_without_names") == [("?", False)]


def test_a_hospital_without_a_road_is_serious(found):
    draw = Drawing()
    grid(draw)
    draw.node(500, 50, amenity="hospital", name="Near Hospital")
    draw.node(2500, 2500, amenity="hospital", name="Far Hospital")
    draw.node(2600, 2500, emergency="ambulance_station", name="Far Station")
    draw.node(2700, 2500, amenity="clinic", name="Far Clinic")
    code, report = found(draw)
    assert code == 2
    assert sorted(names(report, "place_without_road")) == [
        ("Far Clinic (clinic)", False), ("Far Hospital (hospital)", True), ("Far Station (ambulance_station)", True),
    ]  # fmt: skip


def test_how_near_a_road_has_to_be_is_asked(city_of, capsys):
    draw = Drawing()
    grid(draw)
    draw.node(500, 50, amenity="hospital", name="Near Hospital")
    city_of(draw)
    assert check(capsys)[0] == 0
    assert check(capsys, "--road-within", "30")[0] == 2


def test_a_door_number_in_two_places_is_found(found):
    draw = Drawing()
    draw.way((0, 0), (3000, 0), highway="residential", name="Long Street")
    for east in (10, 40, 2500):
        draw.node(east, 10, addr__street="Long Street", addr__housenumber="12")
    draw.node(10, 30, addr__street="Long Street", addr__housenumber="14")
    draw.node(200, 30, addr__street="Long Street", addr__housenumber="14")
    report = found(draw)[1]
    assert names(report, "door_twice") == [("12 Long Street (2 times)", False)]


def test_vancouver_is_checked_whole(vancouver, capsys):
    code, told = check(capsys, "vancouver", "--json")
    report = json.loads(told)
    assert report["cut_off"]["found"] > 20
    assert report["street_without_name"]["found"] > 100
    assert (code == 2) == (report["serious"] > 0)


def test_without_a_city_it_says_so(city_data, db):
    with pytest.raises(CommandError, match="There is no city yet"):
        call_command("city", "check")
    with pytest.raises(CommandError, match="There is no city 'atlantis'"):
        call_command("city", "check", "atlantis")
