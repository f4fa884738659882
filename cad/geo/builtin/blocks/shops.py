"""What is behind the doors along the streets: shops, restaurants, banks, pharmacies, clinics."""

from random import Random

from cad.geo.builtin.chance import weighted
from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.naming.places import Book
from cad.geo.builtin.naming.words import CITY
from cad.geo.builtin.things import Door, Feature, Tags, Works

SHARE = 0.15  # of the doors have a name over them

Kind = tuple[tuple[str, ...], Tags]
KINDS: tuple[tuple[Kind, float], ...] = (
    ((("便利店",), {"shop": "convenience"}), 12),
    ((("超市",), {"shop": "supermarket"}), 8),
    ((("药房",), {"amenity": "pharmacy", "healthcare": "pharmacy"}), 5),
    ((("大药房",), {"amenity": "pharmacy", "healthcare": "pharmacy"}), 5),
    ((("诊所",), {"amenity": "clinic", "healthcare": "clinic"}), 4),
    ((("口腔门诊",), {"amenity": "dentist", "healthcare": "dentist"}), 2),
    ((("饭店",), {"amenity": "restaurant"}), 10),
    ((("餐馆",), {"amenity": "restaurant"}), 8),
    ((("面馆",), {"amenity": "restaurant", "cuisine": "noodle"}), 8),
    ((("火锅",), {"amenity": "restaurant", "cuisine": "hot_pot"}), 5),
    ((("烧烤",), {"amenity": "restaurant", "cuisine": "barbecue"}), 4),
    ((("小吃",), {"amenity": "fast_food"}), 8),
    ((("早餐店",), {"amenity": "fast_food"}), 5),
    ((("茶楼",), {"amenity": "cafe", "cuisine": "tea"}), 2),
    ((("咖啡",), {"amenity": "cafe"}), 3),
    ((("奶茶",), {"shop": "beverages"}), 4),
    ((("面包",), {"shop": "bakery"}), 3),
    ((("宾馆",), {"tourism": "hotel"}), 4),
    ((("旅馆",), {"tourism": "guest_house"}), 2),
    ((("快捷酒店",), {"tourism": "hotel"}), 3),
    ((("网吧",), {"amenity": "internet_cafe"}), 2),
    ((("KTV",), {"amenity": "karaoke_box"}), 1),
    ((("健身",), {"leisure": "fitness_centre"}), 2),
    ((("理发店",), {"shop": "hairdresser"}), 6),
    ((("美容",), {"shop": "beauty"}), 3),
    ((("眼镜",), {"shop": "optician"}), 2),
    ((("服装店",), {"shop": "clothes"}), 4),
    ((("鞋店",), {"shop": "shoes"}), 2),
    ((("手机店",), {"shop": "mobile_phone"}), 3),
    ((("五金店",), {"shop": "hardware"}), 4),
    ((("文具店",), {"shop": "stationery"}), 2),
    ((("书店",), {"shop": "books"}), 1),
    ((("水果店",), {"shop": "greengrocer"}), 5),
    ((("烟酒店",), {"shop": "alcohol"}), 5),
    ((("洗衣店",), {"shop": "laundry"}), 2),
    ((("汽修",), {"shop": "car_repair"}), 3),
    ((("洗浴",), {"leisure": "sauna"}), 1.5),
    ((("足浴",), {"shop": "massage"}), 1.5),
    ((("棋牌室",), {"leisure": "adult_gaming_centre"}), 2),
    ((("花店",), {"shop": "florist"}), 1.5),
    ((("宠物店",), {"shop": "pet"}), 1),
    ((("打印店",), {"shop": "copyshop"}), 1.5),
    ((("快递点",), {"amenity": "post_depot"}), 3),
)
# Banks and the like belong to the city's own; each branch is called after its street.
BRANCHES: tuple[tuple[Kind, float], ...] = (
    (((CITY, "银行"), {"amenity": "bank"}), 4),
    ((("江澄", "农商银行"), {"amenity": "bank"}), 3),
    ((("川泽", "银行"), {"amenity": "bank"}), 2),
    (((CITY, "邮政所"), {"amenity": "post_office"}), 1),
)


def shops_open(works: Works, chance: Random, book: Book, doors: list[tuple[Door, Name]]) -> None:
    """Gives some of these doors a name. Each comes with its street."""
    for door, street in doors:
        if chance.random() > SHARE:
            continue
        if chance.random() < 0.045:
            words, tags = weighted(chance, BRANCHES)
            name = book.take(*words, street, "支行" if tags["amenity"] == "bank" else "店")
            if name is None:
                continue
        else:
            words, tags = weighted(chance, KINDS)
            name = book.shop(*words, branch=street)
        works.features.append(Feature(name, "shop", dict(tags), door.at, door=door))
