"""What an import understands of a town: streets, doors, estates, villages, parts of places, posts, ground."""

import pytest

from cad.geo.models import (
    Area,
    Building,
    District,
    HouseNumber,
    HouseRange,
    Intersection,
    KmPost,
    NamedPlace,
    Railway,
    RoadSegment,
    SearchName,
    Street,
)
from cad.geo.search.normalise import spelled


@pytest.fixture
def named(town_city):
    """The place of a name."""
    return lambda name: NamedPlace.objects.get(city=town_city, name=name)


def doors_of(**owner):
    return set(HouseNumber.objects.filter(**owner).values_list("text", "key"))


def spellings(thing):
    return set(thing.search_names.values_list("text", flat=True))


def spelled_as(*names):
    return {spelled(name).text for name in names}


def test_the_same_name_far_off_is_another_street(town_city):
    streets = Street.objects.filter(city=town_city, name="朝阳路")
    assert sorted(round(street.length_m, -2) for street in streets) == [600, 2000]


def test_corners_come_from_shared_nodes(town_city):
    corner = Intersection.objects.get(city=town_city, street_a__name="朝阳路", street_b__name="长安街")
    assert (corner.point.x, corner.point.y) == pytest.approx((113.60, 34.75), abs=1e-6)


def test_doors_of_a_street_have_their_keys(town_city):
    main = Street.objects.get(city=town_city, name="朝阳路", length_m__gt=1000)
    assert {("12号", "12h"), ("108弄12号", "108l12h"), ("甲16号", "16甲h")} < doors_of(street=main)
    assert main.house_numbers.filter(key="12h").count() == 1  # the shop in it repeats the number


def test_a_house_of_an_associated_street_belongs_to_it(town_city):
    assert ("9号", "9h") in doors_of(street__name="长安街", city=town_city)


def test_lines_of_numbers_become_ranges_of_the_street(town_city):
    ranges = HouseRange.objects.filter(city=town_city)
    assert [(one.street.name, one.first, one.last, one.step) for one in ranges] == [("朝阳路", 101, 121, 2)]
    assert ranges[0].shape.num_points == 3
    skipped = town_city.counts["skipped"]
    assert skipped["lines of house numbers whose ends do not fit"] == 1


def test_what_has_no_street_is_counted_and_not_guessed(town_city):
    assert town_city.counts["skipped"]["house numbers whose street is not near"] == 1
    assert town_city.counts["skipped"]["house numbers without a street"] == 1
    assert not HouseNumber.objects.filter(city=town_city, text__in=["5号", "7号"]).exists()


def test_an_estate_owns_its_buildings_and_staircases(named):
    estate = named("阳光花园")
    assert estate.kind == "residential"
    assert doors_of(place=estate) == {("3栋", "3b"), ("3栋1单元", "3b1u"), ("3栋2单元", "3b2u"), ("5栋", "5b")}


def test_the_estates_ground_keeps_its_courtyard_open(town_city):
    estate = Area.objects.get(city=town_city, layer="estate")
    assert (estate.name, estate.shape.num_geom, estate.shape[0].num_interior_rings) == ("阳光花园", 1, 1)


def test_a_gate_belongs_to_the_estate_whose_fence_it_stands_in(named):
    assert named("东门").parent == named("阳光花园")
    assert named("西门").parent is None
    assert named("厂门").parent == named("平原机床厂")
    assert "阳光花园东门" in spellings(named("东门"))


def test_departments_belong_to_their_hospital_by_name_or_by_ground(named):
    hospital = named("第一人民医院")
    assert named("急诊科").parent == named("儿科").parent == hospital
    assert {"第一人民医院急诊科", "急诊科", "emergency department"} <= spellings(named("急诊科"))


def test_every_name_of_a_place_finds_it(named):
    found = spellings(named("第一人民医院"))
    assert spelled_as("第一人民医院", "市一医院", "一院", "红十字医院", "平原市第一人民医院") <= found
    assert spelled_as("First People's Hospital") <= found


def test_an_aed_is_found_by_its_code_and_says_where_it_hangs(named):
    aed = named("AED AED-0001")
    assert (aed.kind, aed.code, aed.detail) == ("defibrillator", "AED-0001", "物业大厅")
    assert aed.parent == named("阳光花园")
    assert spelled_as("AED-0001") <= spellings(aed)


def test_villages_own_their_houses_and_unknown_ones_are_founded(named, town_city):
    assert doors_of(place=named("李家村")) == {("3组12号", "3g12h")}
    founded = named("王家村")
    assert (founded.kind, doors_of(place=founded)) == ("locality", {("1组2号", "1g2h"), ("1组4号", "1g4h")})
    assert town_city.counts["places_founded"] == 1


def test_an_addr_place_that_is_a_street_belongs_to_the_street(town_city):
    assert ("50号", "50h") in doors_of(street__name="长安街", city=town_city)


def test_kilometre_posts_know_road_and_direction(town_city):
    posts = KmPost.objects.filter(city=town_city).order_by("metres", "bearing")
    told = [(post.road, post.ref, post.metres, post.bearing) for post in posts]
    assert told == [("绕城高速", "S01", 23_500, 90), ("绕城高速", "S01", 23_500, 270), ("绕城高速", "S01", 24_500, 90)]
    assert set(posts.values_list("street__name", flat=True)) == {"绕城高速"}
    assert town_city.counts["skipped"]["kilometre posts that say no distance"] == 1


def test_a_road_is_found_by_its_number_too(town_city):
    assert SearchName.objects.filter(street__name="绕城高速", city=town_city, text="s01").exists()


def test_names_are_kept_in_every_reading_people_use(town_city):
    def heard(name):
        rows = SearchName.objects.filter(city=town_city, street__name=name, text=name)
        return set(rows.values_list("pinyin", "initials"))

    assert heard("朝阳路") == {("chaoyanglu", "cyl"), ("zhaoyanglu", "zyl")}
    assert heard("重庆路") == {("chongqinglu", "cql")}
    assert heard("长安街") == {("changanjie", "caj")}


def test_alternatives_in_one_tag_are_names_of_their_own(town_city):
    street = Street.objects.get(city=town_city, name="重庆路")
    assert {"山城路", "渝路", "重庆路"} <= spellings(street)


def test_bridges_with_a_name_are_places(named):
    assert named("彩虹桥").kind == "bridge"


def test_districts_keep_their_shape_and_are_places_too(town_city, named):
    districts = District.objects.filter(city=town_city).order_by("name")
    assert [(one.name, one.admin_level) for one in districts] == [("北城区", 6), ("南城区", 6)]
    assert districts[1].shape.contains(named("南城区").point)
    assert town_city.counts["skipped"]["districts whose outline is not whole in this extract"] == 1


def test_the_ground_is_drawn_with_its_holes(town_city):
    lake = Area.objects.get(city=town_city, layer="water")
    assert (lake.name, lake.shape[0].num_interior_rings) == ("镜湖", 1)
    assert Railway.objects.get(city=town_city).name == "陇海铁路"
    assert Building.objects.filter(city=town_city).count() == 4


def test_private_roads_are_part_of_the_network(town_city):
    assert RoadSegment.objects.get(city=town_city, name="内部路").drivable


def test_the_share_of_connected_roads_counts_ferries_as_joining(town_city):
    """All but the 400 m that join nothing."""
    whole = town_city.road_km
    assert town_city.counts["share_connected"] == pytest.approx(1 - 0.4 / whole, abs=0.0005)
    assert RoadSegment.objects.get(city=town_city, kind="ferry").drivable
