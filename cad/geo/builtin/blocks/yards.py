"""Everything that has a yard: schools, hospitals, works, markets, parks. An outline, houses in it, a way in."""

from dataclasses import dataclass, replace
from random import Random

from cad.geo.builtin.blocks.block import Block, Joints, Turned, towards
from cad.geo.builtin.blocks.ring import inset, ray, strips
from cad.geo.builtin.plane import Line, Point, centroid, inside
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.splitting import leaning
from cad.geo.builtin.things import Shape, Works


@dataclass(frozen=True, slots=True)
class Houses:
    """Metres: depth, from row to row, least and greatest length, between two; floors; how many of those that fit."""

    building: str
    depth: float
    pitch: float
    least: float
    most: float
    aside: float
    floors: tuple[int, ...]
    share: float = 1.0


HOUSES = {
    "office": Houses("office", 24, 58, 28, 60, 22, (8, 12, 16, 22, 28), 0.85),
    "commerce": Houses("commercial", 32, 56, 40, 90, 16, (3, 4, 5, 6), 0.9),
    "mall": Houses("retail", 62, 96, 70, 130, 26, (4, 5, 6)),
    "factory": Houses("industrial", 34, 58, 50, 130, 18, (1, 1, 2), 0.9),
    "logistics": Houses("warehouse", 44, 78, 80, 170, 26, (1,), 0.95),
    "school": Houses("school", 13, 38, 42, 74, 14, (3, 4, 5), 0.7),
    "university": Houses("university", 16, 62, 46, 90, 26, (4, 5, 6, 8), 0.7),
    "hospital": Houses("hospital", 20, 46, 48, 92, 16, (4, 6, 12, 18)),
    "government": Houses("government", 16, 46, 36, 66, 16, (4, 5, 6, 8), 0.75),
    "market": Houses("retail", 24, 36, 50, 90, 10, (1, 2)),
    "wholesale": Houses("retail", 26, 42, 70, 130, 12, (1, 2, 2)),
    "temple": Houses("temple", 12, 30, 16, 26, 18, (1,)),
    "public": Houses("public", 42, 80, 50, 90, 30, (2, 3, 4), 0.7),
}
LIKE = {
    **dict.fromkeys(("city_hall", "court", "service_centre", "party_school", "nursing_home"), "government"),
    **dict.fromkeys(("museum", "library", "theatre", "sports_centre", "railway_station", "coach_station"), "public"),
    **dict.fromkeys(("church", "mosque"), "temple"),
    **dict.fromkeys(("power_plant", "waterworks", "sewage"), "factory"),
}


def yard_outline(block: Block) -> Line | None:
    """The yard without the strip for shops."""
    return block.plot(2.0, 15.0)


def houses_build(
    works: Works, chance: Random, block: Block, ring: Line, keep: Line | None = None
) -> list[tuple[Line, Point]]:
    """Houses in rows, outside of `keep`; ring and middle of each."""
    kind = HOUSES.get(LIKE.get(block.use, block.use))
    inner = inset(ring, [9.0] * len(ring)) or inset(ring, [3.0] * len(ring))
    if kind is None or inner is None:
        return []
    frame = Turned(leaning(ring), block.centre)
    level = frame.level(inner)
    low, high = min(y for _, y in level), max(y for _, y in level)
    kind = _fitted(kind, high - low)
    many = max(1, int((high - low - kind.depth) / kind.pitch) + 1)
    made: list[tuple[Line, Point]] = []
    for i in range(many):
        y = low + (high - low - kind.depth) * ((i + 0.5) / many if many > 1 else 0.5)
        for start, end in strips(level, y, y + kind.depth):
            x = start
            while end - x >= kind.least:
                size = min(chance.uniform(kind.least, kind.most), end - x)
                house = frame.box(x, y, x + size, y + kind.depth * chance.uniform(0.8, 1.0))
                middle = centroid(house)
                if chance.random() < kind.share and not (
                    keep and (inside(keep, middle) or any(inside(keep, p) for p in house))
                ):
                    floors = str(chance.choice(kind.floors))
                    works.shapes.append(Shape({"building": kind.building, "building:levels": floors}, house))
                    made.append((house, middle))
                x += size + kind.aside
    return made


def _fitted(kind: Houses, room: float) -> Houses:
    """On a small plot the houses are smaller, and every place is taken."""
    if room > 1.6 * kind.depth + 10:
        return kind
    return replace(kind, depth=min(kind.depth, 0.6 * room), least=min(kind.least, 18.0), share=1.0)


def way_in(network: Network, joints: Joints, block: Block, ring: Line, depth: float = 26.0) -> Point | None:
    """A drive from the best side to a little inside the yard, with a gate; where the gate is."""
    side = block.best_side
    share = 0.5
    start = side.at(share, 0.5)
    dx, dy = towards(start, side.at(share, 20.0))
    at = ray(ring, start, dx, dy)
    if at is None:
        return None
    road = Road(None, "service", [])
    gate, end = network.add(at), network.add((at[0] + dx * depth, at[1] + dy * depth))
    network.join(gate, end, road)
    joints.note(side, share, gate, road)
    network.tags[gate] = {"barrier": "gate"}
    return at


def pitch_in(works: Works, chance: Random, block: Block, ring: Line) -> Line | None:
    """A running track at the end of a school's yard, where it fits."""
    frame = Turned(leaning(ring), block.centre)
    level = frame.level(ring)
    low, high = min(y for _, y in level), max(y for _, y in level)
    for y0 in (low + 8, high - 66) if chance.random() < 0.5 else (high - 66, low + 8):
        for start, end in strips(level, y0, y0 + 58):
            if end - start > 112 and high - low > 120:
                x0 = start + 6 if chance.random() < 0.5 else end - 106
                track = frame.box(x0, y0, x0 + 100, y0 + 56)
                works.shapes.append(
                    Shape({"leisure": "pitch", "sport": "soccer"}, frame.box(x0 + 16, y0 + 9, x0 + 84, y0 + 47))
                )
                works.shapes.append(Shape({"leisure": "track"}, track))
                return frame.box(x0 - 5, y0 - 5, x0 + 105, y0 + 61)
    return None
