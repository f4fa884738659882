"""The road network as a graph of junctions, and what hangs together in it. Pure.

Roads meet where they share a point: an import keeps the nodes' own positions, so the same node has the same point.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

Point = tuple[int, int]
"""On the map's plane, in centimetres."""


@dataclass(frozen=True, slots=True)
class Road:
    """A drivable segment. `oneway` 1 along its points, -1 against; `scale` metres of ground to one of the plane."""

    name: str
    kind: str
    rank: int
    oneway: int
    scale: float
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Piece:
    """A road between two junctions, with its length on the ground."""

    road: int
    start: int
    end: int
    metres: float


@dataclass
class Network:
    roads: list[Road]
    junctions: list[Point] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @classmethod
    def of(cls, roads: Iterable[Road]) -> "Network":
        network = cls(list(roads))
        uses = Counter(point for road in network.roads for point in road.points)
        uses.update(end for road in network.roads for end in (road.points[0], road.points[-1]))
        number: dict[Point, int] = {}
        for index, road in enumerate(network.roads):
            metres, start = 0.0, number.setdefault(road.points[0], len(number))
            for a, b in pairwise(road.points):
                metres += hypot(b[0] - a[0], b[1] - a[1]) / 100 * road.scale
                if uses[b] > 1:
                    end = number.setdefault(b, len(number))
                    network.pieces.append(Piece(index, start, end, metres))
                    metres, start = 0.0, end
        network.junctions = list(number)
        return network

    def parts(self) -> list[list[Piece]]:
        """What hangs together whichever way one drives, the longest first."""
        root = list(range(len(self.junctions)))

        def find(node: int) -> int:
            while root[node] != node:
                root[node] = root[root[node]]
                node = root[node]
            return node

        for piece in self.pieces:
            a, b = find(piece.start), find(piece.end)
            root[max(a, b)] = min(a, b)
        grouped: dict[int, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            grouped[find(piece.start)].append(piece)
        return sorted(grouped.values(), key=length, reverse=True)

    def traps(self, pieces: Sequence[Piece]) -> tuple[list[list[Piece]], list[list[Piece]]]:
        """Of pieces that hang together: (those one can drive into and not out of, those one cannot drive into).

        Seen from the largest part in which one can drive from anywhere to anywhere.
        """
        ahead: dict[int, list[int]] = defaultdict(list)
        behind: dict[int, list[int]] = defaultdict(list)
        for piece in pieces:
            oneway = self.roads[piece.road].oneway
            for a, b, open_ in ((piece.start, piece.end, oneway >= 0), (piece.end, piece.start, oneway <= 0)):
                if open_:
                    ahead[a].append(b)
                    behind[b].append(a)
        core = _largest_round_trip(ahead, behind, pieces)
        from_core, to_core = _reached(ahead, core), _reached(behind, core)
        no_way_out = [p for p in pieces if {p.start, p.end} - to_core and {p.start, p.end} <= from_core]
        no_way_in = [p for p in pieces if {p.start, p.end} - from_core]
        return _clustered(no_way_out), _clustered(no_way_in)

    def legs(self) -> dict[int, list[Piece]]:
        """The pieces at each junction; one that begins and ends there counts twice."""
        at: dict[int, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            at[piece.start].append(piece)
            at[piece.end].append(piece)
        return at


def length(pieces: Iterable[Piece]) -> float:
    """Metres."""
    return sum(piece.metres for piece in pieces)


def _largest_round_trip(ahead: dict[int, list[int]], behind: dict[int, list[int]], pieces: Sequence[Piece]) -> set[int]:
    """The largest strongly connected set (Kosaraju's algorithm, without recursion)."""
    order: list[int] = []
    seen: set[int] = set()
    for first in {node for piece in pieces for node in (piece.start, piece.end)}:
        stack = [(first, iter(ahead.get(first, ())))] if first not in seen else []
        seen.add(first)
        while stack:
            node, following = stack[-1]
            fresh = next((one for one in following if one not in seen), None)
            if fresh is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(ahead.get(fresh, ()))))
    best: set[int] = set()
    taken: set[int] = set()
    for node in reversed(order):
        if node not in taken:
            group = _reached(behind, {node}, taken)
            taken |= group
            best = max(best, group, key=len)
    return best


def _reached(ways: dict[int, list[int]], start: set[int], but: set[int] | None = None) -> set[int]:
    seen, edge = set(start), list(start)
    while edge:
        for node in ways.get(edge.pop(), ()):
            if node not in seen and (but is None or node not in but):
                seen.add(node)
                edge.append(node)
    return seen


def _clustered(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that touch belong to one finding."""
    at: dict[int, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        at[piece.start].append(index)
        at[piece.end].append(index)
    left, found = set(range(len(pieces))), []
    while left:
        group, edge = [], [left.pop()]
        while edge:
            piece = pieces[edge.pop()]
            group.append(piece)
            near = {i for node in (piece.start, piece.end) for i in at[node]} & left
            left -= near
            edge.extend(near)
        found.append(group)
    return found
