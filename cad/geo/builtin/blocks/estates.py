"""An estate: a wall with gates, a road around the inside, rows of numbered houses facing south, with units."""

from dataclasses import dataclass
from random import Random

from cad.geo.builtin.blocks.block import Block, Joints, Side, Turned, towards
from cad.geo.builtin.blocks.ring import inset, ray, strips
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.plane import Line, Point, centroid, distance
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.splitting import leaning
from cad.geo.builtin.things import Door, Estate, Gate, Works


@dataclass(frozen=True, slots=True)
class Style:
    """Metres: depth of a house, from row to row, least and greatest length, length of a unit; floors."""

    depth: float
    pitch: float
    least: float
    most: float
    unit: float
    floors: tuple[int, ...]
    aside: float


STYLES = {
    "estate_old": Style(10.5, 25, 34, 62, 12.5, (5, 6, 6, 7), 7),
    "estate_mid": Style(12.5, 33, 36, 58, 15.5, (6, 7, 11, 11), 12),
    "estate_new": Style(16.0, 52, 24, 40, 15.0, (18, 24, 27, 33), 24),
}
SHOP_DEPTH = 15.0


def estate_build(
    works: Works, network: Network, joints: Joints, chance: Random, block: Block, name: Name
) -> Estate | None:
    """None when the block is too small or too thin for one; nothing is built then."""
    style = STYLES[block.use]
    wall = block.plot(2.0, SHOP_DEPTH)
    inner = inset(wall, [13.0] * len(wall)) if wall else None
    if wall is None or inner is None:
        return None
    frame = Turned(_south(chance, block.ring), block.centre)
    level = frame.level(inner)
    spine = sum(x for x, _ in level) / len(level) if _wide(level) > 130 else None
    rows = _rows(chance, style, level, spine)
    if sum(map(len, rows)) < 2:
        return None
    estate = Estate(name, wall, centroid(wall))
    _houses(estate, chance, style, frame, rows)
    works.estates.append(estate)
    _roads(network, joints, chance, block, estate, frame, spine)
    return estate


def _south(chance: Random, ring: Line) -> float:
    """Houses face south, or nearly so where the streets run a little askew."""
    angle = leaning(ring)
    return angle if abs(angle) < 0.4 else chance.uniform(-0.12, 0.12)


def _wide(ring: Line) -> float:
    return max(x for x, _ in ring) - min(x for x, _ in ring)


def _rows(chance: Random, style: Style, ring: Line, spine: float | None) -> list[list[tuple[float, float, float]]]:
    """From north to south, each house of a row as (from x, to x, y of its south side)."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    many = int((high - low - style.depth) / style.pitch) + 1
    slack = (high - low - style.depth) - (many - 1) * style.pitch
    rows = []
    for i in range(many):
        y = high - slack / 2 - style.depth - i * style.pitch
        row: list[tuple[float, float, float]] = []
        for start, end in strips(ring, y, y + style.depth):
            parts = [(start, end)]
            if spine is not None and start < spine - 20 and end > spine + 20:
                parts = [(start, spine - 6), (spine + 6, end)]
            for a, b in parts:
                row += _packed(chance, style, a, b, y)
        rows.append(row)
    return rows


def _packed(chance: Random, style: Style, start: float, end: float, y: float) -> list[tuple[float, float, float]]:
    """As many houses as fit between start and end, all about equally long."""
    room = end - start
    if room < style.least:
        return []
    wanted = chance.uniform(style.least, style.most)
    many = max(1, int((room + style.aside) / (wanted + style.aside)))
    size = min(style.most, (room - (many - 1) * style.aside) / many)
    gap = (room - many * size) / max(1, many - 1) if many > 1 else 0.0
    return [(start + i * (size + gap), start + i * (size + gap) + size, y) for i in range(many)]


def _houses(
    estate: Estate, chance: Random, style: Style, frame: Turned, rows: list[list[tuple[float, float, float]]]
) -> None:
    """Numbers run from the north-west row by row; every other estate counts from the south."""
    number = 0
    floors = chance.choice(style.floors)
    if chance.random() < 0.5:
        rows = rows[::-1]
    for row in rows:
        for x0, x1, y in row:
            number += 1
            ring = frame.box(x0, y, x1, y + style.depth)
            owner, written = estate.name.zh, f"{number}栋"
            middle = frame.back([((x0 + x1) / 2, y + style.depth / 2)])[0]
            estate.buildings.append(Door(owner, written, middle, True, floors=floors, ring=ring))
            units = max(1, round((x1 - x0) / style.unit))
            for unit in range(units):
                x = x0 + (x1 - x0) * (unit + 0.5) / units
                at = frame.back([(x, y + style.depth)])[0]
                estate.units.append(Door(owner, written, at, True, f"{unit + 1}单元", f"101-{floors}02", floors))


def _roads(
    network: Network,
    joints: Joints,
    chance: Random,
    block: Block,
    estate: Estate,
    frame: Turned,
    spine: float | None,
) -> None:
    loop = inset(estate.ring, [6.5] * len(estate.ring))
    gates = _openings(chance, block, estate, loop) if loop else []
    if loop is None or not gates:
        return
    road = Road(None, "service", [], access="private" if chance.random() < 0.4 else "")
    stops = [foot for _, _, _, foot in gates]
    ends = [ray(loop, estate.at, *way) for way in _up_down(frame)] if spine is not None else []
    across = [end for end in ends if end is not None]
    if len(across) == 2 and distance(*across) > 60:
        stops += across
    nodes = _ring_with(network, loop, stops, road)
    if len(stops) > len(gates):
        network.join(nodes[-2], nodes[-1], road)
    for (side, share, at, _), foot_node in zip(gates, nodes, strict=False):
        node = network.add(at)
        network.join(foot_node, node, road)
        joints.note(side, share, node, road)
        _gate(estate, network, block, side, node, at, side is gates[0][0])


Opening = tuple[Side, float, Point, Point]
"""Side of the block, share of it, where the gate stands in the wall, where its way meets the road inside."""


def _openings(chance: Random, block: Block, estate: Estate, loop: Line) -> list[Opening]:
    """One on the best side, one or two on others; the first is the main gate."""
    main = block.best_side
    others = sorted((side for side in block.sides if side is not main and side.length > 46), key=lambda s: -s.length)
    found: list[Opening] = []
    for side in (main, *others):
        share = chance.uniform(0.4, 0.6)
        start = side.at(share, 0.5)
        way = towards(start, side.at(share, 20.0))
        at, foot = ray(estate.ring, start, *way), ray(loop, start, *way)
        fits = at and foot and distance(start, at) < 60 and distance(at, foot) < 25
        if at and foot and fits and all(_apart(side, other) for other, *_ in found):
            found.append((side, share, at, foot))
        if len(found) == (2 if block.size < 45_000 else 3):
            break
    return found


def _up_down(frame: Turned) -> tuple[Point, Point]:
    (ox, oy), up = frame.about, frame.back([(0.0, 1.0)])[0]
    return (up[0] - ox, up[1] - oy), (ox - up[0], oy - up[1])


def _apart(one: Side, other: Side) -> bool:
    a, b = one.at(0.5, 0.0), other.at(0.5, 0.0)
    return distance(a, b) > 70


def _ring_with(network: Network, loop: Line, stops: list[Point], road: Road) -> list[int]:
    """Lays the loop with a node at each stop; the nodes of the stops in their order."""
    marks: list[tuple[int, float, int, Point]] = [(i, 0.0, -1, point) for i, point in enumerate(loop)]
    for number, stop in enumerate(stops):
        i = min(range(len(loop)), key=lambda k: _off(stop, loop[k], loop[(k + 1) % len(loop)]))
        marks.append((i, distance(loop[i], stop), number, stop))
    marks.sort(key=lambda mark: mark[:3])
    found, ring = [0] * len(stops), []
    for _, _, number, point in marks:
        node = network.add(point)
        ring.append(node)
        if number >= 0:
            found[number] = node
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        network.join(a, b, road)
    return found


def _off(p: Point, a: Point, b: Point) -> float:
    return distance(a, p) + distance(p, b) - distance(a, b)


def _gate(estate: Estate, network: Network, block: Block, side: Side, node: int, at: Point, main: bool) -> None:
    dx, dy = at[0] - block.centre[0], at[1] - block.centre[1]
    word = ("东" if dx > 0 else "西") if abs(dx) > abs(dy) else ("北" if dy > 0 else "南")
    if any(gate.name.zh[0] == word for gate in estate.gates):
        word = next((w for w in "南北东西" if all(gate.name.zh[0] != w for gate in estate.gates)), word)
    name = name_of(word + "门")
    tags = {"barrier": "gate", "entrance": "main" if main else "yes", **name.tags, "addr:place": estate.name.zh}
    share = side.openings[-1]
    number = side.number(share)
    if main and number is not None and side.road.name:
        tags |= {"addr:street": side.road.name.zh, "addr:housenumber": f"{number}号"}
    network.tags[node] = tags
    estate.gates.append(Gate(name, at, node, main))
