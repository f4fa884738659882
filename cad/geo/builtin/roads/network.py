"""Roads laid over each other become a network: nodes where they meet, pieces between them, bridges over water."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, floor

from cad.geo.builtin.plane import Line, Point, between, distance, meeting
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.water import Water

CELL = 160.0
SAME = 32.0  # meetings nearer than this are one node
STUB = 170.0  # a shorter dead end is cut off

Pair = tuple[int, int]


@dataclass(slots=True)
class Piece:
    """Between two nodes, straight. Drawn from `first` to the other one, the way its road runs."""

    road: Road
    first: int
    bridge: bool = False


class Network:
    """Nodes by number in `at`, pieces by their two nodes (the lower first), and who is whose neighbour.

    `tags` are those of nodes that mean something: gates, traffic lights.
    """

    def __init__(self) -> None:
        self.tags: dict[int, dict[str, str]] = {}
        self.at: list[Point] = []
        self.pieces: dict[Pair, Piece] = {}
        self.near: dict[int, list[int]] = defaultdict(list)

    @property
    def length_km(self) -> float:
        return sum(distance(self.at[a], self.at[b]) for a, b in self.pieces) / 1000

    def add(self, point: Point) -> int:
        self.at.append(point)
        return len(self.at) - 1

    def join(self, a: int, b: int, road: Road, *, bridge: bool = False) -> None:
        """A piece from a to b, unless there is one."""
        key = (a, b) if a < b else (b, a)
        if a != b and key not in self.pieces:
            self.pieces[key] = Piece(road, a, bridge)
            self.near[a].append(b)
            self.near[b].append(a)

    def cut(self, a: int, b: int) -> None:
        del self.pieces[(a, b) if a < b else (b, a)]
        self.near[a].remove(b)
        self.near[b].remove(a)

    def piece(self, a: int, b: int) -> Piece:
        return self.pieces[(a, b) if a < b else (b, a)]

    def split(self, a: int, b: int, point: Point) -> int:
        """A new node within the piece a–b."""
        old = self.piece(a, b)
        self.cut(a, b)
        node = self.add(point)
        for start, end in ((a, node), (node, b)) if old.first == a else ((b, node), (node, a)):
            self.join(start, end, old.road, bridge=old.bridge)
        return node

    def around(self, node: int) -> list[int]:
        """Its neighbours, against the clock."""
        x, y = self.at[node]
        return sorted(self.near[node], key=lambda other: atan2(self.at[other][1] - y, self.at[other][0] - x))


def network_of(roads: list[Road], water: Water, closed: Callable[[Point], bool]) -> Network:
    """`closed` says where no road may go but the bound ones: the lake and hill parks."""
    network = laid_out(roads)
    _drown(network, water, closed)
    prune(network)
    return network


def laid_out(roads: list[Road]) -> Network:
    """The lines over each other, with a node wherever two meet."""
    network = Network()
    meetings = _meetings(roads)
    nodes = _Nodes(network)
    for _, _, _, point in sorted((i, j, t, p) for (i, j), found in meetings.items() for t, p in found):
        nodes.take(point)
    for number, road in enumerate(roads):
        _lay(network, nodes, road, number, meetings)
    return network


class _Nodes:
    """Finds the node at a point, or makes one."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.cells: dict[Pair, list[int]] = defaultdict(list)

    def take(self, point: Point) -> int:
        x, y = floor(point[0] / SAME), floor(point[1] / SAME)
        near = [
            (distance(self.network.at[node], point), node)
            for i in (x - 1, x, x + 1)
            for j in (y - 1, y, y + 1)
            for node in self.cells.get((i, j), ())
        ]
        if near and min(near)[0] < SAME:
            return min(near)[1]
        node = self.network.add(point)
        self.cells[x, y].append(node)
        return node


def _meetings(roads: list[Road]) -> dict[Pair, list[tuple[float, Point]]]:
    """For each piece (road, number within it): how far along it meets another, and where."""
    cells: dict[Pair, list[Pair]] = defaultdict(list)
    for i, road in enumerate(roads):
        for j, (a, b) in enumerate(pairwise(road.line)):
            for cell in _cells(a, b):
                cells[cell].append((i, j))
    found: dict[Pair, dict[Pair, tuple[float, Point]]] = defaultdict(dict)
    for members in cells.values():
        for n, one in enumerate(members):
            for other in members[n + 1 :]:
                if one[0] == other[0] or other in found[one]:
                    continue
                a, b = roads[one[0]].line[one[1] : one[1] + 2]
                c, d = roads[other[0]].line[other[1] : other[1] + 2]
                if crossing := meeting(a, b, c, d):
                    point = between(a, b, crossing[0])
                    found[one][other] = crossing[0], point
                    found[other][one] = crossing[1], point
    return {piece: sorted(others.values()) for piece, others in found.items() if others}


def _cells(a: Point, b: Point) -> Iterator[Pair]:
    for x in range(floor(min(a[0], b[0]) / CELL), floor(max(a[0], b[0]) / CELL) + 1):
        for y in range(floor(min(a[1], b[1]) / CELL), floor(max(a[1], b[1]) / CELL) + 1):
            yield x, y


def _lay(network: Network, nodes: _Nodes, road: Road, number: int, meetings: dict) -> None:
    """The road's nodes in order: where it meets others, and its own bends unless those are too near."""
    steps: list[tuple[Point, int | None]] = []
    for j, point in enumerate(road.line):
        steps.append((point, None))
        steps += [(where, nodes.take(where)) for _, where in meetings.get((number, j), ())]
    met = [node for _, node in steps if node is not None]
    path: list[int] = []
    upcoming = 0
    for point, node in steps:
        if node is not None:
            upcoming += 1
        else:
            close = (*met[max(0, upcoming - 1) : upcoming], *met[upcoming : upcoming + 1])
            if any(distance(network.at[other], point) < SAME for other in close):
                continue
            ends = point in (road.line[0], road.line[-1])
            node = nodes.take(point) if ends else network.add(point)
        if not path or path[-1] != node:
            path.append(node)
    for a, b in pairwise(path):
        network.join(a, b, road)


def _drown(network: Network, water: Water, closed: Callable[[Point], bool]) -> None:
    """Takes away what runs through water or a closed place; what may cross becomes a bridge."""
    for (a, b), piece in list(network.pieces.items()):
        line = [between(network.at[a], network.at[b], share) for share in (0.02, 0.27, 0.5, 0.73, 0.98)]
        if not piece.road.bound and any(closed(point) for point in line):
            network.cut(a, b)
        elif any(water.in_river(point) for point in line):
            if piece.road.bridge:
                piece.bridge = True
            else:
                network.cut(a, b)
    for (a, b), piece in network.pieces.items():
        if _over_stream(network.at[a], network.at[b], water):
            piece.bridge = True


def _over_stream(a: Point, b: Point, water: Water) -> bool:
    low, high = min(a[1], b[1]) - 80, max(a[1], b[1]) + 80
    return any(meeting(a, b, c, d) is not None for c, d in pairwise(water.stream) if low < c[1] < high)


def prune(network: Network, stub: float = STUB) -> None:
    """Cuts dead ends shorter than `stub`, then all that is not joined to the largest part."""
    for node in [node for node in network.near if len(network.near[node]) == 1]:
        trail = [node]
        while len(network.near[trail[-1]]) == (1 if len(trail) == 1 else 2):
            onward = [other for other in network.near[trail[-1]] if other not in trail[-2:]]
            if not onward:
                break
            trail.append(onward[0])
        if _line_length([network.at[n] for n in trail]) < stub:
            for a, b in pairwise(trail):
                network.cut(a, b)
    keep = largest(network)
    for a, b in [pair for pair in network.pieces if pair[0] not in keep]:
        network.cut(a, b)


def largest(network: Network) -> set[int]:
    """The nodes of the largest connected part."""
    best: set[int] = set()
    seen: set[int] = set()
    for start in list(network.near):
        if start in seen:
            continue
        part, edge = {start}, [start]
        while edge:
            for other in network.near[edge.pop()]:
                if other not in part:
                    part.add(other)
                    edge.append(other)
        seen |= part
        if len(part) > len(best):
            best = part
    return best


def _line_length(line: Line) -> float:
    return sum(distance(a, b) for a, b in pairwise(line))
