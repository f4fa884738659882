"""Cuts the faces between the arterials into blocks by smaller streets, until each block has its size.

A cut runs across the longer side of a block, near its middle, and ends where a street comes in from the other side if
there is one near: so crossings with four arms arise beside those with three. A new node belongs to both its faces.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, pi, sin
from random import Random

from cad.geo.builtin.plane import Point, area, between, centroid, distance
from cad.geo.builtin.roads.faces import Face
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road

SNAP = 46.0
SHARP = 0.95  # radians: no street leaves another at a smaller angle
LEAST_SIDE = 95.0  # metres: a block is not cut narrower


@dataclass(slots=True)
class Cut:
    """A street made by cutting: its nodes from end to end. Its road has no name yet."""

    road: Road
    nodes: list[int]


class Splitter:
    """`wanted` tells for a place how large a block may be there, in square metres; 0 means: leave it whole."""

    def __init__(self, network: Network, faces: list[Face], chance: Random, wanted: Callable[[Point], float]) -> None:
        self.network, self.chance, self.wanted = network, chance, wanted
        self.faces: dict[int, Face] = dict(enumerate(faces))
        self.beside: dict[tuple[int, int], int] = {}
        for number, face in self.faces.items():
            self._own(number, face)
        self.cuts: list[Cut] = []
        self.next = len(faces)

    def _own(self, number: int, face: Face) -> None:
        for a, b in zip(face, [*face[1:], face[0]], strict=True):
            self.beside[a, b] = number

    def split(self, number: int) -> list[int]:
        """Cuts this face as often as it takes; the numbers of the blocks it became."""
        waiting, done = [(number, 0)], []
        while waiting:
            number, depth = waiting.pop()
            parts = self._halved(number, depth)
            if parts:
                waiting += [(part, depth + 1) for part in parts]
            else:
                done.append(number)
        return done

    def _halved(self, number: int, depth: int) -> tuple[int, int] | None:
        face = self.faces[number]
        ring = [self.network.at[node] for node in face]
        size = area(ring)
        limit = self.wanted(centroid(ring))
        if limit == 0 or size < limit * self.chance.uniform(0.75, 1.35):
            return None
        if size < 3.4 * limit and self.chance.random() < 0.07:
            return None  # a large block: a campus, a park, a mall
        angle = leaning(ring)
        c, s = cos(-angle), sin(-angle)
        flat = [(x * c - y * s, x * s + y * c) for x, y in ring]
        xs, ys = [p[0] for p in flat], [p[1] for p in flat]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if max(wide, high) < 2 * LEAST_SIDE:
            return None
        across = wide >= high
        if not across:
            flat = [(y, -x) for x, y in flat]
        for _ in range(5):
            if parts := self._cut(number, flat, size, depth):
                return parts
        return None

    def _cut(self, number: int, flat: list[Point], size: float, depth: int) -> tuple[int, int] | None:
        """Along x = about the middle of the face as it lies now."""
        chance = self.chance
        low, high = min(p[0] for p in flat), max(p[0] for p in flat)
        x = low + (high - low) * chance.uniform(0.4, 0.6)
        lean = chance.uniform(-0.07, 0.07)
        middle = centroid(flat)[1]
        hits = []
        for i, (a, b) in enumerate(zip(flat, [*flat[1:], flat[0]], strict=True)):
            da, db = a[0] - x - lean * (a[1] - middle), b[0] - x - lean * (b[1] - middle)
            if (da > 0) != (db > 0):
                share = da / (da - db)
                hits.append((a[1] + (b[1] - a[1]) * share, i, share))
        if len(hits) < 2:
            return None
        hits.sort()
        below = [hit for hit in hits if hit[0] <= middle] or hits[:1]
        above = [hit for hit in hits if hit[0] > middle] or hits[-1:]
        one, other = below[-1], above[0]
        if one is other or other[0] - one[0] < 60:
            return None
        snap = min(SNAP, 0.13 * (other[0] - one[0]))
        start, end = self._foot(number, one, snap), self._foot(number, other, snap)
        return self._divide(number, start, end, size, depth) if start != end else None

    def _foot(self, number: int, hit: tuple[float, int, float], snap: float) -> int:
        """The node where a cut begins: one near that has a street on the other side, else a new one."""
        face, at = self.faces[number], self.network.at
        _, i, share = hit
        a, b = face[i], face[(i + 1) % len(face)]
        point = between(at[a], at[b], share)
        near = [face[(i + k) % len(face)] for k in (-1, 0, 1, 2)]
        busy = [(distance(at[n], point), n) for n in near if len(self.network.near[n]) > 2]
        if busy and min(busy)[0] < snap:
            return min(busy)[1]
        for node in (a, b):
            if distance(at[node], point) < min(28, snap):
                return node
        return self._insert(a, b, point)

    def _insert(self, a: int, b: int, point: Point) -> int:
        """A node within a side, in both faces that share it."""
        node = self.network.split(a, b, point)
        for c, d in ((a, b), (b, a)):
            number = self.beside.pop((c, d), None)
            if number is None:
                continue
            face = self.faces[number]
            where = next(i for i, n in enumerate(face) if n == c and face[(i + 1) % len(face)] == d)
            face.insert(where + 1, node)
            self.beside[c, node] = self.beside[node, d] = number
        return node

    def _divide(self, number: int, a: int, b: int, size: float, depth: int) -> tuple[int, int] | None:
        face, at = self.faces[number], self.network.at
        if b in self.network.near[a]:
            return None
        i, j = face.index(a), face.index(b)
        if i > j:
            i, j, a, b = j, i, b, a
        one, other = face[i : j + 1], [*face[j:], *face[: i + 1]]
        sizes = [area([at[n] for n in ring]) for ring in (one, other)]
        if min(sizes) < 0.22 * size or min(sizes) < 6000 or min(self._sharpest(one), self._sharpest(other)) < SHARP:
            return None
        bends = self._bends(at[a], at[b])
        nodes = [a, *(self.network.add(point) for point in bends), b]
        road = Road(None, self._kind(distance(at[a], at[b]), size, depth), [])
        for c, d in pairwise(nodes):
            self.network.join(c, d, road)
        self.cuts.append(Cut(road, nodes))
        del self.faces[number]
        return self._take([*one, *reversed(nodes[1:-1])]), self._take([*other, *nodes[1:-1]])

    def _take(self, face: Face) -> int:
        number, self.next = self.next, self.next + 1
        self.faces[number] = face
        self._own(number, face)
        return number

    def _sharpest(self, ring: Face) -> float:
        """The smaller of the two angles that the cut from the ring's last node to its first makes with it."""
        at = self.network.at
        first, last = at[ring[0]], at[ring[-1]]
        return min(_angle(first, last, at[ring[1]]), _angle(last, first, at[ring[-2]]))

    def _bends(self, a: Point, b: Point) -> list[Point]:
        """Half of the streets bend a little on their way."""
        far = distance(a, b)
        if far < 130 or self.chance.random() < 0.45:
            return []
        push = self.chance.uniform(-0.035, 0.035) * far
        shares = (0.5,) if far < 300 else (0.3, 0.5, 0.72)
        nx, ny = -(b[1] - a[1]) / far, (b[0] - a[0]) / far
        out = []
        for share in shares:
            x, y = between(a, b, share)
            lift = push * sin(pi * share) + self.chance.uniform(-3, 3)
            out.append((x + nx * lift, y + ny * lift))
        return out

    def _kind(self, far: float, size: float, depth: int) -> str:
        if depth == 0 and size > 300_000:
            return "tertiary"
        return "living_street" if far < 170 and self.chance.random() < 0.6 else "residential"


def _angle(at: Point, a: Point, b: Point) -> float:
    """Between the ways from `at` to a and to b, 0 to pi."""
    turn = atan2(a[1] - at[1], a[0] - at[0]) - atan2(b[1] - at[1], b[0] - at[0])
    return abs((turn + pi) % (2 * pi) - pi)


def leaning(ring: list[Point]) -> float:
    """The angle that most of the ring's sides run along or across, within 45 degrees of the x axis."""
    c = s = 0.0
    x0, y0 = ring[-1]
    for x, y in ring:
        dx, dy = x - x0, y - y0
        far, angle = (dx * dx + dy * dy) ** 0.5, 4 * atan2(dy, dx)
        c, s = c + far * cos(angle), s + far * sin(angle)
        x0, y0 = x, y
    return atan2(s, c) / 4
