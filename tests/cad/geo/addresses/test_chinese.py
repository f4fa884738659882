"""A Chinese address in its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.geo.addresses.chinese import evened, parts_of, plainly, segments_of
from cad.geo.addresses.districts import districts_before


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "江北区观音桥街道建新北路76号龙湖花园3栋2单元501室",
            (
                "district=江北区 subdistrict=观音桥街道 road=建新北路 number=76号 "
                "estate=龙湖花园 building=3栋 unit=2单元 room=501室"
            ),
        ),
        (
            "浙江省杭州市西湖区文三路90号东部软件园1号楼3楼302",
            (
                "province=浙江省 city=杭州市 district=西湖区 road=文三路 number=90号 "
                "estate=东部软件园 building=1号楼 floor=3楼 room=302"
            ),
        ),
        (
            "上海市浦东新区张杨路108弄12号501",
            "city=上海市 district=浦东新区 road=张杨路 lane=108弄 number=12号 room=501",
        ),
        ("我在中山路十二号三单元二〇三室", "road=中山路 number=十二号 unit=三单元 room=二〇三室"),
        ("阳光花园3-2-501", "estate=阳光花园 building=3栋 unit=2单元 room=501"),
        ("李家村3组12号", "village=李家村 group=3组 number=12号"),
        ("青龙镇石桥村五组18号", "town=青龙镇 village=石桥村 group=五组 number=18号"),
        ("人民路一百零八弄十二号", "road=人民路 lane=一百零八弄 number=十二号"),
        ("滨河西路天鹅湖小区8号楼2单元1502", "road=滨河西路 estate=天鹅湖小区 building=8号楼 unit=2单元 room=1502"),
        ("解放路 12 号 3 楼", "road=解放路 number=12号 floor=3楼"),
        ("成都市武侯区天府大道中段100号", "city=成都市 district=武侯区 road=天府大道中段 number=100号"),
        ("武汉市洪山区珞喻路1037号", "city=武汉市 district=洪山区 road=珞喻路 number=1037号"),
        (
            "澄川市望江区太白街道文昌路589号",
            "city=澄川市 district=望江区 subdistrict=太白街道 road=文昌路 number=589号",
        ),
        ("鹤鸣区石渡镇政府路48弄37号", "district=鹤鸣区 town=石渡镇 road=政府路 lane=48弄 number=37号"),
        ("鹤鸣区石渡镇卫生院", "district=鹤鸣区 name=石渡镇卫生院"),
        ("江城市第一人民医院", "name=江城市第一人民医院"),
        ("城市花园12栋", "estate=城市花园 building=12栋"),
        ("望京西园四区412号楼", "estate=望京西园 building=四区412号楼"),
        ("第三医院二门诊", "name=第三医院二门诊"),
        ("地铁2号线红旗河沟站3号口", "name=地铁2号线红旗河沟站3号口"),
    ],
)
def test_an_address_falls_into_its_parts(line, parts):
    assert parts_of(line).as_json() == dict(part.split("=") for part in parts.split())


@pytest.mark.parametrize(
    ("line", "doors"),
    [
        ("建新北路76号龙湖花园3栋2单元", [("建新北路", ("76h",)), ("龙湖花园", ("3b2u", "3b"))]),
        ("人民路108弄12号", [("人民路", ("108l12h", "108l"))]),
        ("李家村三组十二号", [("李家村", ("3g12h", "3g"))]),
        ("翠湖小区二期3栋A座1204", [("翠湖小区", ("2f3bab", "2f3b", "2f"))]),
        ("人民医院", [("人民医院", ())]),
    ],
)
def test_each_name_has_the_keys_of_its_door(line, doors):
    assert [(one.name, one.doors) for one in segments_of(line)] == doors


@pytest.mark.parametrize(
    "name", ["小区", "永辉超市", "南坪街道办事处", "江北区", "阳光花园小区", "第一社区", "市人民医院"]
)
def test_a_name_is_not_taken_for_a_district(name):
    assert districts_before(name)[1] == name


@given(st.text("江北区街道路12三号栋单元室 村组-abAB弄的在", max_size=60))
def test_no_text_breaks_the_parser(line):
    parts_of(line)
    segments_of(evened(plainly(line)))
