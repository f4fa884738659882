"""The road sketch: the roads of a city from junction to junction, with the least seconds that a drive needs for them.

What the router adds (turns, lights, closures) is left out, so no drive is quicker than on the sketch. Each piece of
road has a mark in every square that it passes. Pure; made by the import for each mode,
mapped into memory by dispatch.routing (`wave`): for Vancouver 4 MB.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import accumulate, pairwise
from math import hypot, inf
from pathlib import Path
from typing import Any, NamedTuple

from cad.geo.graph.columns import columns_map, columns_save
from cad.geo.graph.gaps import Gaps, Ground, Place
from cad.geo.importing.spool import WayFile

SQUARE_M = 100.0
STEP_M = 20.0  # how densely a road is walked when its squares are marked
SHORT = 0.995  # the router measures on an ellipsoid of its own
NODES_AT_ONCE = 2_000_000


def junctions_of(ways: WayFile) -> dict[int, int]:
    """The nodes where roads meet or end, numbered. A country's are looked at in turns, and need not be kept at once."""
    parts = 1 + ways.nodes // NODES_AT_ONCE
    found: list[int] = []
    for part in range(parts):
        uses: Counter[int] = Counter()
        for way in ways:
            twice = (way.nodes[0], way.nodes[-1])
            uses.update(node for node in (*way.nodes, *twice) if node % parts == part)
        found += [node for node, times in uses.items() if times > 1]
    return {node: number for number, node in enumerate(found)}


class SketchWriter:
    """Takes way after way, and writes the sketch at the end."""

    def __init__(self, box: tuple[float, float, float, float], junctions: Mapping[int, int]) -> None:
        self.ground = Ground.over(box)
        self.gaps = Gaps(self.ground)
        self._columns, self._rows = self.ground.squares(SQUARE_M)
        self._junctions = junctions
        self._heads, self._tails, self._seconds = array("I"), array("I"), array("f")
        self._mark_first, self._squares = array("I"), array("I")
        self._enters, self._leaves = array("f"), array("f")

    def add(self, nodes: Sequence[int], places: Sequence[Place], speeds: tuple[float, float], *, starts: bool) -> None:
        """A way, with metres a second along and against it; `starts` says whether drives begin on it."""
        if not any(speeds):
            return
        spots = [self.ground.spot(place) for place in places]
        begin = 0
        for at, node in enumerate(nodes[1:], start=1):
            if node in self._junctions:
                walked = [self._walk(*pair, starts) for pair in pairwise(spots[begin : at + 1])]
                self._add_both(nodes[begin], node, walked, speeds)
                begin = at

    def save(self, path: Path) -> None:
        self.gaps.finish()
        into_first = self._order_by_heads()
        known = array("I", sorted(set(self._squares)))
        passing_first, passing = _grouped((bisect_left(known, square) for square in self._squares), len(known))
        columns: dict[str, array[Any]] = {
            "gaps": array("B", self.gaps.steps),
            "into_first": into_first,
            "tails": self._tails,
            "seconds": self._seconds,
            "mark_first": self._mark_first,
            "squares": self._squares,
            "enters": self._enters,
            "leaves": self._leaves,
            "known": known,
            "passing": passing,
            "passing_first": passing_first,
        }
        columns_save(path, {"ground": asdict(self.ground)}, columns)

    def _order_by_heads(self) -> "array[int]":
        """The pieces into a junction get numbers that follow each other: where those of each begin."""
        firsts, order = _grouped(self._heads, len(self._junctions))
        marks = [range(*pair) for pair in pairwise((*self._mark_first, len(self._squares)))]
        by_mark = [mark for piece in order for mark in marks[piece]]
        self._mark_first = array("I", accumulate((len(marks[piece]) for piece in order), initial=0))
        self._tails, self._seconds = _ordered(self._tails, order), _ordered(self._seconds, order)
        self._squares = _ordered(self._squares, by_mark)
        self._enters, self._leaves = _ordered(self._enters, by_mark), _ordered(self._leaves, by_mark)
        return firsts

    def _walk(self, a: tuple[float, float], b: tuple[float, float], starts: bool) -> "_Walked":
        (x0, y0), (x1, y1) = a, b
        metres = hypot(x1 - x0, y1 - y0)
        steps = int(metres / STEP_M) + 1
        passed: dict[int, tuple[float, float]] = {}
        for step in range(steps + 1):
            share = step / steps
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            square = _square(x, y, self._columns, self._rows)
            passed[square] = (passed.get(square, (share,))[0], share)
            if starts:
                self.gaps.mark(x, y)
        return metres, passed

    def _add_both(self, start: int, end: int, walked: list["_Walked"], speeds: tuple[float, float]) -> None:
        along, against = speeds
        if along:
            self._add(start, end, walked, along)
        if against:
            back = [
                (metres, {square: (1 - last, 1 - first) for square, (first, last) in passed.items()})
                for metres, passed in reversed(walked)
            ]
            self._add(end, start, back, against)

    def _add(self, tail: int, head: int, walked: list["_Walked"], speed: float) -> None:
        """Times are those left to the head: `enters` where the road may first be in the square, `leaves` the last."""
        passed: dict[int, tuple[float, float]] = {}
        elapsed = 0.0
        for metres, squares in walked:
            seconds = _least_s(metres, speed)
            for square, (first, last) in squares.items():
                before = passed.get(square)
                passed[square] = (before[0] if before else elapsed + first * seconds, elapsed + last * seconds)
            elapsed += seconds
        spare = STEP_M / 2 / speed + 0.1  # the road may be in a square so long before and after it was seen there
        self._heads.append(self._junctions[head])
        self._tails.append(self._junctions[tail])
        self._seconds.append(elapsed)
        self._mark_first.append(len(self._squares))
        for square, (first, last) in passed.items():
            self._squares.append(square)
            self._enters.append(min(elapsed, elapsed - first + spare))
            self._leaves.append(max(0.0, elapsed - last - spare))


class Box(NamedTuple):
    """Metres on the ground."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, spot: tuple[float, float], radius_m: float) -> bool:
        x, y = spot
        return self.west - radius_m <= x <= self.east + radius_m and self.south - radius_m <= y <= self.north + radius_m


NOWHERE = Box(inf, inf, -inf, -inf)


class Sketch:
    """The file, mapped. Junctions, pieces and squares are known by their numbers."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError when there is no whole sketch at `path`."""
        head, columns = columns_map(path)
        self.ground = Ground(**head["ground"])
        self.gaps = Gaps(self.ground, columns["gaps"])
        self.columns, self.rows = self.ground.squares(SQUARE_M)
        self.into_first = columns["into_first"]
        self.tails, self.seconds = columns["tails"], columns["seconds"]
        self.mark_first, self.squares = columns["mark_first"], columns["squares"]
        self.enters, self.leaves = columns["enters"], columns["leaves"]
        self.known, self.passing, self.passing_first = columns["known"], columns["passing"], columns["passing_first"]

    def piece_of(self, mark: int) -> int:
        """The piece of road that the mark is on."""
        return bisect_right(self.mark_first, mark) - 1

    def marks_in(self, square: int) -> Sequence[int]:
        """The marks of the pieces that pass the square."""
        at = bisect_left(self.known, square)
        if at == len(self.known) or self.known[at] != square:
            return ()
        return self.passing[self.passing_first[at] : self.passing_first[at + 1]]  # type: ignore[no-any-return]

    def squares_around(self, x: float, y: float, radius_m: float) -> list[int]:
        """The squares in which a road can be that comes so near to the spot."""
        reach = radius_m + STEP_M / 2
        west, east = (_clamped((x + side) // SQUARE_M, self.columns) for side in (-reach, reach))
        south, north = (_clamped((y + side) // SQUARE_M, self.rows) for side in (-reach, reach))
        return [row * self.columns + column for row in range(south, north + 1) for column in range(west, east + 1)]

    def box_of(self, squares: Collection[int]) -> Box:
        """Around all roads of the squares."""
        if not squares:
            return NOWHERE
        columns, rows = [square % self.columns for square in squares], [square // self.columns for square in squares]
        size, edge = SQUARE_M, STEP_M / 2
        return Box(
            min(columns) * size - edge,
            min(rows) * size - edge,
            (max(columns) + 1) * size + edge,
            (max(rows) + 1) * size + edge,
        )


_Walked = tuple[float, dict[int, tuple[float, float]]]
"""Metres of a segment, and the squares it passes with the shares of it where it is first and last in them."""


def _least_s(metres: float, speed: float) -> float:
    """As the router counts: in tenths of a second, and no segment in less than one."""
    return max(0.1, round(metres * SHORT / speed, 1))


def _square(x: float, y: float, columns: int, rows: int) -> int:
    return _clamped(y // SQUARE_M, rows) * columns + _clamped(x // SQUARE_M, columns)


def _clamped(number: float, count: int) -> int:
    return min(count - 1, max(0, int(number)))


def _ordered[Number: (int, float)](column: "array[Number]", order: Iterable[int]) -> "array[Number]":
    return array(column.typecode, map(column.__getitem__, order))


def _grouped(keys: Iterable[int], kinds: int) -> tuple["array[int]", "array[int]"]:
    """The places of the keys, those of key 0 first, and where those of each begin; keys are less than `kinds`."""
    keys = array("I", keys)
    firsts = array("I", bytes(4 * (kinds + 1)))
    for key in keys:
        firsts[key + 1] += 1
    firsts = array("I", accumulate(firsts))
    free, places = firsts[:], array("I", bytes(4 * len(keys)))
    for place, key in enumerate(keys):
        places[free[key]] = place
        free[key] += 1
    return firsts, places
