"""From single cuts to streets: what goes straight on over a crossing is one street."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, pi

from cad.geo.builtin.plane import distance
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import ORDER, Road
from cad.geo.builtin.roads.splitting import Cut

STRAIGHT_ON = 0.42  # radians
LONGEST = 2600.0  # metres: a quiet street does not cross the whole city


@dataclass(eq=False, slots=True)
class Stroke:
    """Nodes in order; `roads` are the cuts it was made of."""

    nodes: list[int]
    roads: list[Road] = field(default_factory=list)


def strokes_of(network: Network, cuts: list[Cut]) -> list[Stroke]:
    """Joins cuts end to end where they run on straight and are not too long together."""
    strokes = {i: Stroke(list(cut.nodes), [cut.road]) for i, cut in enumerate(cuts)}
    lengths = {i: _length(network, cut.nodes) for i, cut in enumerate(cuts)}
    ends: dict[int, set[int]] = defaultdict(set)
    for i, cut in enumerate(cuts):
        ends[cut.nodes[0]].add(i)
        ends[cut.nodes[-1]].add(i)
    for node in sorted(ends):
        while True:
            here = sorted(ends[node])
            pairs = [
                (bend, i, j)
                for n, i in enumerate(here)
                for j in here[n + 1 :]
                if lengths[i] + lengths[j] < LONGEST
                and (bend := _bend(network, strokes[i].nodes, strokes[j].nodes, node)) < STRAIGHT_ON
            ]
            if not pairs:
                break
            _, i, j = min(pairs)
            _join(strokes, lengths, ends, node, i, j)
    return [strokes[i] for i in sorted(strokes)]


def _join(
    strokes: dict[int, Stroke], lengths: dict[int, float], ends: dict[int, set[int]], node: int, i: int, j: int
) -> None:
    one, other = strokes[i], strokes.pop(j)
    first = one.nodes if one.nodes[-1] == node else one.nodes[::-1]
    second = other.nodes if other.nodes[0] == node else other.nodes[::-1]
    ends[node] -= {i, j}
    ends[second[-1]].discard(j)
    ends[second[-1]].add(i)
    one.nodes = first + second[1:]
    one.roads += other.roads
    lengths[i] += lengths.pop(j)


def _bend(network: Network, one: list[int], other: list[int], node: int) -> float:
    """By how much a way along the two turns at the node they share; pi when it comes back."""
    if one[0] == one[-1] or other[0] == other[-1]:
        return pi
    a = one[-2] if one[-1] == node else one[1]
    b = other[1] if other[0] == node else other[-2]
    (ax, ay), (x, y), (bx, by) = network.at[a], network.at[node], network.at[b]
    turn = atan2(by - y, bx - x) - atan2(y - ay, x - ax)
    return abs((turn + pi) % (2 * pi) - pi)


def _length(network: Network, nodes: list[int]) -> float:
    return sum(distance(network.at[a], network.at[b]) for a, b in pairwise(nodes))


def unite(network: Network, strokes: list[Stroke]) -> list[Road]:
    """One road for each stroke, of the greatest of its kinds; the pieces are given over to it."""
    united: dict[Road, Road] = {}
    for stroke in strokes:
        kind = min((road.kind for road in stroke.roads), key=ORDER.index)
        road = Road(None, kind, [network.at[node] for node in stroke.nodes])
        united.update(dict.fromkeys(stroke.roads, road))
    for piece in network.pieces.values():
        piece.road = united.get(piece.road, piece.road)
    return list(dict.fromkeys(united.values()))
