"""Which faces between the arterials become blocks, and how large the blocks are to be."""

from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line, Point, area, centroid, distance
from cad.geo.builtin.roads.faces import Face, faces_of, without_spurs
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.splitting import Cut, Splitter
from cad.geo.builtin.zones import Zones

LARGEST = 4_000_000.0  # square metres; a larger face is country
BESIDE_STRIP = 72.0


def blocks_cut(plan: Plan, zones: Zones, network: Network, strips: list[Line]) -> tuple[list[Face], list[Cut]]:
    """The blocks and the streets that were cut. `strips` are lines that no block lies on: expressways, the stream."""
    faces = [face for face in map(without_spurs, faces_of(network)) if len(face) > 2]
    along = _Near(strips)

    def wanted(point: Point) -> float:
        dense = zones.density(zones.ground.design(point))
        if dense > 0.52:
            return 24_000 + 62_000 * (1 - dense)
        return 70_000.0 if dense > 0.47 else 38_000.0 if dense > 0.45 else 95_000.0

    splitter = Splitter(network, faces, plan.chance("blocks"), wanted)
    blocks = []
    for number in list(splitter.faces):
        ring = [network.at[node] for node in splitter.faces[number]]
        middle = centroid(ring)
        if area(ring) < LARGEST and _is_built(zones, ring, middle) and not along.holds(middle):
            blocks += splitter.split(number)
    return [splitter.faces[number] for number in blocks], splitter.cuts


def _is_built(zones: Zones, ring: Line, middle: Point) -> bool:
    return zones.density(zones.ground.design(middle)) > 0 and not zones.closed(middle) and not zones.water.in_ring(ring)


class _Near:
    """Whether a point lies on one of the strips."""

    def __init__(self, lines: list[Line]) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = {}
        for line in lines:
            for point in line:
                self.cells.setdefault((int(point[0] // 150), int(point[1] // 150)), []).append(point)

    def holds(self, point: Point) -> bool:
        x, y = int(point[0] // 150), int(point[1] // 150)
        return any(
            distance(point, other) < BESIDE_STRIP
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for other in self.cells.get((x + i, y + j), ())
        )
