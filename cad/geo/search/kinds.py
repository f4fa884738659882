"""Words for a kind of place without a name of its own: the petrol station opposite the school. Pure."""

_WORDS = {
    "加油站,petrol station,gas station,fuel station": "fuel",
    "药房,药店,pharmacy,chemist,drug store,drugstore": "pharmacy",
    "超市,便利店,小卖部,supermarket,convenience store,grocery,shop,store": "supermarket convenience",
    "银行,取款机,atm,bank": "bank atm",
    "饭店,餐馆,餐厅,饭馆,面馆,restaurant,diner": "restaurant fast_food",
    "宾馆,酒店,旅馆,旅店,hotel,motel": "hotel guest_house motel",
    "诊所,卫生室,clinic,doctor": "clinic doctors",
    "幼儿园,kindergarten,nursery": "kindergarten",
    "小学,中学,学校,school": "school",
    "停车场,车库,car park,parking lot,parking": "parking",
    "菜市场,市场,market": "marketplace",
    "公交站,公交车站,车站,bus stop": "bus_stop",
    "地铁站,地铁口,metro,subway station,metro station": "subway_station subway_entrance",
    "火车站,高铁站,railway station,train station": "station",
    "汽车站,长途汽车站,客运站,bus station,coach station": "bus_station",
    "公园,park": "park",
    "医院,hospital": "hospital",
    "网吧,internet cafe": "internet_cafe",
    "理发店,barber,hairdresser": "hairdresser",
    "咖啡店,咖啡馆,coffee shop,cafe": "cafe",
    "公厕,厕所,toilet,washroom": "toilets",
    "派出所,police station": "police",
    "教堂,church": "place_of_worship",
    "除颤仪,aed,defibrillator": "defibrillator",
}
KINDS = {word: kinds.split() for words, kinds in _WORDS.items() for word in words.split(",")}


def kinds_said(text: str) -> list[str]:
    """The map's words for it, or none: 加油站 is fuel."""
    return KINDS.get(text.strip().lower().removeprefix("the ").removeprefix("a "), [])
