"""How densely the city is built where, and the places that are kept free: parks round lakes, hills, woods."""

from dataclasses import dataclass
from functools import cached_property
from math import hypot

from cad.geo.builtin.ground import Ground
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Box, Line, Point, box_of, distance, inside, shifted_ring, turned
from cad.geo.builtin.roads.arterials import NEW_TOWNS
from cad.geo.builtin.water import Water, blob

# Built-up parts beside the core: middle and half sides on the design plane, how dense.
SECTORS = (
    ((6300, 400), (1500, 4300), 0.5),
    ((-6600, -900), (1650, 3900), 0.42),
    ((400, 6350), (5200, 1000), 0.5),
    ((200, -5700), (3700, 1150), 0.48),
)
TOWNS = (
    ("石渡", (-12_800, 2_200)),
    ("云岭", (-9_100, 10_400)),
    ("白石", (600, 12_900)),
    ("鹤鸣", (9_100, 9_700)),
    ("东屏", (12_900, 1_300)),
    ("南浦", (9_900, -10_000)),
    ("沙洲", (-400, -12_600)),
    ("枫林", (-9_000, -10_300)),
)
TOWN_HALF = 820
HILLS = (
    ((-13_400, 8_600), (2_400, 1_700)),
    ((-5_200, 12_100), (1_900, 1_500)),
    ((5_300, 14_200), (2_600, 1_200)),
    ((13_800, 6_700), (1_400, 2_200)),
    ((-13_300, -8_000), (2_100, 1_700)),
    ((4_300, -13_800), (2_300, 1_300)),
    ((13_900, -6_200), (1_400, 1_800)),
    ((-9_300, 5_300), (700, 600)),
    ((9_000, 5_400), (600, 600)),
    ((-10_200, -4_900), (800, 700)),
)


@dataclass(frozen=True, slots=True)
class Park:
    """A lake or a hill that a road runs around. `ring` is the middle of that road."""

    name: str
    kind: str
    ring: Line
    box: Box

    def holds(self, point: Point) -> bool:
        box = self.box
        return box[0] < point[0] < box[2] and box[1] < point[1] < box[3] and inside(self.ring, point)


class Zones:
    def __init__(self, plan: Plan, ground: Ground, water: Water) -> None:
        self.plan, self.ground, self.water = plan, ground, water

    @cached_property
    def parks(self) -> list[Park]:
        s = self.plan.scale
        hill = blob(self.plan.chance("hill"), self.ground, (-4270 * s, 2800 * s), 720 * s, 480 * s, 0.12)
        rings = [("东湖", "lake", self._round_lake("东湖", 95)), ("月湖", "lake", self._round_lake("月湖", 70))]
        rings.append(("鹤鸣山", "hill", hill))
        return [Park(name, kind, ring, box_of(ring)) for name, kind, ring in rings]

    @cached_property
    def hills(self) -> list[Line]:
        chance, s = self.plan.chance("hills"), self.plan.scale
        return [blob(chance, self.ground, (u * s, v * s), wide * s, high * s, 0.3) for (u, v), (wide, high) in HILLS]

    @cached_property
    def towns(self) -> list[tuple[str, Point]]:
        """Name and middle (design plane)."""
        s = self.plan.scale
        return [(name, (u * s, v * s)) for name, (u, v) in TOWNS[: self.plan.many(len(TOWNS), 3)]]

    def closed(self, point: Point) -> bool:
        return any(park.holds(point) for park in self.parks) or self.water.in_lake(point)

    def in_hills(self, point: Point) -> bool:
        return any(inside(ring, point) for ring in self.hills)

    def density(self, place: Point) -> float:
        """0 in the country to 1 in the middle, for a place of the design plane."""
        s = self.plan.scale
        u, v = place[0] / s, place[1] / s
        r = max(abs(u) / 5150, abs(v - 390) / 5080)
        if r < 1:
            middle = hypot(u / 5150, (v - 700) / 5080)
            return max(0.55, 1.05 - 0.5 * middle)
        for (mu, mv), (wide, high), dense in SECTORS:
            if abs(u - mu) < wide and abs(v - mv) < high:
                return dense
        for new in NEW_TOWNS:
            x, y = turned((u, v), -new.angle, new.at)
            if max(abs(x - new.at[0]), abs(y - new.at[1])) < new.half * 1.02:
                return 0.48
        half = TOWN_HALF * max(s, 0.5)
        return 0.46 if any(distance(place, middle) < half for _, middle in self.towns) else 0.0

    def in_old_town(self, place: Point) -> bool:
        """Within the first ring, north of the river (design plane)."""
        s = self.plan.scale
        return abs(place[0]) < 2300 * s and 0 < place[1] < 3080 * s

    def _round_lake(self, name: str, off: float) -> Line:
        lake = next(lake for lake in self.water.lakes if lake.name[0] == name)
        return shifted_ring(lake.shore, -off * max(0.5, self.plan.scale))
