"""Expressways as they are driven: two carriageways with posts every 100 m, ramps to the streets and to each other."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor

from cad.geo.builtin.naming.name import name_of
from cad.geo.builtin.plane import Line, Point, Track, bearing, between, curve, distance, meeting
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.rings import FRONTAGE, Expressway
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.water import Water

HALF = 10.0  # from the middle to a carriageway's middle
POST = 100  # metres
LEAVE = 330.0  # a ramp leaves or joins so far from the crossing
TURN = 520.0  # the same where two expressways meet
CELL = 200.0

AHEAD, BACK = 1, -1


@dataclass(frozen=True, slots=True)
class Post:
    ref: str
    road: str
    metres: int
    bearing: float
    at: Point


@dataclass(eq=False)
class Carriageways:
    """One expressway's two. Places along it are metres of its middle line: AHEAD runs on the right of it, BACK left."""

    way: Expressway
    start: float = 0.0
    """Where they begin: past the ramps, when it ends at another expressway."""
    stops: dict[int, dict[float, int]] = field(default_factory=lambda: {AHEAD: {}, BACK: {}})

    def __post_init__(self) -> None:
        line = self.way.line
        self.track = Track([*line, line[0]] if self.way.closed else line)
        kind = self.way.kind
        self.roads = {
            heading: Road(self.way.name, kind, [], ref=self.way.ref, oneway=True, speed=self.way.speed)
            for heading in (AHEAD, BACK)
        }

    def wrapped(self, metres: float) -> float:
        return metres % self.track.length if self.way.closed else metres

    def holds(self, metres: float) -> bool:
        return self.way.closed or self.start - 1 <= metres <= self.track.length + 1

    def at(self, metres: float, heading: int, off: float = HALF) -> Point:
        return self.track.beside(self.wrapped(metres), -off * heading)

    def stop(self, network: Network, metres: float, heading: int, alike: float = 15.0) -> int:
        """The node of this carriageway there, or one that is not farther than `alike`; made when first asked for."""
        metres = round(self.wrapped(metres), 1)
        near = next((m for m in self.stops[heading] if abs(m - metres) < alike), None)
        if near is None:
            self.stops[heading][metres] = network.add(self.at(metres, heading))
            near = metres
        return self.stops[heading][near]

    def lay(self, network: Network, under: "Under", water: Water) -> list[Post]:
        """Joins the stops, with a post at each hundred metres."""
        posts = []
        for metres in range(-(-int(self.start) // POST) * POST, int(self.track.length), POST):
            posts += [self._post(network, metres, heading) for heading in (AHEAD, BACK)]
        for heading in (AHEAD, BACK):
            ordered = [self.stops[heading][m] for m in sorted(self.stops[heading], reverse=heading == BACK)]
            if self.way.closed:
                ordered.append(ordered[0])
            for a, b in pairwise(ordered):
                start, end = network.at[a], network.at[b]
                high = self.way.stilts or under.crossed(start, end)
                high = high or any(water.wet(between(start, end, share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
                network.join(a, b, self.roads[heading], bridge=high)
        return posts

    def _post(self, network: Network, metres: int, heading: int) -> Post:
        node = self.stop(network, metres, heading, 2.0)
        tags = {"highway": "milestone", "distance": f"{metres / 1000:g}", **self.way.name.tags}
        network.tags[node] = tags | ({"ref": self.way.ref} if self.way.ref else {})
        ahead = self.at(metres + 30 * heading, heading) if self.holds(metres + 30 * heading) else None
        here = self.at(metres, heading)
        behind = self.at(metres - 30 * heading, heading)
        direction = bearing(here, ahead) if ahead else bearing(behind, here)
        return Post(self.way.ref, self.way.name.zh, metres, direction, network.at[node])


class Under:
    """What runs below: the pieces of the network that an expressway crosses."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.cells: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for pair in network.pieces:
            a, b = (network.at[node] for node in pair)
            for x in range(floor(min(a[0], b[0]) / CELL), floor(max(a[0], b[0]) / CELL) + 1):
                for y in range(floor(min(a[1], b[1]) / CELL), floor(max(a[1], b[1]) / CELL) + 1):
                    self.cells[x, y].append(pair)

    def crossings(self, a: Point, b: Point) -> list[tuple[float, tuple[int, int]]]:
        """(share of the way from a to b, piece) for each piece crossed."""
        found = {}
        for x in range(floor(min(a[0], b[0]) / CELL), floor(max(a[0], b[0]) / CELL) + 1):
            for y in range(floor(min(a[1], b[1]) / CELL), floor(max(a[1], b[1]) / CELL) + 1):
                for pair in self.cells.get((x, y), ()):
                    hit = meeting(a, b, self.network.at[pair[0]], self.network.at[pair[1]])
                    if hit:
                        found[pair] = hit[0]
        return sorted((share, pair) for pair, share in found.items())

    def crossed(self, a: Point, b: Point) -> bool:
        return bool(self.crossings(a, b))


def ramp(network: Network, line: Line, start: int, end: int, kind: str, name: str = "") -> None:
    """A one-way link from node to node by way of the line's points between its ends."""
    road = Road(name_of(name, "匝道") if name else None, f"{kind}_link", [], oneway=True, speed=40)
    nodes = [start, *(network.add(point) for point in line[1:-1]), end]
    for a, b in pairwise(nodes):
        network.join(a, b, road, bridge=True)


def diamonds(
    network: Network, lanes: Carriageways, under: Under, water: Water, kinds: tuple[str, ...], apart: float
) -> list[float]:
    """Ramps at the crossings with roads of these kinds, no two nearer than `apart`; where along it they are."""
    track = lanes.track
    made: list[float] = []
    for i, (a, b) in enumerate(pairwise(track.line)):
        for share, pair in under.crossings(a, b):
            piece = network.pieces.get((min(pair), max(pair)))
            metres = track.marks[i] + share * distance(a, b)
            if piece is None or piece.road.kind not in kinds or piece.road.name is None:
                continue
            if water.to_bank(track.at(metres)) < 500 or not (
                lanes.holds(metres - LEAVE) and lanes.holds(metres + LEAVE)
            ):
                continue
            if any(_gap(lanes, metres, other) < apart for other in made):
                continue
            if _diamond(network, lanes, metres, pair):
                made.append(metres)
    return made


def _gap(lanes: Carriageways, one: float, other: float) -> float:
    gap = abs(one - other)
    return min(gap, lanes.track.length - gap) if lanes.way.closed else gap


def _diamond(network: Network, lanes: Carriageways, metres: float, pair: tuple[int, int]) -> bool:
    """On both sides a node of the street, some 50 m from the middle: ramps come down to it and leave from it."""
    feet = _feet(network, lanes, metres, pair)
    if len(feet) < 2:
        return False
    kind = lanes.way.kind
    for heading, node in feet.items():
        out_from, out_on = metres - LEAVE * heading, metres + LEAVE * heading
        off = [lanes.at(out_from, heading)]
        off += [
            lanes.at(metres - share * LEAVE * heading, heading, d) for share, d in ((0.72, 17), (0.45, 26), (0.2, 32))
        ]
        on = [
            lanes.at(metres + share * LEAVE * heading, heading, d) for share, d in ((0.2, 32), (0.45, 26), (0.72, 17))
        ]
        ramp(network, [*off, network.at[node]], lanes.stop(network, out_from, heading), node, kind)
        ramp(
            network,
            [network.at[node], *on, lanes.at(out_on, heading)],
            node,
            lanes.stop(network, out_on, heading),
            kind,
        )
        network.tags.setdefault(node, {"highway": "traffic_signals"})
    return True


def _feet(network: Network, lanes: Carriageways, metres: float, pair: tuple[int, int]) -> dict[int, int]:
    """On each side the node where the street crosses the road at the foot; in the country one made on the street."""
    road, feet = network.piece(*pair).road, {}
    for heading in (AHEAD, BACK):
        node = _standing(network, lanes, metres, heading, pair)
        if node is not None:
            feet[heading] = node
    if len(feet) == 2 or not road.country:
        return feet
    here, (a, b) = lanes.track.at(metres), pair
    near = {node: distance(network.at[node], here) for node in pair}
    for end in (a, b):
        other = next(n for n in network.near[end] if n in near or n in feet.values())
        node = (
            end if near[end] < 70 else network.split(end, other, between(here, network.at[end], FRONTAGE / near[end]))
        )
        feet[_side(lanes, metres, network.at[node])] = node
    return feet


def _standing(network: Network, lanes: Carriageways, metres: float, heading: int, pair: tuple[int, int]) -> int | None:
    goal, here = lanes.at(metres, heading, FRONTAGE), lanes.track.at(metres)
    name = network.piece(*pair).road.name
    seen, edge = set(pair), list(pair)
    for _ in range(8):
        for node in edge:
            at = network.at[node]
            fits = len(network.near[node]) > 2 and distance(at, goal) < 45 and distance(at, here) > 30
            if fits and _side(lanes, metres, at) == heading:
                return node
        edge = [
            n for node in edge for n in network.near[node] if n not in seen and network.piece(node, n).road.name == name
        ]
        seen |= set(edge)
    return None


def _side(lanes: Carriageways, metres: float, point: Point) -> int:
    (x, y), (dx, dy) = lanes.track.at(lanes.wrapped(metres)), lanes.track.direction(lanes.wrapped(metres))
    return AHEAD if dx * (point[1] - y) - dy * (point[0] - x) < 0 else BACK


def junction(network: Network, one: Carriageways, other: Carriageways, at_one: float, at_other: float) -> None:
    """Ramps from each carriageway of one onto each of the other and back, as far as both go on there."""
    for a, b, at_a, at_b in ((one, other, at_one, at_other), (other, one, at_other, at_one)):
        for out in (AHEAD, BACK):
            for onto in (AHEAD, BACK):
                leave, arrive = at_a - TURN * out, at_b + TURN * onto
                if a.holds(leave) and b.holds(arrive):
                    start, end = a.at(leave, out), b.at(arrive, onto)
                    pull = _pull(a, leave, out, b, arrive, onto) or a.track.at(a.wrapped(at_a))
                    line = curve(start, pull, end, 14)
                    ramp(network, line, a.stop(network, leave, out), b.stop(network, arrive, onto), "motorway")


def _pull(a: Carriageways, leave: float, out: int, b: Carriageways, arrive: float, onto: int) -> Point | None:
    """Where the way straight on from a meets the way straight back from b."""
    start, end = a.at(leave, out), b.at(arrive, onto)
    ux, uy = a.track.direction(a.wrapped(leave))
    vx, vy = b.track.direction(b.wrapped(arrive))
    far = 3 * TURN
    hit = meeting(
        start,
        (start[0] + ux * out * far, start[1] + uy * out * far),
        end,
        (end[0] - vx * onto * far, end[1] - vy * onto * far),
    )
    return None if hit is None else (start[0] + ux * out * far * hit[0], start[1] + uy * out * far * hit[0])
