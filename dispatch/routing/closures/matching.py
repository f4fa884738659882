"""Which pieces of road a drawn closure means. Pure, given the segments of the city.

A line means the roads along it: at every few metres the nearest road that runs with it, and what lies as near (the
other carriageway, when it was drawn between the two). It never means the streets that it crosses. An area means what
lies in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

from cad.geo.graph.segments import Segments
from dispatch.routing.plane import Place, Plane, Spot, box_around, is_inside, nearest_on, steps_along

STEP_M = 4.0
REACH_M = 20.0  # a road farther from the line is not meant
BESIDE_M = 5.0  # and one that is so much farther than the nearest is not meant either
PARALLEL = 0.82  # cosine of 35 degrees
ENOUGH_M = 12.0  # of a segment have to be covered, or half of it where it is shorter
CELL_M = 60.0

Directed = tuple[int, int]
"""From one OSM node to the next."""


class Piece(NamedTuple):
    """A segment: its place in the file, its OSM nodes, its ends in the plane, and the ways it may be driven."""

    node: int
    start: int
    end: int
    a: Spot
    b: Spot
    forth: bool
    back: bool

    @property
    def metres(self) -> float:
        return hypot(self.b[0] - self.a[0], self.b[1] - self.a[1])


@dataclass
class Covered:
    """What a shape covers: pieces, and the directions of them that are meant."""

    plane: Plane
    pieces: list[Piece] = field(default_factory=list)
    directed: set[Directed] = field(default_factory=set)

    @property
    def metres(self) -> float:
        return sum(piece.metres for piece in self.pieces)

    def middles(self) -> list[Place]:
        """A place on each piece."""
        return [
            self.plane.place(((piece.a[0] + piece.b[0]) / 2, (piece.a[1] + piece.b[1]) / 2)) for piece in self.pieces
        ]


def covered_by_line(segments: Segments, line: Sequence[Place], *, along_only: bool) -> Covered:
    """The roads along a line. With `along_only` just the direction in which it was drawn."""
    plane = Plane(line[0])
    grid = _Grid(pieces_within(segments, line, REACH_M, plane))
    hits: dict[int, float] = defaultdict(float)
    leanings: dict[int, float] = defaultdict(float)
    for spot, heading, metres in steps_along([plane.spot(place) for place in line], STEP_M):
        for piece, leaning in _nearest(grid, spot, heading):
            hits[piece.node] += metres
            leanings[piece.node] += leaning
    found = Covered(plane)
    for piece in grid.pieces:
        if hits.get(piece.node, 0.0) >= min(ENOUGH_M, piece.metres / 2):
            _take(found, piece, forth=leanings[piece.node] > 0 or not along_only,
                  back=leanings[piece.node] < 0 or not along_only)  # fmt: skip
    return found


def covered_by_area(segments: Segments, rings: Sequence[Sequence[Place]]) -> Covered:
    """The roads that lie in an area, as far as they lie in it."""
    plane = Plane(rings[0][0])
    border = [[plane.spot(place) for place in ring] for ring in rings]
    found = Covered(plane)
    for piece in pieces_within(segments, rings[0], 0.0, plane):
        inside = sum(metres for spot, _, metres in steps_along((piece.a, piece.b), STEP_M) if is_inside(spot, border))
        if inside and inside >= min(ENOUGH_M, piece.metres / 2):
            _take(found, piece, forth=True, back=True)
    return found


def pieces_within(segments: Segments, places: Sequence[Place], margin_m: float, plane: Plane) -> Iterator[Piece]:
    """Every segment of the ways near these places."""
    for way in segments.ways_within(box_around(places, margin_m)):
        speeds = segments.way(way).speeds.values()
        forth, back = any(speed for speed, _ in speeds), any(speed for _, speed in speeds)
        nodes = segments.nodes_of(way)
        spots = [plane.spot(segments.place(node)) for node in nodes]
        for at, node in enumerate(nodes[:-1]):
            start, end = segments.ids[node], segments.ids[node + 1]
            yield Piece(node, start, end, spots[at], spots[at + 1], forth, back)


def _take(found: Covered, piece: Piece, *, forth: bool, back: bool) -> None:
    ways = {(piece.start, piece.end)} if forth and piece.forth else set()
    ways |= {(piece.end, piece.start)} if back and piece.back else set()
    if ways:
        found.pieces.append(piece)
        found.directed |= ways


def _nearest(grid: "_Grid", spot: Spot, heading: Spot) -> list[tuple[Piece, float]]:
    """The nearest piece that runs with the line, and those beside it; each with how it leans: 1 along, -1 against."""
    near: list[tuple[float, Piece, float]] = []
    for piece in grid.around(spot):
        far, at = nearest_on(spot, piece.a, piece.b)
        metres = piece.metres
        if far > REACH_M or not metres or not -2 / metres <= at <= 1 + 2 / metres:
            continue
        leaning = ((piece.b[0] - piece.a[0]) * heading[0] + (piece.b[1] - piece.a[1]) * heading[1]) / metres
        if abs(leaning) >= PARALLEL:
            near.append((far, piece, leaning))
    least = min((far for far, _, _ in near), default=0.0)
    return [(piece, leaning) for far, piece, leaning in near if far <= least + BESIDE_M]


class _Grid:
    """Pieces by squares, so that only those near a spot are looked at."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = list(pieces)
        self._cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            (ax, ay), (bx, by) = piece.a, piece.b
            for column in _span(ax, bx):
                for row in _span(ay, by):
                    self._cells[column, row].append(piece)

    def around(self, spot: Spot) -> list[Piece]:
        return self._cells.get((int(spot[0] // CELL_M), int(spot[1] // CELL_M)), [])


def _span(a: float, b: float) -> range:
    return range(int((min(a, b) - REACH_M) // CELL_M), int((max(a, b) + REACH_M) // CELL_M) + 1)
