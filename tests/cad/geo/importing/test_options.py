"""--bbox, --tags, --replace, --name: what they choose, and what is refused in one line with nothing changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from cad.geo.importing.run import ONE_AT_A_TIME
from cad.geo.models import City, HouseRange, Intersection, Street
from tests.cad.geo.importing.drawing import Drawing


def box_around(west, south, east, north):
    (w, s), (e, n) = Drawing.place(west, south), Drawing.place(east, north)
    return f"--bbox={w:.5f},{s:.5f},{e:.5f},{n:.5f}"


def take(*arguments):
    call_command("city", "import", *map(str, arguments))


@pytest.fixture
def tagged(tmp_path):
    """An extract in tags of its own, and the file that says what they mean."""
    draw = Drawing()
    draw.way((0, 0), (500, 0), highway="residential", ST_NAME="Oak Street", L_F="101", L_T="199")
    draw.way((500, 0), (500, 500), highway="residential", ST_NAME="Elm Street")
    tags = tmp_path / "own.yaml"
    tags.write_text("keys: {ST_NAME: name}\nranges: [{side: left, first: L_F, last: L_T}]")
    return draw.write(tmp_path / "tagged.osm.pbf"), tags


def test_a_box_takes_what_touches_it_and_keeps_ways_and_turn_restrictions_whole(city_data, db, tmp_path):
    draw = Drawing()
    inside = draw.way((0, 0), (500, 0), (3000, 0), highway="residential", name="Long Road")
    other = draw.way((500, 0), (500, 400), highway="residential", name="Side Road")
    draw.way((3000, 0), (3000, 900), highway="residential", name="Far Road")
    via = draw.node(500, 0)
    draw.relation(("w", inside, "from"), ("n", via, "via"), ("w", other, "to"), type="restriction",
                  restriction="no_left_turn")  # fmt: skip
    take(draw.write(tmp_path / "wide.osm.pbf"), "--name", "cut", box_around(-100, -100, 600, 500))
    city = City.objects.get(name="cut")
    assert set(Street.objects.filter(city=city).values_list("name", flat=True)) == {"Long Road", "Side Road"}
    assert city.counts["turn_restrictions"] == 1
    assert city.source == "wide.osm.pbf"


def test_another_box_of_the_same_file_is_another_city(town_extract, city_data, db):
    take(town_extract, "--name", "whole")
    take(town_extract, "--name", "part", box_around(-900, -900, 900, 900))
    whole, part = City.objects.get(name="whole"), City.objects.get(name="part")
    assert whole.version.split("-")[1] != part.version.split("-")[1]
    assert part.road_km < whole.road_km


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ("--bbox=1,2,3", "takes west,south,east,north"),
        ("--bbox=a,b,c,d", "takes west,south,east,north"),
        ("--bbox=114,35,113,36", "west is not west of east"),
        ("--bbox=34.7,113.6,34.8,113.7", "lies outside of the earth"),
        ("--bbox=nan,nan,nan,nan", "lies outside of the earth"),
        ("--bbox=-123.2,49.2,-123.0,49.3", "Nothing of town.osm.pbf lies in --bbox .*: it covers 113"),
    ],
)
def test_a_box_that_is_wrong_is_refused(town_city, town_extract, box, words):
    with pytest.raises(CommandError, match=words) as refusal:
        take(town_extract, "--name", "elsewhere", box)
    assert "\n" not in str(refusal.value)
    assert not City.objects.filter(name="elsewhere").exists()


def test_a_box_without_roads_is_refused(city_data, db, tmp_path):
    draw = Drawing()
    draw.way((0, 0), (500, 0), highway="residential", name="Oak Street")
    draw.area(2000, 2000, 2100, 2100, building="yes")
    with pytest.raises(CommandError, match="holds no road that can be driven"):
        take(draw.write(tmp_path / "two.osm.pbf"), "--name", "field", box_around(1900, 1900, 2300, 2300))


def test_an_extracts_own_tags_are_read_by_a_file(tagged, city_data, db):
    extract, tags = tagged
    take(extract, "--name", "own", "--tags", tags)
    city = City.objects.get(name="own")
    assert set(Street.objects.filter(city=city).values_list("name", flat=True)) == {"Oak Street", "Elm Street"}
    assert Intersection.objects.filter(city=city).count() == 1
    assert [(r.first, r.last, r.street.name) for r in HouseRange.objects.filter(city=city)] == [
        (101, 199, "Oak Street")
    ]


def test_a_wrong_tag_file_is_refused_before_anything_is_read(town_extract, city_data, db, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("speeds: {}")
    with pytest.raises(CommandError, match=r"wrong\.yaml.*Additional properties"):
        take(town_extract, "--name", "own", "--tags", wrong)


def test_a_name_that_is_taken_by_another_file_needs_replace(town_city, tagged):
    with pytest.raises(CommandError, match=r"There is a city 'town' already, from town\.osm\.pbf.*--replace"):
        take(tagged[0], "--name", "town")
    assert City.objects.get(name="town").pk == town_city.pk
    take(tagged[0], "--name", "town", "--replace")
    assert City.objects.get(name="town").source == "tagged.osm.pbf"


def test_replace_builds_the_same_file_anew_under_a_version_of_its_own(town_city, town_extract, city_data):
    take(town_extract, "--name", "town", "--replace")
    anew = City.objects.get(name="town")
    assert anew.active
    assert anew.version == f"{town_city.version}-2"
    assert not City.objects.filter(version=town_city.version).exists()
    assert (city_data / "active").read_text().strip() == str(city_data / anew.version)


def test_cities_with_chinese_names_are_told_apart(tagged, town_extract, city_data, db):
    take(town_extract, "--name", "平原市")
    take(tagged[0], "--name", "江阳市")
    assert set(City.objects.filter(name__in=["平原市", "江阳市"]).values_list("slug", flat=True)) == {
        "ping-yuan-shi",
        "jiang-yang-shi",
    }


@pytest.mark.django_db(transaction=True)
def test_two_imports_do_not_run_at_once(town_extract, city_data):
    rival = connections.create_connection("default")
    try:
        with rival.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        with pytest.raises(CommandError, match="Another import is under way"):
            take(town_extract, "--name", "twice")
    finally:
        rival.close()
    assert not City.objects.filter(name="twice").exists()


def test_what_a_killed_import_left_is_cleared_away(town_extract, city_data, db):
    left = city_data / ".import-killed"
    left.mkdir()
    (left / "nodes").write_bytes(b"x" * 1000)
    take(town_extract, "--name", "after")
    assert not left.exists()


def test_unless_it_is_the_same_file_which_is_only_made_current(town_city, town_extract, city_data):
    take(town_extract, "--name", "town", "--replace", "--unless-same")
    assert City.objects.get(name="town").version == town_city.version
