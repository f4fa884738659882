"""What of the roads a closed piece takes with it. Pure.

The router joins what lies between two junctions into one edge. With a piece of it closed, nobody who stands on the
rest can leave any more, not even away from the closure. So a short stretch is closed as a whole: who stands there is
then moved to the next road. On a long one the piece stays passable for the router, at an hour for all of it: nobody
drives through, and both ends are still reached from their own side.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cad.geo.graph.segments import Segments
from dispatch.routing.closures.matching import Covered, Directed, Piece, pieces_within

SHORT_M = 400.0
CRAWL_S = 3600.0


class Closing(NamedTuple):
    """Directed pieces that are closed, with the pieces they are of, and those that are left with a crawl (km/h)."""

    closed: set[Directed]
    pieces: list[Piece]
    crawl: dict[Directed, float]


def closing_of(segments: Segments, covered: Covered) -> Closing:
    """What to tell the router, so that the covered pieces are closed."""
    closing = Closing(set(), [], {})
    seen: set[int] = set()
    if not covered.pieces:
        return closing
    joined = _Joined(pieces_within(segments, covered.middles(), SHORT_M + 100.0, covered.plane))
    for piece in covered.pieces:
        if piece.node not in seen:
            stretch = joined.stretch_of(piece)
            seen.update(part.node for part, _ in stretch)
            _close(stretch, covered, closing)
    return closing


Stretch = list[tuple[Piece, bool]]
"""Pieces from junction to junction, each with whether it runs with the first one."""


def _close(stretch: Stretch, covered: Covered, closing: Closing) -> None:
    for with_first in (True, False):
        ways = [_directed(piece, runs is with_first) for piece, runs in stretch]
        meant = [(way, piece) for way, (piece, _) in zip(ways, stretch, strict=True) if way in covered.directed]
        if not meant:
            continue
        whole, part = sum(piece.metres for piece, _ in stretch), sum(piece.metres for _, piece in meant)
        if whole <= SHORT_M or part >= whole / 2:
            closing.closed.update(ways)
            closing.pieces.extend(piece for piece, _ in stretch)
        else:
            closing.crawl.update((way, max(0.05, part / CRAWL_S * 3.6)) for way, _ in meant)


def _directed(piece: Piece, forth: bool) -> Directed:
    return (piece.start, piece.end) if forth else (piece.end, piece.start)


class _Joined:
    """Pieces by the nodes at their ends."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.at: dict[int, dict[int, Piece]] = defaultdict(dict)
        for piece in pieces:
            self.at[piece.start][piece.node] = piece
            self.at[piece.end][piece.node] = piece

    def stretch_of(self, piece: Piece) -> Stretch:
        """From the piece to the next junction on either side, but not much farther than a short stretch goes."""
        parts: Stretch = [(piece, True)]
        taken = {piece.node}
        for node, outwards in ((piece.end, True), (piece.start, False)):
            metres = 0.0
            while (step := self._next(node, taken)) and metres <= SHORT_M:
                taken.add(step.node)
                metres += step.metres
                parts.append((step, (step.start == node) is outwards))
                node = step.end if step.start == node else step.start
        return parts

    def _next(self, node: int, taken: set[int]) -> Piece | None:
        """The one way on, where the node is no junction."""
        around = self.at[node].values()
        on = [piece for piece in around if piece.node not in taken]
        return on[0] if len(around) == 2 and len(on) == 1 else None
