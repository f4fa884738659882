"""Ambulance stations, AEDs, petrol stations, and the names of waters, hills, parks and bridges."""

from random import Random

from cad.geo.builtin.blocks.block import Block
from cad.geo.builtin.districts import Districts
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import CITY, RIVER, STREAM
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Point, centroid, distance
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.things import Feature, Shape, Works
from cad.geo.builtin.water import Water
from cad.geo.builtin.zones import Zones

STATIONS = 24
AEDS = 320
FUEL = 70
FUEL_NAMES = ("澄能", "川油", "江南", "长泰", "远通")
HILLS = ["青云", "牛头", "老鹰", "石门", "凤凰", "大岭", "云台", "笔架", "卧龙", "白云", "仙人", "马鞍"]
AED_PLACES = {
    "metro": "站厅客服中心旁",
    "mall": "一楼服务台旁",
    "school": "校门值班室",
    "university": "体育馆入口",
    "library": "一楼大厅",
    "railway_station": "候车厅问讯处旁",
    "coach_station": "售票厅入口",
    "sports_centre": "主馆东门内",
    "park": "游客中心门口",
    "big_park": "游客中心门口",
    "commerce": "一楼大堂",
    "office": "一楼大堂",
    "town": "政府大院门口",
    "city_hall": "政务大厅",
    "market": "管理办公室门口",
}


def stations_build(
    plan: Plan, works: Works, chance: Random, districts: Districts, towns: list[tuple[str, Point]]
) -> None:
    """One at each hospital, one in each town, the rest where the nearest one is farthest."""
    many = plan.many(STATIONS, 4)
    hospitals = [f for f in works.features if f.kind == "hospital"]
    spots: list[tuple[Name, Point]] = []
    for hospital in hospitals[: many - 2]:
        short = hospital.others[0] if hospital.others else hospital.name.zh
        spots.append((name_of(short, "急救站"), _beside(hospital.at, chance)))
    for town, at in towns:
        if len(spots) < many - 1:
            spots.append((name_of(town, "镇", "急救站"), _beside(at, chance)))
    centre = next((f for f in works.features if f.kind == "city_hall"), hospitals[0] if hospitals else None)
    if centre is not None:
        spots.append((name_of(CITY, "市", "急救中心"), _beside(centre.at, chance)))
    candidates = [f for f in works.features if f.kind in ("消防救援站", "社区卫生服务中心", "派出所", "school")]
    while len(spots) < many and candidates:
        best = max(candidates, key=lambda f: min((distance(f.at, at) for _, at in spots), default=0.0))
        candidates.remove(best)
        name = name_of(districts.part_of(best.at).stem, "急救站")
        if all(name.zh != other.zh for other, _ in spots):
            spots.append((name, _beside(best.at, chance)))
    for name, at in spots:
        works.features.append(Feature(name, "ambulance_station", {"emergency": "ambulance_station"}, at))


def _beside(at: Point, chance: Random) -> Point:
    return at[0] + chance.uniform(-30, 30), at[1] + chance.uniform(-30, 30)


def aeds_build(plan: Plan, works: Works, chance: Random) -> None:
    """In public places, each with its number and where to look for it."""
    places = [feature for feature in works.features if feature.kind in AED_PLACES]
    chance.shuffle(places)
    places.sort(
        key=lambda feature: feature.kind not in ("metro", "railway_station", "coach_station", "mall", "sports_centre")
    )
    for number, place in enumerate(places[: plan.much(AEDS, 30)], 1):
        ref = f"AED-{number:04}"
        tags = {
            "emergency": "defibrillator",
            "ref": ref,
            "defibrillator:location": AED_PLACES[place.kind],
            "indoor": "yes",
            "addr:place": place.name.zh,
        }
        name = Name(f"AED {place.name.zh}", f"AED {place.name.pinyin}", f"AED {place.name.en}")
        at = (place.at[0] + chance.uniform(-12, 12), place.at[1] + chance.uniform(-12, 12))
        works.features.append(Feature(name, "aed", tags, at))


def fuel_build(plan: Plan, works: Works, chance: Random, blocks: list[Block]) -> None:
    """Petrol stations along the great streets, on sides without shops."""
    sides = [
        side
        for block in blocks
        if block.use in ("factory", "vacant", "office", "park", "logistics", "parking", "green")
        for side in block.sides
        if side.road.kind in ("primary", "secondary", "tertiary")
        and side.length > 90
        and not side.shops
        and side.road.name
    ]
    chance.shuffle(sides)
    taken: list[Point] = []
    for side in sides:
        at = side.at(0.3, side.half + 16)
        if len(taken) >= plan.much(FUEL, 5) or any(distance(at, other) < 900 for other in taken):
            continue
        taken.append(at)
        name = name_of(chance.choice(FUEL_NAMES), side.road.name or CITY, "加油站")
        number = side.number(0.3)
        tags = {"amenity": "fuel"}
        if number and side.road.name:
            tags |= {"addr:street": side.road.name.zh, "addr:housenumber": f"{number}号"}
        works.features.append(Feature(name, "fuel", tags, at))
        ends = [side.at(0.3 + k * 12 / side.length, side.half + d) for k, d in ((-1, 8), (1, 8), (1, 24), (-1, 24))]
        works.shapes.append(Shape({"building": "roof"}, ends))


def nature_build(plan: Plan, works: Works, water: Water, zones: Zones) -> None:
    """The waters and hills with their names; the grounds round a lake and the banks of the river are parks."""
    for lake in water.lakes:
        tags = {"natural": "water", "water": "lake"}
        works.features.append(Feature(name_of(*lake.name), "lake", tags, centroid(lake.shore), lake.shore))
    parks = [(park.name, park.ring) for park in zones.parks]
    parks += [("滨江", water.bank(plan, north=True)), ("江南滨江", water.bank(plan, north=False))]
    for words, ring in parks:
        middle = centroid(ring) if words[-2:] != "滨江" else ring[len(ring) // 4]
        works.features.append(Feature(name_of(words, "公园"), "big_park", {"leisure": "park"}, middle, ring))
    for number, ring in enumerate(zones.hills):
        name = name_of(HILLS[number % len(HILLS)], "山")
        works.features.append(Feature(name, "wood", {"natural": "wood"}, centroid(ring), ring))
    for name, ring in zip((name_of("白鹭洲"), name_of("沙鸥洲")), water.islands, strict=True):
        works.features.append(Feature(name, "island", {"place": "island", "landuse": "grass"}, centroid(ring), ring))


def bridges_build(works: Works, network: Network) -> None:
    """A place in the middle of each great bridge, so that it is found by name."""
    spans: dict[str, list[Point]] = {}
    names: dict[str, Name] = {}
    for (a, b), piece in network.pieces.items():
        bridge = piece.road.bridge
        if bridge is not None and piece.bridge:
            names[bridge.zh] = bridge
            spans.setdefault(bridge.zh, []).extend((network.at[a], network.at[b]))
    for zh, points in spans.items():
        middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        works.features.append(Feature(names[zh], "bridge", {"man_made": "bridge"}, middle))


def river_names() -> tuple[Name, Name]:
    return name_of(*RIVER), name_of(*STREAM)
