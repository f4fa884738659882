"""Where streets meet: from shared nodes to corners. Pure."""

from collections import defaultdict

from cad.geo.importing.streets import StreetParts
from core.coordinates import metres_between

SAME_CORNER_M = 60.0  # the crossings of two dual carriageways are one corner
NODES_AT_ONCE = 1_000_000

Corner = tuple[int, int, float, float]
"""Street and street by their place in the list, longitude, latitude."""


def corners_of(streets: list[StreetParts]) -> list[Corner]:
    crossings: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    parts = 1 + sum(len(way.nodes) for street in streets for way in street.ways) // NODES_AT_ONCE
    for part in range(parts):  # a country's nodes are looked at in turns, so that they need not be kept at once
        for here, point in _shared(streets, part, parts):
            ordered = sorted(here)
            for i, a in enumerate(ordered):
                for b in ordered[i + 1 :]:
                    crossings[a, b].append(point)
    return [(a, b, *point) for (a, b), points in crossings.items() for point in _apart(points)]


def _shared(streets: list[StreetParts], part: int, parts: int) -> list[tuple[set[int], tuple[float, float]]]:
    """The streets at each node that belongs to more than one, and where it is."""
    first: dict[int, int] = {}
    shared: dict[int, tuple[set[int], tuple[float, float]]] = {}
    for index, street in enumerate(streets):
        for way in street.ways:
            for node, lon, lat in zip(way.nodes, way.lons, way.lats, strict=True):
                if parts > 1 and node % parts != part:
                    continue
                other = first.setdefault(node, index)
                if other != index:
                    shared.setdefault(node, ({other}, (lon, lat)))[0].add(index)
    return list(shared.values())


def _apart(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points, those close to each other drawn together into their mean."""
    groups: list[list[tuple[float, float]]] = []
    for point in points:
        home = next((g for g in groups if any(metres_between(*point, *other) < SAME_CORNER_M for other in g)), None)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    return [(sum(p[0] for p in g) / len(g), sum(p[1] for p in g) / len(g)) for g in groups]
