"""Small networks drawn by hand: for what can be seen on paper."""

from collections.abc import Sequence
from pathlib import Path

from cad.geo.graph.modes import MODES
from cad.geo.graph.segments import RoadWay, Segments, SegmentsWriter
from dispatch.routing.plane import Place, Plane

ORIGIN = (10.0, 50.0)
PLANE = Plane(ORIGIN)


def at(east_m: float, north_m: float) -> Place:
    """A place so many metres from the origin."""
    return PLANE.place((east_m, north_m))


def network(folder: Path, *ways: tuple[Sequence[tuple[int, float, float]], int]) -> Segments:
    """Ways of nodes (key, metres east and north), each with 1 when it may be driven only along, 0 when both ways."""
    writer = SegmentsWriter()
    for nodes, oneway in ways:
        speeds = dict.fromkeys(MODES, (10.0, 0.0 if oneway else 10.0))
        places = [at(east, north) for _, east, north in nodes]
        writer.add(RoadWay("residential", speeds, True), [key for key, _, _ in nodes], places, [0] * (len(nodes) - 1))
    writer.save(folder / "segments.bin")
    return Segments(folder / "segments.bin")
