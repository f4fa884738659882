"""The hospitals with their departments."""

from dataclasses import dataclass
from random import Random

from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import CITY
from cad.geo.builtin.plane import Line, Point
from cad.geo.builtin.things import Feature, Works


@dataclass(frozen=True, slots=True)
class Kind:
    words: tuple[str, ...]
    others: tuple[str, ...]
    departments: str


BASIC = "急诊科 创伤中心 儿科 产科"
HOSPITALS = (
    Kind(
        (CITY + "市", "第一", "人民医院"),
        ("市一医院", "一医院", "市一院"),
        f"{BASIC} 胸痛中心 卒中中心 危重孕产妇救治中心 新生儿科 透析中心",
    ),
    Kind((CITY + "市", "中心医院"), ("市中心医院", "中心医院"), f"{BASIC} 胸痛中心 卒中中心 烧伤科 中毒救治中心"),
    Kind((CITY + "市", "第二", "人民医院"), ("市二医院", "二医院", "市二院"), f"{BASIC} 胸痛中心 卒中中心"),
    Kind((CITY + "市", "中医院"), ("市中医院", "中医院"), "急诊科 卒中中心 心内科"),
    Kind((CITY + "市", "妇幼保健院"), ("市妇幼", "妇幼保健院"), "急诊科 产科 儿科 新生儿科 危重孕产妇救治中心"),
    Kind((CITY, "医科大学", "附属医院"), ("医大附院", "附院"), f"{BASIC} 胸痛中心 卒中中心 烧伤科 高压氧科 神经外科"),
    Kind((CITY + "市", "第三", "人民医院"), ("市三医院", "三医院", "市三院"), f"{BASIC} 胸痛中心"),
    Kind((CITY + "市", "儿童医院"), ("市儿童医院", "儿童医院"), "急诊科 儿科 新生儿科"),
    Kind((CITY + "市", "骨科医院"), ("市骨科医院",), "急诊科 创伤中心"),
    Kind((CITY + "市", "第四", "人民医院"), ("市四医院", "四医院"), f"{BASIC} 胸痛中心 卒中中心"),
    Kind(("石渡", "区", "人民医院"), ("石渡医院",), f"{BASIC} 卒中中心"),
    Kind((CITY + "市", "传染病医院"), ("市传染病医院",), "急诊科 感染科 发热门诊"),
    Kind(("东屏", "区", "人民医院"), ("东屏医院",), f"{BASIC} 胸痛中心"),
    Kind(("鹤鸣", "区", "人民医院"), ("鹤鸣医院",), f"{BASIC} 中毒救治中心"),
)
SPECIALITIES = {
    "急诊科": "emergency", "创伤中心": "trauma", "儿科": "paediatrics", "产科": "obstetrics",
    "胸痛中心": "chest_pain", "卒中中心": "stroke", "危重孕产妇救治中心": "maternal_critical_care",
    "新生儿科": "neonatology", "透析中心": "dialysis", "烧伤科": "burns", "中毒救治中心": "toxicology",
    "心内科": "cardiology", "高压氧科": "hyperbaric", "神经外科": "neurosurgery",
    "感染科": "infectious_diseases", "发热门诊": "fever",
}  # fmt: skip
BUILDINGS = ("急诊楼", "门诊楼", "住院部", "医技楼")


def hospital_build(
    works: Works,
    chance: Random,
    number: int,
    ring: Line,
    centre: Point,
    gate: Point | None,
    houses: list[tuple[Line, Point]],
    street: Name | None,
) -> None:
    """The `number`-th hospital: its grounds, its buildings by name, a point for each department in its building."""
    kind = HOSPITALS[number % len(HOSPITALS)]
    name = name_of(*kind.words)
    departments = kind.departments.split()
    tags = {
        "amenity": "hospital",
        "healthcare": "hospital",
        "emergency": "yes",
        "healthcare:speciality": ";".join(SPECIALITIES[d] for d in departments),
        "beds": str(chance.randrange(300, 2200, 50)),
    }
    if street is not None:
        tags["addr:street"] = street.zh
    works.features.append(Feature(name, "hospital", tags, centre, ring, kind.others))
    near = sorted(
        houses, key=lambda house: abs(house[1][0] - (gate or centre)[0]) + abs(house[1][1] - (gate or centre)[1])
    )
    blocks = near or [(ring, centre)]
    for title, (_, at) in zip(BUILDINGS, blocks, strict=False):
        works.features.append(
            Feature(name_of(title), "hospital_building", {"building": "hospital", "addr:place": name.zh}, at)
        )
    for i, department in enumerate(departments):
        _, at = blocks[0 if department in ("急诊科", "胸痛中心", "卒中中心", "创伤中心") else i % min(4, len(blocks))]
        spot = (at[0] + (i % 4) * 9 - 14, at[1] + (i // 4) * 7 - 7)
        given = {"healthcare": "department", "healthcare:speciality": SPECIALITIES[department], "addr:place": name.zh}
        works.features.append(Feature(name_of(department), "department", given, spot))
