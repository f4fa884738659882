"""The expressways put together: which meet where, where one comes down to the streets, where they end."""

from itertools import pairwise

from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import distance, meeting
from cad.geo.builtin.roads.carriageways import AHEAD, BACK, TURN, Carriageways, Post, Under, diamonds, junction, ramp
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.rings import Expressway
from cad.geo.builtin.water import Water


def expressways_lay(
    plan: Plan, network: Network, water: Water, second: Expressway, third: Expressway, others: list[Expressway]
) -> list[Post]:
    """Adds the carriageways and all their ramps to the network; the posts along them."""
    under = Under(network)
    rings = [Carriageways(second), Carriageways(third)]
    spokes = [Carriageways(way, start=TURN) for way in others]
    for lanes in spokes:
        for ring in rings:
            for at_ring, at_spoke in _crossings(ring, lanes):
                junction(network, ring, lanes, at_ring, at_spoke)
    arterial = ("primary", "secondary")
    diamonds(network, rings[0], under, water, arterial, 850 * max(0.5, plan.scale))
    diamonds(network, rings[1], under, water, arterial, 2600 * plan.scale)
    for lanes in spokes:
        diamonds(network, lanes, under, water, (*arterial, "tertiary"), 3500 * plan.scale)
        _turn_round(network, lanes)
    return [post for lanes in (*rings, *spokes) for post in lanes.lay(network, under, water)]


def _crossings(ring: Carriageways, spoke: Carriageways) -> list[tuple[float, float]]:
    """(metres along the ring, along the spoke): where the spoke begins on this ring, or crosses it."""
    begin = spoke.track.line[0]
    touching = min(range(len(ring.track.line)), key=lambda i: distance(ring.track.line[i], begin))
    if distance(ring.track.line[touching], begin) < 5:
        return [(ring.track.marks[touching], 0.0)]
    found = []
    for i, (a, b) in enumerate(pairwise(ring.track.line)):
        for j, (c, d) in enumerate(pairwise(spoke.track.line)):
            if abs(a[0] - c[0]) + abs(a[1] - c[1]) < 600 and (hit := meeting(a, b, c, d)):
                found.append(
                    (ring.track.marks[i] + hit[0] * distance(a, b), spoke.track.marks[j] + hit[1] * distance(c, d))
                )
    return found


def _turn_round(network: Network, lanes: Carriageways) -> None:
    """At its far end the way out leads back in: at the airport or at the toll plaza on the boundary."""
    end = lanes.track.length
    out, back = lanes.stop(network, end, AHEAD), lanes.stop(network, end, BACK)
    ramp(network, [network.at[out], network.at[back]], out, back, "motorway")
