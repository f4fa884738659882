"""What callers in the built-in city may mean: lines as they are written, each with the place, from what was built."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cad.geo.builtin.city import BuiltCity
from cad.geo.builtin.ground import to_earth
from cad.geo.builtin.plane import Point, distance
from cad.geo.builtin.things import Feature
from cad.geo.builtin.transit import Crossings

COMMONEST = 3  # a name that more places have than this is not asked for alone
NEAR_M = 140.0
CORNERS = (
    "{}和{}路口",
    "{}与{}交叉口",
    "{}{}路口",
    "{}跟{}的十字路口",
    "{}靠近{}",
    "{}和{}交界处",
    "{}与{}交汇处",
    "{}{}口",
)
POSTS = ("{road}K{km}加{m}往{way}", "{road}K{km}+{m}{way}向", "{road}{km}公里{m}米往{way}方向", "{road}K{km}+{m}")
ROUND_POSTS = ("{road}K{km}往{way}", "{road}{km}公里处", "{road}K{km}{way}向", "{road}{km}公里往{way}方向")
UNITS = (
    *("{number}栋{which}单元{room}", "{number}栋{which}单元{room}室", "{number}号楼{which}单元", "{number}栋"),
    *("{number}幢{room}", "{number}-{which}-{room}", "{number}栋{which}单元"),
)
GENERIC = {
    "fuel": "加油站", "pharmacy": "药房", "supermarket": "超市", "bank": "银行", "restaurant": "饭店", "hotel": "宾馆",
    "clinic": "诊所", "kindergarten": "幼儿园", "convenience": "便利店", "parking": "停车场", "marketplace": "菜市场",
}  # fmt: skip
PARTS = ("department", "gate", "hospital_building", "aed")
LANDMARKS = ("hospital", "school", "mall", "metro", "market", "university", "library", "coach_station", "park")


@dataclass(frozen=True, slots=True)
class Said:
    """`line` as it is written; `name` is the part of it that is a name, to be said otherwise."""

    kind: str
    line: str
    lon: float
    lat: float
    name: str = ""


Maker = Callable[[random.Random], Said | None]


class Things:
    def __init__(self, city: BuiltCity) -> None:
        self.city = city
        self.features = [
            f for f in city.works.features if f.kind not in ("department", "gate", "hospital_building", "aed")
        ]
        names = [f.name.zh for f in self.features] + [estate.name.zh for estate in city.works.estates]
        names += [street.road.name.zh for street in city.streets if street.road.name]
        self.counts = Counter(names)
        self.crossings = self._crossings()
        self.landmarks = [f for f in self.features if f.kind in LANDMARKS and self.counts[f.name.zh] == 1]
        self.near = self._near()

    def _crossings(self) -> list[tuple[str, str, Point]]:
        found = Crossings(self.city.network)
        nodes = sorted(node for cell in found.cells.values() for node in cell)
        rows = [(found.names(node), self.city.network.at[node]) for node in nodes]
        return [(names[0].zh, names[1].zh, at) for names, at in rows if "弄" not in names[0].zh + names[1].zh]

    def _near(self) -> list[tuple[Feature, Feature, str]]:
        """(landmark, what lies by it, what sort of thing that is)."""
        cells: dict[tuple[int, int], list[Feature]] = defaultdict(list)
        for feature in self.features:
            if any(value in GENERIC for value in feature.tags.values()):
                cells[int(feature.at[0] // 200), int(feature.at[1] // 200)].append(feature)
        pairs = []
        for landmark in self.landmarks:
            x, y = int(landmark.at[0] // 200), int(landmark.at[1] // 200)
            for other in (f for i in (-1, 0, 1) for j in (-1, 0, 1) for f in cells[x + i, y + j]):
                word = next(GENERIC[value] for value in other.tags.values() if value in GENERIC)
                if other is not landmark and distance(landmark.at, other.at) < NEAR_M:
                    pairs.append((landmark, other, word))
        return pairs

    def makers(self) -> tuple[tuple[Maker, float], ...]:
        return (
            *((self.street_door, 0.17), (self.lane_door, 0.04), (self.unit, 0.14), (self.village_door, 0.05)),
            *((self.corner, 0.15), (self.place, 0.2), (self.estate, 0.06), (self.beside, 0.07), (self.post, 0.06)),
            *((self.aed, 0.02), (self.gate, 0.02), (self.stop, 0.02)),
        )

    def street_door(self, chance: random.Random) -> Said | None:
        door = chance.choice(self.city.works.doors)
        if door.of_place or "弄" in door.number:
            return None
        room = chance.choice(("", "", "", "三楼", "2楼", "201室"))
        before = self._district(door.at) if chance.random() < 0.15 else ""
        return _said("street door", before + door.owner + door.number + room, door.at, door.owner)

    def lane_door(self, chance: random.Random) -> Said | None:
        door = chance.choice(self.city.works.doors)
        return _said("lane door", door.owner + door.number, door.at, door.owner) if "弄" in door.number else None

    def unit(self, chance: random.Random) -> Said | None:
        estate = chance.choice(self.city.works.estates)
        unit = chance.choice(estate.units)
        number, which = unit.number[:-1], unit.unit[:-2]
        room = f"{chance.randint(1, max(2, unit.floors))}0{chance.randint(1, 2)}"
        written = chance.choice(UNITS).format(number=number, which=which, room=room)
        return _said("estate unit", estate.name.zh + written, unit.at, estate.name.zh)

    def village_door(self, chance: random.Random) -> Said | None:
        door = chance.choice(self.city.works.doors[-len(self.city.works.doors) // 5 :])
        if not door.of_place:
            return None
        owner = door.owner if chance.random() < 0.7 else door.owner.removesuffix("村")
        return _said("village door", owner + door.number, door.at, owner)

    def corner(self, chance: random.Random) -> Said | None:
        a, b, at = chance.choice(self.crossings)
        if chance.random() < 0.5:
            a, b = b, a
        return _said("corner", chance.choice(CORNERS).format(a, b), at, "")

    def place(self, chance: random.Random) -> Said | None:
        feature = chance.choice(self.features)
        if self.counts[feature.name.zh] > COMMONEST or feature.kind == "bus_stop":
            return None
        name = chance.choice((feature.name.zh, *feature.others))
        return _said("place", name, feature.at, name)

    def estate(self, chance: random.Random) -> Said | None:
        estate = chance.choice(self.city.works.estates)
        return _said("estate", estate.name.zh, estate.at, estate.name.zh)

    def beside(self, chance: random.Random) -> Said | None:
        landmark, other, word = chance.choice(self.near)
        name = chance.choice((landmark.name.zh, *landmark.others))
        return _said("beside", name + chance.choice(("对面的", "旁边的", "附近的", "边上的")) + word, other.at, name)

    def post(self, chance: random.Random) -> Said | None:
        post = chance.choice(self.city.posts)
        ways = {"北": 0, "东": 90, "南": 180, "西": 270}
        way = min(ways, key=lambda word: abs((post.bearing - ways[word] + 180) % 360 - 180))
        if abs((post.bearing - ways[way] + 180) % 360 - 180) > 30:
            return None
        km, rest = divmod(post.metres, 1000)
        form = chance.choice(POSTS if rest else ROUND_POSTS)
        road = post.ref if post.ref and "K" in form and chance.random() < 0.4 else post.road
        return _said("kilometre post", form.format(road=road, km=km, m=rest, way=way), post.at, "")

    def aed(self, chance: random.Random) -> Said | None:
        aed = chance.choice([f for f in self.city.works.features if f.kind == "aed"])
        ref = aed.tags["ref"]
        return _said("AED", chance.choice((ref, ref.replace("-", ""), ref.lower(), f"AED {ref[4:]}")), aed.at, "")

    def gate(self, chance: random.Random) -> Said | None:
        estate = chance.choice(self.city.works.estates)
        if not estate.gates:
            return None
        gate = chance.choice(estate.gates)
        return _said("gate", f"{estate.name.zh}{gate.name.zh}", gate.at, estate.name.zh)

    def stop(self, chance: random.Random) -> Said | None:
        feature = chance.choice([f for f in self.features if f.kind in ("bus_stop", "metro", "metro_exit")])
        tail = "公交站" if feature.kind == "bus_stop" else ""
        return _said("stop", feature.name.zh + tail, feature.at, feature.name.zh)

    def _district(self, at: Point) -> str:
        return self.city.districts.district_of(at).name.zh


def _said(kind: str, line: str, at: Point, name: str) -> Said:
    return Said(kind, line, *to_earth(at), name)


def things_said(city: BuiltCity, chance: random.Random) -> Iterator[Said]:
    """Without end: a kind by its weight, then a thing of it."""
    things = Things(city)
    makers = things.makers()
    while True:
        maker = chance.choices([m for m, _ in makers], [weight for _, weight in makers])[0]
        said = None
        while said is None:
            said = maker(chance)
        yield said
