"""Importing a city: whole or not at all, once for the same file, and refused in one line with what to do."""

import osmium
import pytest
from django.contrib.gis.geos import Point
from django.core.management import CommandError, call_command

from cad.geo.graph.folder import graph_active, graph_complete, graph_folder, segments_path, sketch_name
from cad.geo.graph.modes import PLAIN
from cad.geo.models import Area, Building, City, HouseNumber, HouseRange, Intersection, NamedPlace, Street
from cad.geo.selectors import city_active, city_json
from cad.geo.tiles.layers import FORMAT
from tests.fixtures.geo import extract_of


def run(*arguments, capsys):
    call_command("city", *map(str, arguments))
    return capsys.readouterr().out


def served_graph():
    graph = graph_active()
    assert graph is not None
    return graph


def current_city():
    city = city_active()
    assert city is not None
    return city


def sketch_path(city):
    return graph_folder(city.version) / sketch_name(PLAIN)


def mode_path(city):
    return graph_folder(city.version) / PLAIN / "city.osrm.mldgr"


def test_vancouver_is_imported_whole(vancouver):
    assert vancouver.road_km == pytest.approx(2725, abs=30)
    assert vancouver.top_speed_mps == pytest.approx(29.2, abs=0.1)
    counts = {
        model: model.objects.filter(city=vancouver).count() for model in (Street, HouseNumber, NamedPlace, Building)
    }
    assert counts == {Street: 1822, HouseNumber: 1639, NamedPlace: 4026, Building: 29_992}
    assert Intersection.objects.filter(city=vancouver).count() > 7_000
    assert NamedPlace.objects.filter(city=vancouver, kind="hospital").count() >= 11
    assert vancouver.counts["skipped"]["house numbers without a street"] == 32
    assert graph_complete(served_graph())


def test_a_screen_is_told_where_the_city_is_and_where_its_tiles_are(vancouver):
    told = city_json()
    assert told is not None
    assert told["name"] == "vancouver"
    assert told["tiles"] == f"/tiles/{vancouver.version}/{{z}}/{{x}}/{{y}}.mvt?f={FORMAT}"
    west, south, east, north = told["bbox"]
    assert west < told["centre"][0] < east
    assert south < told["centre"][1] < north


def test_macau_has_its_names_in_both_languages(macau):
    street = Street.objects.filter(city=macau, names__zh="大學大馬路")[0]
    assert street.names["pt"] == "Avenida da Universidade"


def test_san_francisco_has_address_ranges(san_francisco):
    ranges = HouseRange.objects.filter(city=san_francisco)
    assert ranges.count() > 20_000
    assert {one.step for one in ranges} == {1, 2}


def test_the_same_file_again_is_already_imported(vancouver, capsys):
    said = run("import", extract_of("vancouver"), "--name", "vancouver", capsys=capsys)
    assert "already imported" in said
    assert City.objects.filter(name="vancouver").count() == 1


def test_the_list_marks_the_current_city(vancouver, capsys):
    marked = [line for line in run("list", capsys=capsys).splitlines() if line.startswith("*")]
    assert [line.split()[1] for line in marked] == ["vancouver"]


def test_the_current_city_is_not_dropped(vancouver):
    with pytest.raises(CommandError, match="is current"):
        call_command("city", "drop", "vancouver")


def test_a_city_that_is_not_there_cannot_be_used(db):
    with pytest.raises(CommandError, match="There is no city 'atlantis'"):
        call_command("city", "use", "atlantis")


@pytest.mark.parametrize("lost", [lambda city: segments_path(city.version), sketch_path, mode_path])
def test_a_city_whose_files_are_lost_is_said_to_be_so_and_comes_back_by_an_import(macau, lost, capsys):
    path = lost(macau)
    path.rename(path.with_suffix(".lost"))
    try:
        assert "files are missing: import it again" in run("list", capsys=capsys)
        with pytest.raises(CommandError, match="Files of macau are missing"):
            call_command("city", "use", "macau")
        run("import", extract_of("macau"), "--name", "macau", capsys=capsys)
        assert current_city().version == f"{macau.version}-2"
        assert "missing" not in run("list", capsys=capsys)
    finally:
        path.with_suffix(".lost").rename(path)


@pytest.fixture
def broken(tmp_path, city_data):
    """Files that cannot become a city, by kind."""

    def make(kind):
        path = tmp_path / f"{kind}.osm.pbf"
        if kind == "cut_off":
            path.write_bytes(extract_of("macau").read_bytes()[:100_000])
        elif kind == "text":
            path.write_text("hello, I am not an extract\n" * 100)
        elif kind == "empty":
            path.touch()
        elif kind == "sea":
            _write_sea(path)
        elif kind == "folder":
            path.mkdir()
        return path

    return make


def _write_sea(path):
    with osmium.SimpleWriter(str(path)) as writer:
        for key in range(1, 5):
            writer.add_node(osmium.osm.mutable.Node(id=key, location=(-130 + key / 10, 45.0)))
        writer.add_way(osmium.osm.mutable.Way(id=1, nodes=[1, 2, 3, 4], tags={"natural": "coastline"}))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("cut_off", "is cut off"),
        ("text", "is not a readable .osm.pbf extract"),
        ("empty", "is not a readable .osm.pbf extract"),
        ("sea", "holds no road that can be driven"),
        ("folder", "is not a file"),
        ("missing", "There is no file"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_line_and_changes_nothing(macau, broken, kind, words):
    folders = set(served_graph().parent.iterdir())
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("city", "import", str(broken(kind)), "--name", "macau")
    assert "\n" not in str(refusal.value)
    assert current_city().pk == macau.pk
    assert Street.objects.filter(city=macau).count() == 964
    assert set(served_graph().parent.iterdir()) == folders


def test_an_import_that_fails_half_way_leaves_the_old_city(macau, monkeypatch):
    def fail(*arguments):
        raise OSError("No space left on device")

    served = graph_active()
    monkeypatch.setattr("cad.geo.importing.run.load_all", fail)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("city", "import", str(extract_of("macau")), "--name", "macau again")
    assert current_city().pk == macau.pk
    assert graph_active() == served
    assert not City.objects.filter(name="macau again").exists()


def test_a_second_import_under_the_same_name_replaces_the_first(macau, tmp_path, monkeypatch):
    monkeypatch.setattr("cad.geo.importing.run.FORMAT", 99)
    call_command("city", "import", str(extract_of("macau")), "--name", "macau")
    assert list(City.objects.filter(name="macau").values_list("version", flat=True)) == [current_city().version]
    assert current_city().version.endswith("-99")
    assert not Street.objects.filter(city=macau.pk).exists()


@pytest.mark.parametrize(
    ("place", "wet"),
    [((-123.18, 49.29), True), ((-123.11, 49.30), True), ((-123.12, 49.28), False), ((-123.07, 49.315), False)],
)
def test_the_sea_is_where_the_coastline_says(vancouver, place, wet):
    point = Point(place[0], place[1], srid=4326).transform(3857, clone=True)
    assert Area.objects.filter(city=vancouver, kind="sea", shape__contains=point).exists() is wet
