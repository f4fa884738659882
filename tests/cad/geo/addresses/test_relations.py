"""Places told by others, kilometre posts, and what lies inside a house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.addresses.english import inside_of
from cad.geo.addresses.posts import Post, post_in
from cad.geo.addresses.relations import Relation, relation_in, way_in


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("人民医院附近", Relation("near", ("人民医院",))),
        ("中山路人民医院斜对面", Relation("opposite", ("中山路人民医院",))),
        ("阳光花园对面的超市", Relation("opposite", ("阳光花园",), "超市")),
        ("翠湖小区门口", Relation("in_front", ("翠湖小区",))),
        ("中山路12号旁边", Relation("beside", ("中山路12号",))),
        ("中山路和人民路之间", Relation("between", ("中山路", "人民路"))),
        ("中山路人民路到解放路之间", Relation("between", ("人民路", "解放路"), "中山路")),
        ("near Vancouver General Hospital", Relation("near", ("Vancouver General Hospital",))),
        ("Starbucks opposite City Hall", Relation("opposite", ("City Hall",), "Starbucks")),
        ("across the street from the library", Relation("opposite", ("library",))),
        ("next to 1000 Parker Street", Relation("beside", ("1000 Parker Street",))),
        ("between Main and Cambie on Broadway", Relation("between", ("Main", "Cambie"), "Broadway")),
        ("Broadway between Main St and Cambie St", Relation("between", ("Main St", "Cambie St"), "Broadway")),
        ("人民医院", None),
        ("Main & Broadway", None),
    ],
)
def test_a_relation_names_its_anchors(line, relation):
    assert relation_in(line) == relation


def test_how_to_go_on_is_kept_apart():
    assert way_in("人民医院对面往里走50米") == ("人民医院对面", "往里走50米")
    assert way_in("中山路12号") == ("中山路12号", "")


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("绕城高速K23+500往北", Post("绕城高速", 23_500, 0)),
        ("绕城高速 K23 + 500 m 往北方向", Post("绕城高速", 23_500, 0)),
        ("S01 K23+500", Post("S01", 23_500)),
        ("绕城高速23.5公里处北向", Post("绕城高速", 23_500, 0)),
        ("绕城高速往北23公里处", Post("绕城高速", 23_000, 0)),
        ("绕城高速由南往北K3+200", Post("绕城高速", 3_200, 0)),
        ("绕城高速东向K5+000", Post("绕城高速", 5_000, 90)),
        ("G50沪渝高速1234公里500米处北京方向", Post("G50沪渝高速", 1_234_500, None, "北京")),
        ("S1 K10 往机场方向", Post("S1", 10_000, None, "机场")),
        ("绕城高速上行K3+005", Post("绕城高速", 3_005, None, "", "up")),
        ("内环快速K12+300外环方向", Post("内环快速", 12_300, None, "", "outer")),
        ("Highway 1 km 23.5 westbound", Post("Highway 1", 23_500, 270)),
        ("Hwy 99 k12 northbound", Post("Hwy 99", 12_000, 0)),
        ("I-80 mile marker 12 eastbound", Post("I-80", 19_312, 90)),
        ("中山路12号", None),
        ("K23+500", Post("", 23_500)),
        ("K23+500往北", Post("", 23_500, 0)),
        ("K23+500 绕城高速", Post("绕城高速", 23_500)),
        ("23+500", None),
        ("5km", None),
    ],
)
def test_a_kilometre_post_has_a_road_and_perhaps_a_direction(line, post):
    assert post_in(line) == post


@pytest.mark.parametrize(
    ("line", "rest", "inside"),
    [
        ("Suite 400, 1155 W Pender", "1155 W Pender", {"unit": "400"}),
        ("#5-3150 West Broadway", "3150 West Broadway", {"unit": "5"}),
        ("5-3150 West Broadway", "3150 West Broadway", {"unit": "5"}),
        ("400 1155 W Pender St", "1155 W Pender St", {"unit": "400"}),
        ("1155 W Pender St #400", "1155 W Pender St", {"unit": "400"}),
        ("1155 W Pender Apt 4B", "1155 W Pender", {"unit": "4B"}),
        ("1155 Robson St, 3rd Floor, Room 301", "1155 Robson St", {"floor": "3rd Floor", "room": "301"}),
        ("Tower 2 1000 Main St unit 12", "1000 Main St", {"building": "2", "unit": "12"}),
        ("1000 Parker Street", "1000 Parker Street", {}),
        ("4000 Block of MISSION ST", "4000 Block of MISSION ST", {}),
        ("12 12th Ave", "12 12th Ave", {}),
        ("Unit 5", "Unit 5", {}),
    ],
)
def test_unit_floor_and_room_are_kept_apart(line, rest, inside):
    found, kept = inside_of(line)
    assert (found, kept.as_json()) == (rest, inside)


@given(st.text(max_size=120))
def test_no_text_breaks_them(line):
    relation_in(line)
    way_in(line)
    post_in(line)
    inside_of(line)
