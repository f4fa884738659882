"""Builds every block after its use."""

from collections.abc import Callable
from random import Random

from cad.geo.builtin.blocks.block import Block, Joints
from cad.geo.builtin.blocks.civic import civic_name
from cad.geo.builtin.blocks.estates import estate_build
from cad.geo.builtin.blocks.frontage import shops_build, shops_plan
from cad.geo.builtin.blocks.health import hospital_build
from cad.geo.builtin.blocks.lanes import alleys_build
from cad.geo.builtin.blocks.ring import inset
from cad.geo.builtin.blocks.shops import shops_open
from cad.geo.builtin.blocks.yards import houses_build, pitch_in, way_in, yard_outline
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.places import Book
from cad.geo.builtin.naming.words import ALLEYS
from cad.geo.builtin.plane import Line, Point
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.things import Feature, Shape, Works

# How eager each use is to let shops stand along its streets.
EAGER = {
    "estate_old": 1.0,
    "estate_mid": 1.0,
    "estate_new": 0.9,
    "lanes": 1.15,
    "commerce": 1.1,
    "market": 1.2,
    "office": 0.4,
    "school": 0.3,
    "hospital": 0.3,
    "government": 0.4,
    "wholesale": 0.8,
    "coach_station": 0.6,
}
WALLED = ("school", "hospital", "university", "factory", "logistics", "government", "party_school", "court")
GREEN = {"green": "grass", "vacant": "meadow"}
HOMES = ("estate_old", "estate_mid", "estate_new")


class Quarters:
    def __init__(
        self, works: Works, network: Network, joints: Joints, chance: Random, district_of: Callable[[Point], str]
    ) -> None:
        self.works, self.network, self.joints, self.chance = works, network, joints, chance
        self.district_of = district_of
        self.book = Book(chance)
        self.alleys = [
            stem + kind
            for stem in ALLEYS
            for kind in ("一巷", "二巷", "三巷", "上巷", "下巷", "后巷", "小巷", "东里", "西里")
        ]
        chance.shuffle(self.alleys)

    def build(self, block: Block) -> None:
        shops_plan(self.chance, block, EAGER.get(block.use, 0.0))
        if block.use in HOMES:
            self._homes(block)
        elif block.use == "lanes":
            self._lanes(block)
        elif block.use in GREEN:
            self._green(block)
        else:
            self._yard(block)
        if any(side.shops for side in block.sides):
            doors = shops_build(self.works, self.chance, block)
            shops_open(self.works, self.chance, self.book, doors)

    def _homes(self, block: Block) -> None:
        side = block.best_side
        name = self.book.estate(block.use, side.road.name, side.number(0.5), self.district_of(block.centre))
        if estate_build(self.works, self.network, self.joints, self.chance, block, name) is None:
            self._green(block)

    def _lanes(self, block: Block) -> None:
        names = [self._alley() for _ in range(8)]
        if not alleys_build(self.works, self.network, self.joints, self.chance, block, names):
            self._green(block)

    def _alley(self) -> Name:
        if self.chance.random() < 0.3 or not self.alleys:
            return name_of("弄")
        name = self.alleys.pop()
        return name_of(name[:-2], name[-2], name[-1])

    def _green(self, block: Block) -> None:
        if ring := block.plot():
            self.works.shapes.append(Shape({"landuse": GREEN.get(block.use, "grass")}, ring))

    def _yard(self, block: Block) -> None:
        ring = yard_outline(block)
        if ring is None:
            for side in block.sides:
                side.shops = False
            ring = yard_outline(block)
        if ring is None:
            self._green(block)
            return
        gate = way_in(self.network, self.joints, block, ring) if block.use not in ("park", "big_park") else None
        track = pitch_in(self.works, self.chance, block, ring) if block.use in ("school", "university") else None
        houses = houses_build(self.works, self.chance, block, ring, track)
        if block.use == "hospital":
            hospital_build(
                self.works, self.chance, block.rank, ring, block.centre, gate, houses, block.best_side.road.name
            )
        else:
            feature = civic_name(self.works, self.chance, self.book, block, ring, self.district_of(block.centre))
            self._inside(block, feature, ring, gate)
        if block.use in WALLED and gate is not None:
            self.works.shapes.append(Shape({"barrier": "wall"}, [*ring, ring[0]], closed=False))

    def _inside(self, block: Block, feature: Feature | None, ring: Line, gate: Point | None) -> None:
        """A pond in a park, a gate with its name at a school."""
        if block.use in ("park", "big_park", "zoo") and block.size > 20_000:
            span = block.size**0.5 * 0.36
            pond = inset(ring, [span * self.chance.uniform(0.75, 1.0)] * len(ring))
            if pond and len(pond) > 3:
                self.works.shapes.append(Shape({"natural": "water", "water": "pond"}, pond))
        if feature is not None and gate is not None and block.use in ("university", "school", "factory"):
            tags = {"barrier": "gate", "entrance": "main", "addr:place": feature.name.zh}
            self.works.features.append(Feature(name_of("大门"), "gate", tags, gate))
