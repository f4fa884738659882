"""Shrinking a ring, and seeing what of it lies on a line: what building on a plot needs."""

from math import atan2, hypot, pi

from cad.geo.builtin.plane import Line, Point, area, inside, meeting

STRAIGHT = 0.07  # radians: a smaller bend between two sides is none


def inset(ring: Line, offs: list[float]) -> Line | None:
    """Each side moved inwards by its own distance (metres); `offs[i]` is for the side from point i on.

    None when nothing is left. The ring runs against the clock.
    """
    sides = _straightened(ring, offs)
    for _ in range(12):
        if len(sides) < 3:
            return None
        corners = [_corner(sides[i - 1], sides[i]) for i in range(len(sides))]
        kept = []
        for i, side in enumerate(sides):
            a, b = corners[i], corners[(i + 1) % len(sides)]
            (x0, y0), (x1, y1), _ = side
            if (b[0] - a[0]) * (x1 - x0) + (b[1] - a[1]) * (y1 - y0) > 0:
                kept.append(side)
        if len(kept) == len(sides):
            return corners if 0 < area(corners) < area(ring) and _whole(corners, ring) else None
        sides = kept
    return None


def _whole(corners: Line, ring: Line) -> bool:
    """Whether it stays within the ring and no two of its sides cross."""
    many = len(corners)
    if not all(inside(ring, corner) for corner in corners):
        return False
    sides = [(corners[i], corners[(i + 1) % many]) for i in range(many)]
    return not any(
        meeting(*sides[i], *sides[j]) for i in range(many) for j in range(i + 2, many) if (i, j) != (0, many - 1)
    )


Side = tuple[Point, Point, float]


def _straightened(ring: Line, offs: list[float]) -> list[Side]:
    """The ring's sides; runs of nearly straight ones with about the same distance are one."""
    sides: list[Side] = []
    for i, point in enumerate(ring):
        after = ring[(i + 1) % len(ring)]
        if point == after:
            continue
        if sides and abs(sides[-1][2] - offs[i]) < 6 and _bend(sides[-1][0], point, after) < STRAIGHT:
            sides[-1] = (sides[-1][0], after, max(sides[-1][2], offs[i]))
        else:
            sides.append((point, after, offs[i]))
    if len(sides) > 3 and abs(sides[-1][2] - sides[0][2]) < 6 and _bend(*sides[-1][:2], sides[0][1]) < STRAIGHT:
        first = sides.pop(0)
        sides[-1] = (sides[-1][0], first[1], max(first[2], sides[-1][2]))
    return sides


def _bend(a: Point, b: Point, c: Point) -> float:
    turn = atan2(c[1] - b[1], c[0] - b[0]) - atan2(b[1] - a[1], b[0] - a[0])
    return abs((turn + pi) % (2 * pi) - pi)


def _corner(one: Side, other: Side) -> Point:
    """Where the two sides meet once both have moved in."""
    (a, b, d), (e, f, g) = one, other
    ux, uy = b[0] - a[0], b[1] - a[1]
    vx, vy = f[0] - e[0], f[1] - e[1]
    ul, vl = hypot(ux, uy), hypot(vx, vy)
    ax, ay = a[0] - uy / ul * d, a[1] + ux / ul * d
    ex, ey = e[0] - vy / vl * g, e[1] + vx / vl * g
    cross = ux * vy - uy * vx
    if abs(cross) < 0.03 * ul * vl:
        far = max(d, g)
        return e[0] - vy / vl * far, e[1] + vx / vl * far
    t = ((ex - ax) * vy - (ey - ay) * vx) / cross
    return ax + ux * t, ay + uy * t


def spans(ring: Line, y: float) -> list[tuple[float, float]]:
    """From x to x: the parts of the horizontal line at y that lie in the ring."""
    hits = []
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y0 > y) != (y1 > y):
            hits.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
        x0, y0 = x1, y1
    hits.sort()
    return list(zip(hits[::2], hits[1::2], strict=False))


def strips(ring: Line, low: float, high: float) -> list[tuple[float, float]]:
    """From x to x: where a strip from y = low to high lies in the ring (checked at both edges and between)."""
    found = spans(ring, low)
    for y in ((low + high) / 2, high):
        other = spans(ring, y)
        found = [(max(a, c), min(b, d)) for a, b in found for c, d in other if max(a, c) < min(b, d)]
    return found


def ray(ring: Line, start: Point, dx: float, dy: float) -> Point | None:
    """Where a ray from `start` first meets the ring."""
    best = None
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        sx, sy = x1 - x0, y1 - y0
        cross = dx * sy - dy * sx
        if abs(cross) > 1e-9:
            qx, qy = x0 - start[0], y0 - start[1]
            t, u = (qx * sy - qy * sx) / cross, (qx * dy - qy * dx) / cross
            if t > 1e-6 and 0 <= u <= 1 and (best is None or t < best):
                best = t
        x0, y0 = x1, y1
    return None if best is None else (start[0] + dx * best, start[1] + dy * best)
