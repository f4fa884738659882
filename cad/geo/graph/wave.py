"""How soon a drive can be at a place from anywhere, at the very least: a wave from the place against the traffic. Pure.

Dijkstra over the road sketch, as far out as asked. It may start on any road that the router could move the place to,
and so may the drive: with turns, closures and the way to the road left out, no drive is quicker.
"""

from heapq import heapify, heappop, heappush
from math import inf

from cad.geo.graph.sketch import NOWHERE, Sketch

FAR_OFF_M = 2_000.0  # who is so far from any road may enter it anywhere
CUT_S = 0.5  # the router counts the pieces at both ends in tenths of a second, cut off
A_LITTLE = 16  # nodes; some tenths of a millisecond
ROUNDING = 1.05  # at another speed than the sketch's, its tenths of a second come out otherwise


class Wave:
    """Least seconds to a spot (metres on the sketch's ground) that is `off_road_m` or less from its road.

    `quicker` is how many times its own speed any road may be driven at by now (learned speeds).
    """

    def __init__(self, sketch: Sketch, spot: tuple[float, float], off_road_m: float, quicker: float = 1.0) -> None:
        self.sketch = sketch
        self.quicker = quicker if quicker == 1.0 else quicker * ROUNDING
        self.radius_s = 0.0
        self._reached: dict[int, float] = {}
        self._least: dict[int, float] = {}
        self._box = NOWHERE
        self._bounded = off_road_m <= FAR_OFF_M
        if self._bounded:
            self._begin(sketch.squares_around(*spot, off_road_m))
        self._heap = [(seconds, node) for node, seconds in self._least.items()]
        heapify(self._heap)

    def spread(self, until_s: float) -> None:
        """After it, all from where a drive may take `until_s` or less have been reached."""
        while self.spread_a_little(until_s):
            pass
        if not self._heap:
            self.radius_s = inf
        self._box = self.sketch.box_of(self._reached)

    def spread_a_little(self, until_s: float) -> bool:
        """A few nodes towards `until_s`, for while one waits for something; False once it is there."""
        until_s = max(0.0, until_s) * self.quicker + CUT_S
        for _ in range(A_LITTLE):
            if not self._heap or self.radius_s > until_s:
                return False
            seconds, node = heappop(self._heap)
            if seconds == self._least[node]:  # otherwise it has been reached sooner
                self.radius_s = seconds
                self._settle(node, seconds)
        return True

    def least_s(self, spot: tuple[float, float], off_road_m: float) -> float:
        """No drive from a road so near to the spot takes less; infinite where the road leads nowhere near."""
        if not self._bounded or off_road_m > FAR_OFF_M:
            return 0.0
        least = self.radius_s
        if self._box.touches(spot, off_road_m):
            reached = self._reached
            least = min(reached.get(square, least) for square in self.sketch.squares_around(*spot, off_road_m))
        return max(0.0, min(least, self.radius_s) - CUT_S) / self.quicker

    def _begin(self, around: list[int]) -> None:
        """The drive ends on a piece of road around the place: it has come from the piece's tail, or begun on it."""
        sketch = self.sketch
        for here in (mark for square in around for mark in sketch.marks_in(square)):
            piece = sketch.piece_of(here)
            _lower(self._least, sketch.tails[piece], sketch.seconds[piece] - sketch.enters[here])
            for mark in range(sketch.mark_first[piece], sketch.mark_first[piece + 1]):
                if sketch.enters[mark] >= sketch.leaves[here]:
                    ahead = max(0.0, sketch.leaves[mark] - sketch.enters[here])
                    _lower(self._reached, sketch.squares[mark], ahead)

    def _settle(self, node: int, seconds: float) -> None:
        """Runs some hundred times in a recommendation, so it calls nothing that it can do itself."""
        sketch, reached, least = self.sketch, self._reached, self._least
        first, end = sketch.into_first[node], sketch.into_first[node + 1]
        for tail, took in zip(sketch.tails[first:end], sketch.seconds[first:end], strict=True):
            after = seconds + took
            if after < least.get(tail, inf):
                least[tail] = after
                heappush(self._heap, (after, tail))
        first, end = sketch.mark_first[first], sketch.mark_first[end]
        for square, left in zip(sketch.squares[first:end], sketch.leaves[first:end], strict=True):
            after = seconds + left
            if after < reached.get(square, inf):
                reached[square] = after


def _lower(known: dict[int, float], key: int, seconds: float) -> None:
    known[key] = min(seconds, known.get(key, inf))
