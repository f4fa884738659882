"""Plane geometry in metres: points are (x, y), x to the east, y to the north. Lines are lists of points."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import atan2, cos, degrees, hypot, sin

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""


def distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def length(line: Sequence[Point]) -> float:
    return sum(distance(a, b) for a, b in pairwise(line))


def turned(point: Point, angle: float, about: Point = (0.0, 0.0)) -> Point:
    """Turned against the clock by `angle` radians."""
    c, s = cos(angle), sin(angle)
    x, y = point[0] - about[0], point[1] - about[1]
    return about[0] + x * c - y * s, about[1] + x * s + y * c


def bearing(a: Point, b: Point) -> float:
    """From a to b, degrees from north, with the clock."""
    return degrees(atan2(b[0] - a[0], b[1] - a[1])) % 360


def box_of(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def area(ring: Sequence[Point]) -> float:
    """Square metres; positive when the ring runs against the clock. The last point may repeat the first or not."""
    twice, (x0, y0) = 0.0, ring[-1]
    for x, y in ring:
        twice += x0 * y - x * y0
        x0, y0 = x, y
    return twice / 2


def centroid(ring: Sequence[Point]) -> Point:
    twice = cx = cy = 0.0
    ox, oy = ring[0]
    x0, y0 = ring[-1][0] - ox, ring[-1][1] - oy
    for px, py in ring:
        x, y = px - ox, py - oy
        cross = x0 * y - x * y0
        twice, cx, cy = twice + cross, cx + (x0 + x) * cross, cy + (y0 + y) * cross
        x0, y0 = x, y
    if abs(twice) < 1e-6:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return ox + cx / (3 * twice), oy + cy / (3 * twice)


def inside(ring: Sequence[Point], point: Point) -> bool:
    x, y = point
    within, (x0, y0) = False, ring[-1]
    for x1, y1 in ring:
        if (y1 > y) != (y0 > y) and x < (x0 - x1) * (y - y1) / (y0 - y1) + x1:
            within = not within
        x0, y0 = x1, y1
    return within


def resampled(line: Sequence[Point], step: float) -> Line:
    """The line with points at most `step` apart; its own points are kept."""
    out = [line[0]]
    for a, b in pairwise(line):
        pieces = max(1, round(distance(a, b) / step))
        out += [between(a, b, i / pieces) for i in range(1, pieces + 1)]
    return out


def shifted(line: Sequence[Point], left: float) -> Line:
    """The line moved to its left by so many metres (to its right when negative). Open lines with gentle bends."""
    out = []
    last = len(line) - 1
    for i, (x, y) in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(last, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = hypot(dx, dy) or 1.0
        out.append((x - dy / size * left, y + dx / size * left))
    return out


def shifted_ring(ring: Sequence[Point], left: float) -> Line:
    """The same for a closed line; the last point must not repeat the first, and does not in the answer."""
    return shifted([ring[-1], *ring, ring[0]], left)[1:-1]


def meeting(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float] | None:
    """Where the pieces a–b and c–d cross: how far along each, from 0 to 1. None when they do not."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if abs(cross) < 1e-9:
        return None
    qx, qy = c[0] - a[0], c[1] - a[1]
    t, u = (qx * sy - qy * sx) / cross, (qx * ry - qy * rx) / cross
    return (t, u) if 0 <= t <= 1 and 0 <= u <= 1 else None


def off_line(point: Point, a: Point, b: Point) -> float:
    """Distance of the point from the piece a–b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = 0.0 if square == 0 else max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square))
    return hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy)


def curve(a: Point, pull: Point, b: Point, pieces: int = 12) -> Line:
    """From a to b, leaving a and reaching b in the direction of `pull` (a quadratic Bézier curve)."""
    out = []
    for i in range(pieces + 1):
        t = i / pieces
        w0, w1, w2 = (1 - t) ** 2, 2 * t * (1 - t), t * t
        out.append((w0 * a[0] + w1 * pull[0] + w2 * b[0], w0 * a[1] + w1 * pull[1] + w2 * b[1]))
    return out


class Track:
    """A line by its length: where is it after so many metres, and which way does it run there?"""

    def __init__(self, line: Sequence[Point]) -> None:
        self.line = list(line)
        self.marks = [0.0, *accumulate(distance(a, b) for a, b in pairwise(self.line))]

    @property
    def length(self) -> float:
        return self.marks[-1]

    def _piece(self, metres: float) -> int:
        return max(0, min(len(self.line) - 2, bisect_right(self.marks, metres) - 1))

    def at(self, metres: float) -> Point:
        i = self._piece(metres)
        size = self.marks[i + 1] - self.marks[i] or 1.0
        return between(self.line[i], self.line[i + 1], (metres - self.marks[i]) / size)

    def direction(self, metres: float) -> Point:
        """A vector of length 1."""
        i = self._piece(metres)
        a, b = self.line[i], self.line[i + 1]
        size = distance(a, b) or 1.0
        return (b[0] - a[0]) / size, (b[1] - a[1]) / size

    def beside(self, metres: float, left: float) -> Point:
        (x, y), (dx, dy) = self.at(metres), self.direction(metres)
        return x - dy * left, y + dx * left
