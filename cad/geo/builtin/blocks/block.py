"""A block: the land between streets, with what is known of each side."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, hypot, sin

from cad.geo.builtin.blocks.ring import inset
from cad.geo.builtin.plane import Line, Point, area, between, centroid, distance
from cad.geo.builtin.roads.faces import Face
from cad.geo.builtin.roads.network import Network, Pair
from cad.geo.builtin.roads.road import HALF_WIDTH, Road
from cad.geo.builtin.roads.streets import Place

NUMBER_STEP = 9.0  # metres of a street to one number on each of its sides


@dataclass(slots=True)
class Side:
    """From node a to node b; the block lies on its left. `place` is None on a nameless road."""

    a: int
    b: int
    start: Point
    end: Point
    road: Road
    place: Place | None
    shops: bool = False
    openings: list[float] = field(default_factory=list)
    """Shares of the side where a gate or an alley comes in."""

    @property
    def length(self) -> float:
        return distance(self.start, self.end)

    @property
    def half(self) -> float:
        return HALF_WIDTH[self.road.kind]

    def at(self, share: float, inwards: float) -> Point:
        """A point beside the street, so many metres inside the block from its middle line."""
        x, y = between(self.start, self.end, share)
        far = self.length or 1.0
        return (
            x - (self.end[1] - self.start[1]) / far * inwards,
            y + (self.end[0] - self.start[0]) / far * inwards,
        )

    def number(self, share: float) -> int | None:
        """The house number there: odd on the left of the street as it runs, even on its right."""
        if self.place is None or self.place.street.road.name is None:
            return None
        metres = self.place.start + (self.place.end - self.place.start) * share
        step = int(metres / NUMBER_STEP)
        return 2 * step + (1 if self.place.end > self.place.start else 2)


@dataclass(slots=True)
class Block:
    sides: list[Side]
    ring: Line
    size: float
    centre: Point
    design: Point
    density: float
    use: str = ""
    rank: int = 0
    """The how-maniest of its use, where there are few of it."""

    def plot(self, off: float = 0.0, shops: float = 0.0) -> Line | None:
        """The ground between the streets' edges, `off` metres farther in, and where there are shops `shops` more."""
        return inset(self.ring, [side.half + off + (shops if side.shops else 0.0) for side in self.sides])

    @property
    def best_side(self) -> Side:
        """Where its main gate goes: the longest side on a named street, quiet ones first."""
        named = [side for side in self.sides if side.place and side.road.name and side.length > 30] or self.sides
        return max(named, key=lambda side: side.length * (0.7 if side.road.kind == "primary" else 1.0))


def block_of(network: Network, face: Face, places: dict[Pair, Place]) -> Block:
    ring = [network.at[node] for node in face]
    sides = []
    for i, a in enumerate(face):
        b = face[(i + 1) % len(face)]
        road = network.piece(a, b).road
        sides.append(Side(a, b, ring[i], ring[(i + 1) % len(ring)], road, places.get((a, b)) if road.name else None))
    return Block(sides, ring, area(ring), centroid(ring), (0.0, 0.0), 0.0)


class Joints:
    """Where lanes and gates come out into the streets: noted while blocks are built, made at the end.

    A street is not cut before, for its pieces are known by their two nodes.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.noted: dict[Pair, list[tuple[float, int, Road]]] = defaultdict(list)

    def note(self, side: Side, share: float, inner: int, road: Road) -> None:
        """`inner` is to be joined by a piece of `road` to the street, at this share of the side."""
        low = side.a < side.b
        key = (side.a, side.b) if low else (side.b, side.a)
        self.noted[key].append((share if low else 1 - share, inner, road))
        side.openings.append(share)

    def make(self) -> None:
        for (a, b), several in self.noted.items():
            start, goal = self.network.at[a], self.network.at[b]
            last, before, node = a, -1.0, a
            for share, inner, road in sorted(several, key=lambda joint: (joint[0], joint[1])):
                if share - before > 0.02:
                    node = self.network.split(last, b, between(start, goal, share))
                    last, before = node, share
                self.network.join(node, inner, road)


@dataclass(frozen=True, slots=True)
class Turned:
    """The plane turned by an angle about a point, so that rows of houses lie level."""

    angle: float
    about: Point

    def level(self, line: Line) -> Line:
        c, s, (ox, oy) = cos(self.angle), sin(self.angle), self.about
        return [((x - ox) * c + (y - oy) * s, (y - oy) * c - (x - ox) * s) for x, y in line]

    def back(self, line: Line) -> Line:
        c, s, (ox, oy) = cos(self.angle), sin(self.angle), self.about
        return [(ox + x * c - y * s, oy + x * s + y * c) for x, y in line]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Line:
        """A rectangle of the level plane as a ring of the city's."""
        return self.back([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def towards(a: Point, b: Point) -> Point:
    """The vector of length 1 from a to b."""
    far = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return (b[0] - a[0]) / far, (b[1] - a[1]) / far
