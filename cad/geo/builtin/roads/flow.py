"""Which way traffic may run: lights, one-way streets, and the proof that every place can still be left and reached."""

from itertools import pairwise
from random import Random

from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.streets import streets_of

GREAT = frozenset(("primary", "secondary"))
ONEWAY_SHARE = 0.16


def lights_set(network: Network) -> None:
    """Where great roads meet, and at half of the crossings of a great with a middling one."""
    for node, near in network.near.items():
        if len(near) < 3 or node in network.tags:
            continue
        roads = {network.piece(node, other).road for other in near}
        great = [road for road in roads if road.kind in GREAT]
        middling = [road for road in roads if road.kind == "tertiary"]
        if len(great) > 1 or (great and middling and len(near) > 3):
            network.tags[node] = {"highway": "traffic_signals"}


def oneways_choose(network: Network, chance: Random) -> list[Road]:
    """Some quiet streets that run from street to street become one-way."""
    chosen = []
    for street in streets_of(network, lambda road: road.kind == "residential" and not road.country):
        fits = 200 < street.length < 900
        ends = all(len(network.near[node]) > 2 for node in (street.nodes[0], street.nodes[-1]))
        if fits and ends and chance.random() < ONEWAY_SHARE:
            flip = chance.random() < 0.5
            nodes = street.nodes[::-1] if flip else street.nodes
            for a, b in pairwise(nodes):
                network.piece(a, b).first = a
            street.road.oneway = True
            chosen.append(street.road)
    return chosen


def traps_open(network: Network, oneways: list[Road]) -> None:
    """Makes two-way again the one-way streets that would keep some place from being reached or left."""
    for _ in range(12):
        group = strong_groups(network)
        trapped = {
            piece.road for (a, b), piece in network.pieces.items() if piece.road.oneway and group[a] != group[b]
        } & set(oneways)
        if not trapped:
            return
        for road in trapped:
            road.oneway = False


def strong_groups(network: Network) -> dict[int, int]:
    """For each node the number of its strongly connected part (Kosaraju: walk ahead, then back in reverse order)."""
    after: dict[int, list[int]] = {node: [] for node, near in network.near.items() if near}
    before: dict[int, list[int]] = {node: [] for node in after}
    for (a, b), piece in network.pieces.items():
        ways = [(a, b)] if piece.first == a else [(b, a)]
        for start, end in ways if piece.road.oneway else [(a, b), (b, a)]:
            after[start].append(end)
            before[end].append(start)
    group: dict[int, int] = {}
    for root in reversed(_left_behind(after)):
        edge = [root] if root not in group else []
        while edge:
            node = edge.pop()
            if node not in group:
                group[node] = root
                edge += [other for other in before[node] if other not in group]
    return group


def _left_behind(after: dict[int, list[int]]) -> list[int]:
    """The nodes in the order in which a walk in depth is done with them."""
    seen: set[int] = set()
    done: list[int] = []
    for root in after:
        edge = [(root, False)]
        while edge:
            node, finished = edge.pop()
            if finished:
                done.append(node)
            elif node not in seen:
                seen.add(node)
                edge.append((node, True))
                edge += [(other, False) for other in after[node] if other not in seen]
    return done
