"""The streets as one walks along them: chains of nodes, and how far along each piece lies."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, pi

from cad.geo.builtin.plane import Point, distance
from cad.geo.builtin.roads.network import Network, Pair
from cad.geo.builtin.roads.road import Road


@dataclass(eq=False, slots=True)
class Street:
    """One unbroken run of a road."""

    road: Road
    nodes: list[int]
    marks: list[float]
    """Metres from its beginning, for each node."""

    @property
    def length(self) -> float:
        return self.marks[-1]

    @property
    def middle(self) -> int:
        return self.nodes[len(self.nodes) // 2]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece, seen from one of its nodes to the other, lies on its street: `start` metres to `end`."""

    street: Street
    start: float
    end: float


def streets_of(network: Network, wanted: Callable[[Road], bool] = lambda road: True) -> list[Street]:
    """All runs of all roads (of those wanted), in the order in which their first pieces were laid."""
    nodes: dict[Road, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (a, b), piece in network.pieces.items():
        if wanted(piece.road):
            nodes[piece.road][a].append(b)
            nodes[piece.road][b].append(a)
    return [
        Street(road, chain, _marks(network, chain)) for road, near in nodes.items() for chain in _chains(network, near)
    ]


def places_of(streets: list[Street]) -> dict[Pair, Place]:
    """For each piece in both directions, where it lies."""
    found = {}
    for street in streets:
        for i, (a, b) in enumerate(zip(street.nodes, street.nodes[1:], strict=False)):
            start, end = street.marks[i], street.marks[i + 1]
            found[a, b] = Place(street, start, end)
            found[b, a] = Place(street, end, start)
    return found


def _chains(network: Network, near: dict[int, list[int]]) -> list[list[int]]:
    """Runs from loose ends first, straight on where the road meets itself; then what is left, which are rings."""
    left = {(a, b) for a, others in near.items() for b in others}
    starts = sorted(near, key=lambda node: (len(near[node]) != 1, node))
    chains = []
    for start in starts:
        while (first := next((n for n in near[start] if (start, n) in left), None)) is not None:
            chains.append(_as_laid(network, _walk(network, near, left, start, first)))
    return chains


def _walk(network: Network, near: dict[int, list[int]], left: set[Pair], start: int, first: int) -> list[int]:
    chain = [start, first]
    left -= {(start, first), (first, start)}
    while onward := [n for n in near[chain[-1]] if (chain[-1], n) in left]:
        before, at = chain[-2:]
        after = min(onward, key=lambda n: _bend(network, before, at, n))
        left -= {(at, after), (after, at)}
        chain.append(after)
    return chain


def _as_laid(network: Network, chain: list[int]) -> list[int]:
    """In the direction in which the road was laid, for most of its pieces."""
    along = sum(1 if network.piece(a, b).first == a else -1 for a, b in pairwise(chain))
    return chain if along >= 0 else chain[::-1]


def _bend(network: Network, a: int, b: int, c: int) -> float:
    (ax, ay), (x, y), (cx, cy) = network.at[a], network.at[b], network.at[c]
    turn = atan2(cy - y, cx - x) - atan2(y - ay, x - ax)
    return abs((turn + pi) % (2 * pi) - pi)


def _marks(network: Network, chain: list[int]) -> list[float]:
    marks = [0.0]
    for a, b in pairwise(chain):
        marks.append(marks[-1] + distance(network.at[a], network.at[b]))
    return marks


def point_on(network: Network, street: Street, metres: float) -> Point:
    for i, mark in enumerate(street.marks[1:], 1):
        if mark >= metres:
            a, b = network.at[street.nodes[i - 1]], network.at[street.nodes[i]]
            share = (metres - street.marks[i - 1]) / ((mark - street.marks[i - 1]) or 1.0)
            return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    return network.at[street.nodes[-1]]
