"""By how much the roads differ from the road sketch: how far from a closed road the next open one is. Pure.

The router moves a place beside a closed road to the nearest open one, farther off than the road sketch knows.
For every closure: a box around what it closes, and so many metres more for whatever lies in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from cad.geo.graph.segments import Segments
from dispatch.routing.closures.matching import Directed, Piece
from dispatch.routing.plane import Box, Place, Plane, box_around, steps_along

SQUARE_M = 50.0
STEP_M = 20.0
FIRST_MARGIN_M = 500.0
LAST_MARGIN_M = 20_000.0


class Reserve(NamedTuple):
    """Places in the box (west, south, east, north) may be so many metres farther from an open road than they look."""

    box: Box
    metres: float


@dataclass(frozen=True, slots=True)
class Reserves:
    """Those of all closures in force."""

    each: tuple[Reserve, ...] = ()

    def beyond(self, place: Place, off_road_m: float) -> float:
        """Metres to add for a place that is at most `off_road_m` from a road, open or closed."""
        if off_road_m == inf or not self.each:
            return 0.0
        around = box_around([place], off_road_m)
        return max((one.metres for one in self.each if _touch(one.box, around)), default=0.0)


@dataclass(frozen=True, slots=True)
class InForce:
    """`number` of the conditions in force, if any; how much quicker and farther things may be than the graph says."""

    number: int | None = None
    quicker: float = 1.0
    reserves: Reserves = Reserves()


AS_BUILT = InForce()


def reserve_of(segments: Segments, closed: set[Directed], pieces: Iterable[Piece], plane: Plane) -> Reserve | None:
    """The reserve for these pieces when all of `closed` is; None where each can still be used in one direction."""
    shut = [piece for piece in pieces if not _is_open(piece, closed)]
    if not shut:
        return None
    places = [plane.place(spot) for piece in shut for spot in (piece.a, piece.b)]
    wanted = {_square(spot) for piece in shut for spot in _spots(piece)}
    margin = FIRST_MARGIN_M
    while margin <= LAST_MARGIN_M:
        open_squares = _open_squares(segments, places, margin, plane, closed)
        steps = _steps_to(wanted, open_squares, int(margin // SQUARE_M))
        if steps is not None:
            return Reserve(box_around(places, SQUARE_M), (steps + 2) * SQUARE_M * 1.4143)
        margin *= 3
    return Reserve(box_around(places, SQUARE_M), inf)


def _open_squares(
    segments: Segments, places: Sequence[Place], margin: float, plane: Plane, closed: set[Directed]
) -> set[tuple[int, int]]:
    squares: set[tuple[int, int]] = set()
    box = box_around(places, margin)
    for way in segments.ways_within(box):
        road = segments.way(way)
        if not road.starts:
            continue
        forth = all(along for along, _ in road.speeds.values())
        back = all(against for _, against in road.speeds.values())
        for at in segments.nodes_of(way)[:-1]:
            start, end = segments.ids[at], segments.ids[at + 1]
            is_open = (forth and (start, end) not in closed) or (back and (end, start) not in closed)
            if is_open and not segments.cut_off[at]:
                ends = plane.spot(segments.place(at)), plane.spot(segments.place(at + 1))
                squares.update(_square(spot) for spot, _, _ in steps_along(ends, STEP_M))
    return squares


def _steps_to(wanted: set[tuple[int, int]], squares: set[tuple[int, int]], most: int) -> int | None:
    """King's moves from the worst of the wanted squares to the nearest of the others; None when beyond `most`."""
    left, reached = set(wanted) - squares, squares
    for step in range(1, most):
        if not left:
            return step - 1
        reached = {(x + dx, y + dy) for x, y in reached for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        left -= reached
    return None


def _is_open(piece: Piece, closed: set[Directed]) -> bool:
    forth = piece.forth and (piece.start, piece.end) not in closed
    return forth or (piece.back and (piece.end, piece.start) not in closed)


def _spots(piece: Piece) -> Iterable[tuple[float, float]]:
    yield from (piece.a, piece.b)
    yield from (spot for spot, _, _ in steps_along((piece.a, piece.b), STEP_M))


def _square(spot: tuple[float, float]) -> tuple[int, int]:
    return int(spot[0] // SQUARE_M), int(spot[1] // SQUARE_M)


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and a[2] >= b[0] and a[1] <= b[3] and a[3] >= b[1]
