"""What callers in a Chinese town say."""

import pytest

from cad.geo.models import Street
from cad.geo.search.houses import houses_of
from cad.geo.search.parse import parse
from cad.geo.search.readings import Door
from tests.cad.geo.search.conftest import off


@pytest.mark.parametrize(
    "line",
    [
        *(
            "中山路12号",
            "中山路 12 号",
            "中山路１２号",
            "中山路十二号",
            "中山路12",
            "我在中山路12号",
            "喂你好，我在中山路十二号这里",
        ),
        *("南城区中山路12号", "平原市南城区中山路12号", "种山路12号", "zhongshanlu12号", "zhongshanlu 12 hao"),
    ],
)
def test_a_number_on_a_road_however_it_is_said(first, line):
    found = first(line, near=None)
    assert (found.kind, found.label) == ("house_number", "中山路12号")
    assert off(found, 100, 12) < 1


@pytest.mark.parametrize(
    ("line", "label", "inside"),
    [
        ("中山路12号3楼", "中山路12号", {"floor": "3楼"}),
        ("中山路12号3楼301室", "中山路12号", {"floor": "3楼", "room": "301室"}),
        ("阳光花园3栋2单元501室", "阳光花园3栋2单元", {"building": "3栋", "unit": "2单元", "room": "501室"}),
        ("阳光花园3-2-501", "阳光花园3栋2单元", {"building": "3栋", "unit": "2单元", "room": "501"}),
        ("阳光花园三-二-五百零一", "阳光花园3栋2单元", {"building": "3栋", "unit": "2单元", "room": "501"}),
        ("阳光花园三杠二杠五零一", "阳光花园3栋2单元", {"building": "3栋", "unit": "2单元", "room": "501"}),
        ("5楼平原市人民医院", "平原市人民医院", {"floor": "5楼"}),
        ("平原市人民医院5楼", "平原市人民医院", {"floor": "5楼"}),
        ("中山路12号往里走50米", "中山路12号", {"note": "往里走50米"}),
    ],
)
def test_floor_and_room_are_kept_apart(first, line, label, inside):
    found = first(line)
    assert (found.label, found.inside.as_json()) == (label, inside)
    assert found.as_json()["inside"] == inside


@pytest.mark.parametrize(
    ("line", "label", "east", "north"),
    [
        ("中山路108弄12号", "中山路108弄12号", 200, 12),
        ("中山路一百零八弄十六号", "中山路108弄16号", 210, 12),
        ("阳光花园3栋2单元", "阳光花园3栋2单元", 660, 150),
        ("阳光花园三号楼二单元", "阳光花园3栋2单元", 660, 150),
        ("陽光花園5棟", "阳光花园5栋", 900, 400),
        ("杨光花园5幢", "阳光花园5栋", 900, 400),
        ("中山路阳光花园5栋", "阳光花园5栋", 900, 400),
        ("李家村3组12号", "李家村3组12号", -1480, 1520),
        ("李家三组十四号", "李家村三组14号", -1480, 1560),
    ],
)
def test_lanes_estates_and_villages_have_doors(first, line, label, east, north):
    found = first(line)
    assert found.label == label
    assert off(found, east, north) < 1


@pytest.mark.parametrize(
    "line",
    [
        *("12号中山路", "救命啊我在中山路12号有人晕倒了", "快来人啊中山路12号出车祸了"),
        *("我在中山路12号门口有人晕倒了", "中山路12号门口"),
    ],
)
def test_a_door_before_its_road_and_among_what_has_happened(first, line):
    assert (first(line).kind, first(line).label) == ("house_number", "中山路12号")


def test_the_gate_that_was_said_and_not_the_estate_s_front(first):
    assert (first("阳光花园的东门口").label, first("阳光花园的东门口").match) == ("阳光花园东门", "in_front")


def test_a_gate_on_another_side_is_no_slip_of_the_finger(find):
    best = find("阳光花园西门")[0]
    assert (best.label, best.match) == ("阳光花园", "some_words")
    assert "typing_error" not in [one.match for one in find("阳光花园西门")]


def test_a_number_that_is_not_known_gives_the_road_and_not_what_is_named_after_it(first):
    assert (first("五一路99号").label, first("五一路99号").match) == ("五一路", "number_unknown")


def test_a_staircase_that_is_not_known_gives_its_building(first):
    found = first("阳光花园5栋3单元")
    assert (found.label, found.match) == ("阳光花园5栋", "part_of_door")


def test_a_building_that_is_not_known_gives_the_estate_less_surely(first):
    found = first("阳光花园9栋")
    assert (found.label, found.match) == ("阳光花园", "number_unknown")
    assert found.confidence < 0.9


def test_a_door_of_an_unlikely_owner_hides_no_point_on_a_likely_one(plain):
    south, north = (("s", street.pk) for street in Street.objects.filter(city=plain, name="中山路"))
    door = next(one for one in parse("中山路14号") if isinstance(one, Door))
    having = next(house.owner for house in houses_of(door, [south, north], likely=[south, north]))
    other = north if having == south else south
    assert {house.owner for house in houses_of(door, [south, north], likely=[having])} == {having}
    assert {house.owner for house in houses_of(door, [south, north], likely=[other])} == {having, other}


def test_a_number_between_two_is_said_to_be_interpolated(first):
    found = first("中山路20号", near=None)
    assert (found.label, found.match) == ("中山路20号", "interpolated")
    assert off(found, 225, 12) < 2


@pytest.mark.parametrize(
    "line",
    [
        *("人民医院", "平原市人民医院", "人民醫院", "仁民医院", "rmyy", "renminyiyuan", "renmin yiyuan", "人民yiyuan"),
        *("pingyuanyiyuan", "人民医苑", "市医院", "平原人民医院", "我在人民医院这里", "zenminyiyuan"),
    ],
)
def test_a_hospital_by_its_name_sound_initials_or_a_part_of_it(find, line):
    assert "平原市人民医院" in [one.label for one in find(line)[:3]]


@pytest.mark.parametrize(
    ("line", "label", "category"),
    [
        ("人民医院急诊科", "平原市人民医院急诊科", "department"),
        ("阳光花园东门", "阳光花园东门", "gate"),
        ("阳光花园的东门", "阳光花园东门", "gate"),
        ("AED-0001", "AED 阳光花园物业", "defibrillator"),
        ("aed0001", "AED 阳光花园物业", "defibrillator"),
        ("AED 零零零一", "AED 阳光花园物业", "defibrillator"),
        ("我在aed-零零零一楼下", "AED 阳光花园物业", "defibrillator"),
        ("北城区", "北城区", "district"),
    ],
)
def test_parts_of_places_codes_and_districts_are_found(first, line, label, category):
    found = first(line)
    assert (found.label, found.category) == (label, category)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "人民路与重庆路交叉口",
            "重庆路和人民路路口",
            "人民路重庆路口",
            "人民路 重庆路",
            "人民路/重庆路",
            "人民路靠近重庆路",
        ),
        *(
            "人民和重庆路口",
            "仁民路与重青路交叉口",
            "人民路與重慶路交叉口",
            "renminlu chongqinglu",
            "人民路跟重庆路的十字路口",
        ),
    ],
)
def test_a_corner_however_it_is_said(first, line):
    found = first(line)
    assert found.kind == "intersection"
    assert off(found, 0, 800) < 1


@pytest.mark.parametrize("line", ["人民路重庆路口", "重庆路人民路口"])
def test_the_last_road_keeps_its_type_before_the_word_for_corner(first, line):
    assert (first(line).kind, first(line).match) == ("intersection", "exact")
    assert off(first(line), 0, 800) < 1


@pytest.mark.parametrize("line", ["人民路烤近重庆路", "人民路重庆路交回处"])
def test_two_roads_that_meet_go_before_one_of_them_whatever_stands_around(first, line):
    assert first(line).kind == "intersection"


def test_a_prefix_is_enough_while_typing(find):
    for typed in ("阳光", "阳光花", "yang", "yangguang", "ygh"):
        assert find(typed)[0].label.startswith("阳光花园")


def test_a_road_that_holds_a_joining_word_stays_one_road(first):
    assert (first("和平里").kind, first("和平里").label) == ("street", "和平里")


def test_a_road_of_numerals_is_found_with_digits(first):
    assert first("51路").label == first("五一路").label == "五一路"
