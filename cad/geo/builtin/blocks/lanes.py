"""The old quarters: alleys through a block with small houses on both sides."""

from random import Random

from cad.geo.builtin.blocks.block import Block, Joints, Side, Turned
from cad.geo.builtin.blocks.ring import spans, strips
from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.plane import Point, meeting
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.splitting import leaning
from cad.geo.builtin.things import Door, Shape, Works

ROW = 25.0  # from alley to alley
HOUSE = (6.5, 10.5)
DEEP = 8.5


def alleys_build(
    works: Works, network: Network, joints: Joints, chance: Random, block: Block, names: list[Name]
) -> list[tuple[Name, Point]]:
    """Alleys from street to street across the block, one for each name, as many as there is room for.

    The name 弄 stands for a lane off a street (中山一路108弄): its houses are numbered on that street. The names
    used, with a point of each.
    """
    plot = block.plot(2.0, 14.0)
    if plot is None:
        return []
    frame = Turned(leaning(block.ring), block.centre)
    level, edges = frame.level(plot), frame.level(block.ring)
    low, high = min(y for _, y in level), max(y for _, y in level)
    used: list[tuple[Name, Point]] = []
    many = min(len(names), int((high - low - 14) / ROW))
    for i in range(many):
        y = low + (high - low) * (i + 0.5) / many + chance.uniform(-1.5, 1.5)
        parts = spans(level, y)
        if not parts:
            continue
        x0, x1 = max(parts, key=lambda part: part[1] - part[0])
        if x1 - x0 < 40:
            continue
        name, lane = _lane_name(block, frame, edges, y, names[i])
        road = Road(name, "living_street", [])
        ends = [network.add(point) for point in frame.back([(x0 + 1.0, y), (x1 - 1.0, y)])]
        network.join(ends[0], ends[1], road)
        if not _come_out(joints, frame, block, edges, y, ends, (x0, x1), road):
            network.cut(ends[0], ends[1])
            continue
        _houses(works, chance, frame, level, y, name if lane is None else lane[0], "" if lane is None else lane[1])
        used.append((name, frame.back([((x0 + x1) / 2, y)])[0]))
    return used


def _lane_name(
    block: Block, frame: Turned, edges: list[Point], y: float, name: Name
) -> tuple[Name, tuple[Name, str] | None]:
    """For a lane off a street, the name it has there: (中山一路108弄, (中山一路, 108弄))."""
    if name.zh != "弄":
        return name, None
    side, share, _ = _outlet(block, edges, y, -1e9) or (None, 0.0, 0.0)
    number = side.number(share) if side else None
    if side is None or number is None or side.road.name is None:
        return Name("福安里", "Fú'ān Lǐ", "Fu'an Li"), None
    street = side.road.name
    whole = Name(f"{street.zh}{number}弄", f"{street.pinyin} {number} Lòng", f"Lane {number}, {street.en}")
    return whole, (street, f"{number}弄")


def _come_out(
    joints: Joints,
    frame: Turned,
    block: Block,
    edges: list[Point],
    y: float,
    ends: list[int],
    xs: tuple[float, float],
    road: Road,
) -> int:
    """Joins both ends to the streets straight ahead; how many of them."""
    made = 0
    for node, x in zip(ends, xs, strict=True):
        found = _outlet(block, edges, y, x)
        if found and abs(found[2] - x) < 75:
            joints.note(found[0], min(0.95, max(0.05, found[1])), node, road)
            made += 1
    return made


def _outlet(block: Block, edges: list[Point], y: float, x: float) -> tuple[Side, float, float] | None:
    """The side of the block that the level line at y meets nearest to x: side, share of it, x there."""
    best = None
    for i, side in enumerate(block.sides):
        a, b = edges[i], edges[(i + 1) % len(edges)]
        hit = meeting(a, b, (-1e5, y), (1e5, y))
        if hit:
            where = a[0] + (b[0] - a[0]) * hit[0]
            if best is None or abs(where - x) < abs(best[2] - x):
                best = (side, hit[0], where)
    return best


def _houses(works: Works, chance: Random, frame: Turned, level: list[Point], y: float, owner: Name, lane: str) -> None:
    """A terrace on each side of the alley: numbered doors, odd above and even below."""
    for upper in (True, False):
        y0, y1 = (y + 2.2, y + 2.2 + DEEP) if upper else (y - 2.2 - DEEP, y - 2.2)
        number = 1 if upper else 2
        for start, end in strips(level, y0, y1):
            x = start + 1.0
            while x < end - HOUSE[0]:
                many = chance.randint(3, 7)
                wide = chance.uniform(*HOUSE)
                many = min(many, int((end - x) / wide))
                if many < 1:
                    break
                for i in range(many):
                    door = frame.back([(x + (i + 0.5) * wide, y + (1.8 if upper else -1.8))])[0]
                    works.doors.append(Door(owner.zh, f"{lane}{number}号", door))
                    number += 2
                levels = {"building": "terrace", "building:levels": str(chance.choice((1, 2, 2, 3)))}
                works.shapes.append(Shape(levels, frame.box(x, y0, x + many * wide, y1)))
                x += many * wide + 1.2
