"""The faces of a network: the land between the roads, each a ring of nodes against the clock."""

from cad.geo.builtin.plane import area
from cad.geo.builtin.roads.network import Network

Face = list[int]


def faces_of(network: Network) -> list[Face]:
    """Every bounded face. A dead end runs along both its sides, there and back."""
    after: dict[tuple[int, int], int] = {}
    for node in network.near:
        around = network.around(node)
        for i, other in enumerate(around):
            # Coming from `other`, the face on the left goes on to the neighbour next with the clock.
            after[other, node] = around[i - 1]
    faces, seen = [], set()
    for start in after:
        if start in seen:
            continue
        ring, (a, b) = [], start
        while (a, b) not in seen:
            seen.add((a, b))
            ring.append(a)
            a, b = b, after[a, b]
        if len(ring) > 2 and area([network.at[node] for node in ring]) > 0:
            faces.append(ring)
    return faces


def without_spurs(ring: Face) -> Face:
    """The ring without dead ends that stick into it: … a b a … becomes … a …"""
    kept: Face = []
    for node in ring:
        if len(kept) > 1 and kept[-2] == node:
            kept.pop()
        elif not kept or kept[-1] != node:
            kept.append(node)
    while len(kept) > 2 and (kept[0] == kept[-1] or kept[1] == kept[-1] or kept[0] == kept[-2]):
        if kept[0] == kept[-1]:
            kept.pop()
        elif kept[1] == kept[-1]:
            kept = kept[1:]
        else:
            kept = kept[:-1]
    return kept
