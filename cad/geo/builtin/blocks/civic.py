"""What a yard is, beside its houses: the tags and the name of schools, offices, works, markets, parks and the rest."""

from random import Random

from cad.geo.builtin.blocks.block import Block
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.places import Book
from cad.geo.builtin.naming.words import CITY, ESTATE_FIRST, SHOP_FIRST
from cad.geo.builtin.plane import Line
from cad.geo.builtin.things import Feature, Tags, Works

UNIVERSITIES = (("澄川", "大学"), ("澄川", "理工", "学院"), ("澄川", "师范", "学院"), ("澄川", "职业技术", "学院"))
PARKS = (("人民", "公园"), ("望江", "公园"), ("向阳", "公园"), ("创新", "公园"), ("青溪", "湿地公园"))
WHOLESALE = (("川南", "批发市场"), ("澄北", "建材市场"), ("西江", "农贸市场"))
MALLS = "澄江 万象汇 锦川 星悦 江悦 东湖 西城 南岸 云创 鹤鸣 城北 学府"
PLAIN: dict[str, tuple[tuple[str, ...], Tags]] = {
    "railway_station": ((CITY, "站"), {"railway": "station", "public_transport": "station"}),
    "sports_centre": ((CITY, "市", "体育中心"), {"leisure": "sports_centre"}),
    "city_hall": ((CITY, "市", "人民政府"), {"amenity": "townhall", "office": "government"}),
    "museum": ((CITY, "市", "博物馆"), {"tourism": "museum"}),
    "library": ((CITY, "市", "图书馆"), {"amenity": "library"}),
    "theatre": ((CITY, "大剧院"), {"amenity": "theatre"}),
    "zoo": ((CITY, "动物园"), {"tourism": "zoo", "leisure": "park"}),
    "church": (("新街", "教堂"), {"amenity": "place_of_worship", "religion": "christian"}),
    "mosque": ((CITY, "清真寺"), {"amenity": "place_of_worship", "religion": "muslim"}),
    "power_plant": ((CITY, "热电厂"), {"power": "plant", "landuse": "industrial"}),
    "waterworks": (("城西", "水厂"), {"man_made": "water_works", "landuse": "industrial"}),
    "sewage": (("城东", "污水处理厂"), {"man_made": "wastewater_plant", "landuse": "industrial"}),
    "court": ((CITY, "市", "人民法院"), {"amenity": "courthouse"}),
    "service_centre": ((CITY, "市", "政务服务中心"), {"office": "government"}),
    "party_school": ((CITY, "市", "党校"), {"amenity": "college"}),
}
LOCAL: dict[str, tuple[str, Tags]] = {
    "park": ("公园", {"leisure": "park"}),
    "market": ("菜市场", {"amenity": "marketplace"}),
    "parking": ("停车场", {"amenity": "parking"}),
}
SERIES: dict[str, tuple[tuple[tuple[str, ...], ...], Tags]] = {
    "university": (UNIVERSITIES, {"amenity": "university"}),
    "big_park": (PARKS, {"leisure": "park"}),
    "wholesale": (WHOLESALE, {"amenity": "marketplace", "wholesale": "yes"}),
    "temple": (
        (("云林", "寺"), ("清源", "寺"), ("鹤鸣", "观"), ("慈安", "寺")),
        {"amenity": "place_of_worship", "religion": "buddhist"},
    ),
    "coach_station": (
        ((CITY, "汽车站"), (CITY, "汽车南站"), (CITY, "汽车西站")),
        {"amenity": "bus_station", "public_transport": "station"},
    ),
    "mall": (
        tuple((first, "购物中心") for first in MALLS.split()),
        {"shop": "mall"},
    ),
    "nursing_home": (
        (("夕阳红", "养老中心"), ("福寿", "养老中心"), ("康宁", "敬老院")),
        {"amenity": "social_facility", "social_facility": "nursing_home"},
    ),
}


def civic_name(works: Works, chance: Random, book: Book, block: Block, ring: Line, district: str) -> Feature | None:
    """Puts up the sign. None for what has no name."""
    street = block.best_side.road.name
    found = _named(chance, book, block, street, district)
    if found is None:
        return None
    name, kind, tags = found
    if street is not None and (number := block.best_side.number(0.5)) and kind not in ("park", "industrial"):
        tags = {**tags, "addr:street": street.zh, "addr:housenumber": f"{number}号"}
    feature = Feature(name, kind, tags, block.centre, ring)
    works.features.append(feature)
    return feature


def _named(
    chance: Random, book: Book, block: Block, street: Name | None, district: str
) -> tuple[Name, str, Tags] | None:
    use = block.use
    if use in PLAIN:
        words, tags = PLAIN[use]
        return name_of(*words), use, dict(tags)
    if use in SERIES:
        rows, tags = SERIES[use]
        return name_of(*rows[block.rank % len(rows)]), use, dict(tags)
    if use in LOCAL:
        word, tags = LOCAL[use]
        return book.of_street(street, district, word), use, dict(tags)
    match use:
        case "school":
            kind = chance.choice(("小学", "小学", "中学", "幼儿园"))
            amenity = "kindergarten" if kind == "幼儿园" else "school"
            return book.school(kind, district, street), "school", {"amenity": amenity}
        case "office":
            return _office(chance, book), "office", {"office": "company"}
        case "commerce":
            return _commerce(chance, book)
        case "factory" | "logistics":
            word = "有限公司" if use == "factory" else "物流园"
            return book.company(word), "industrial", {"landuse": "industrial", "office": "company"}
        case "government":
            return _government(chance, book, street, district)
    return None


def _office(chance: Random, book: Book) -> Name:
    for _ in range(5):
        if name := book.take(chance.choice(ESTATE_FIRST), chance.choice(("大厦", "国际", "中心", "写字楼"))):
            return name
    return book.company("大厦")


def _commerce(chance: Random, book: Book) -> tuple[Name, str, Tags]:
    kind, tags = chance.choice(
        (
            ("大酒店", {"tourism": "hotel"}),
            ("酒店", {"tourism": "hotel"}),
            ("百货", {"shop": "department_store"}),
            ("商场", {"shop": "mall"}),
            ("家具城", {"shop": "furniture"}),
            ("影城", {"amenity": "cinema"}),
            ("广场", {"shop": "mall"}),
        )
    )
    for _ in range(5):
        if name := book.take(chance.choice((*ESTATE_FIRST, *SHOP_FIRST)), kind):
            return name, "commerce", dict(tags)
    return book.company(kind), "commerce", dict(tags)


def _government(chance: Random, book: Book, street: Name | None, district: str) -> tuple[Name, str, Tags]:
    kind, tags = chance.choice(
        (
            ("派出所", {"amenity": "police"}),
            ("消防救援站", {"amenity": "fire_station"}),
            ("街道办事处", {"office": "government"}),
            ("税务局", {"office": "government"}),
            ("社区卫生服务中心", {"amenity": "clinic", "healthcare": "centre"}),
            ("文化馆", {"amenity": "community_centre"}),
            ("福利院", {"amenity": "social_facility"}),
        )
    )
    return book.of_street(street, district, kind), kind, dict(tags)
