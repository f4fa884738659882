"""Provinces, cities, districts and towns before a Chinese address. Pure: told by their endings, not by a list."""

import re

_PROVINCE = re.compile(r"^[\u3400-\u9fff]{2,6}?(?:省|自治区|特别行政区)")
_CITY = re.compile(
    r"^[^\x00-\u33ff区县镇乡]{2,6}?(?:自治州|(?<![超夜菜城门花股闹早集])(?<![大新]都)市(?![场政民区一二三四五六七八九中人立第])|盟(?!路))"
)
_CITY_SURE = re.compile(
    r"^[^\x00-\u33ff区县镇乡]{2,4}?(?<![超夜菜城门花股闹早集])(?<![大新]都)市(?=[\u3400-\u9fff]{1,5}?(?:区|县|街道|镇|路|街|大道))"
)
_DISTRICT = re.compile(
    r"^[\u3400-\u9fff]{1,8}?(?:(?<![小社校院园厂街景库矿东西南北中住生宅家宿舍馆营山林牧片灾一二三四五六七八九十\dA-Za-z])区(?![域间])|(?<=新|发|技|险)区|自治县|县(?![人医委政中])|自治旗|(?<=..[左右前后中特沁尔])旗(?!舰))"
)
_COMPASS = re.compile(
    r"^(?:东城|西城|城中|城东|城西|城北|城南|河东|河西|河北|江东|江北|江南|山南|港北|海南|湖南|桥西|桥东|新北|临港|中山|鼓楼|市中|市南|市北|宣武)区"
)
_SUBDISTRICT = re.compile(r"^[\u3400-\u9fff]{2,8}?街道(?!办|卫生|文化|社|综|党)")
_TOWN = re.compile(
    r"^[\u3400-\u9fff]{1,6}?(?:镇|乡)(?![\u3400-\u9fff]{0,2}(?:路|街|政府|卫生|医院|中学|小学|派出所|江|海|上|里的))"
)
# Below a city what ends in 区 is a district though it be 洪山区, below a district what ends in 镇 a town.
_BELOW_CITY = re.compile(r"^[\u3400-\u9fff]{1,6}?(?:(?<![小社校院厂景库])区(?![域间])|县(?![人医委政中]))")
_BELOW_DISTRICT = re.compile(
    r"^[\u3400-\u9fff]{1,6}?(?:镇|乡)(?!(?:政府|卫生|医院|中学|小学|派出所)(?![路街巷])|[路街江海上])"
)
_STEPS = (
    ("province", (_PROVINCE,)),
    ("city", (_CITY_SURE, _CITY)),
    ("district", (_COMPASS, _DISTRICT)),
    ("subdistrict", (_SUBDISTRICT,)),
    ("town", (_TOWN,)),
)


def districts_before(line: str) -> tuple[dict[str, str], str]:
    """What stands before the address by its level, and the rest. Something is always left: 江北区 alone is a name."""
    found: dict[str, str] = {}
    rest = line
    for level, patterns in _STEPS:
        if level == "district" and "city" in found:
            patterns = (_COMPASS, _BELOW_CITY)
        if level == "town" and "district" in found:
            patterns = (_BELOW_DISTRICT,)
        for pattern in patterns:
            match = pattern.match(rest)
            after = rest[match.end() :].lstrip(" ,，") if match else ""
            if match and len(after) >= 2:
                found[level], rest = match[0], after
                break
    return found, rest
