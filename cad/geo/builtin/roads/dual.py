"""Gives the great roads two carriageways.

They part a few metres after a crossing with lights and come together at the next one; a side street between reaches
only the carriageway on its own side, as the barrier in the middle has it.
"""

from dataclasses import replace
from itertools import pairwise

from cad.geo.builtin.plane import Line, Point, distance, shifted
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.streets import streets_of

HALF = 7.5
TAPER = 17.0  # metres after the crossing they are fully apart
SHORTEST = 75.0
OPEN = frozenset(("primary", "secondary", "tertiary", "trunk_link", "motorway_link"))


def carriageways_part(network: Network) -> None:
    for street in streets_of(network, lambda road: road.dual):
        roads = replace(street.road, oneway=True), replace(street.road, oneway=True)
        for run in _runs(network, street.road, street.nodes):
            _part(network, run, roads)


def _runs(network: Network, road: Road, nodes: list[int]) -> list[list[int]]:
    """From one open crossing to the next; bridges too are parted, piece by piece with the rest."""
    runs, run = [], [nodes[0]]
    for node in nodes[1:]:
        run.append(node)
        others = [network.piece(node, n).road for n in network.near[node]]
        if any(other is not road and other.kind in OPEN for other in others) or "highway" in network.tags.get(node, {}):
            runs.append(run)
            run = [node]
    if len(run) > 1:
        runs.append(run)
    return runs


def _part(network: Network, run: list[int], roads: tuple[Road, Road]) -> None:
    line = [network.at[node] for node in run]
    if sum(distance(a, b) for a, b in pairwise(line)) < SHORTEST or run[0] == run[-1]:
        return
    bridges = [network.piece(a, b).bridge for a, b in pairwise(run)]
    for a, b in pairwise(run):
        network.cut(a, b)
    right = _carriageway(network, line, run, -HALF)
    left = _carriageway(network, line, run, HALF)
    for i, node in enumerate(run[1:-1], 2):
        _move(network, node, line[i - 2], line[i], right[i], left[i])
    flags = [bridges[0], *bridges, bridges[-1]]
    for (a, b), bridge in zip(pairwise(right), flags, strict=True):
        network.join(a, b, roads[0], bridge=bridge)
    for (a, b), bridge in zip(pairwise(left), flags, strict=True):
        network.join(b, a, roads[1], bridge=bridge)


def _carriageway(network: Network, line: Line, run: list[int], left: float) -> list[int]:
    """Its nodes: the crossing, a point just after it, the bends, a point just before the next crossing, that."""
    moved = shifted(line, left)
    near = _after(line[0], line[1], left), _after(line[-1], line[-2], -left)
    return [run[0], network.add(near[0]), *(network.add(point) for point in moved[1:-1]), network.add(near[1]), run[-1]]


def _after(a: Point, b: Point, left: float) -> Point:
    far = distance(a, b)
    step = min(TAPER, 0.4 * far)
    dx, dy = (b[0] - a[0]) / far, (b[1] - a[1]) / far
    return a[0] + dx * step - dy * left, a[1] + dy * step + dx * left


def _move(network: Network, node: int, before: Point, after: Point, right: int, left: int) -> None:
    """Hands the side streets of a node over to the carriageway on their side."""
    (x, y), dx, dy = network.at[node], after[0] - before[0], after[1] - before[1]
    for other in list(network.near[node]):
        piece = network.piece(node, other)
        ox, oy = network.at[other]
        side = left if dx * (oy - y) - dy * (ox - x) > 0 else right
        network.cut(node, other)
        if piece.first == node:
            network.join(side, other, piece.road, bridge=piece.bridge)
        else:
            network.join(other, side, piece.road, bridge=piece.bridge)
    if node in network.tags:
        network.tags[right] = network.tags.pop(node)
