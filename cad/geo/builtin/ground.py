"""From the design plane to the city's plane, and from there to the earth."""

from math import cos, exp, pi, radians, sin

from cad.geo.builtin.chance import stream
from cad.geo.builtin.plane import Line, Point
from core.coordinates import METRES_PER_DEGREE

# A real stretch of hills between Zhongxiang and Suizhou, where no such city lies.
ORIGIN = (112.98, 31.31)
TURNS = 14  # rounds of the inverse; each one brings the error down to less than half


class Ground:
    """Bends the plan: the river meanders, streets near it follow, those farther off hardly do. No fold anywhere."""

    def __init__(self, seed: int, scale: float) -> None:
        chance = stream(seed, "ground")
        self.scale = max(0.4, scale)
        self.phases = [chance.uniform(0, 2 * pi) for _ in range(6)]

    def __call__(self, point: Point) -> Point:
        u, v, s, p = point[0] / self.scale, point[1] / self.scale, self.scale, self.phases
        bend = 950 * sin(u / 5200 + p[0]) + 360 * sin(u / 2300 + p[1])
        fall = exp(-((v / 5200) ** 2))
        east = 260 * sin(v / 3300 + p[2]) + 90 * sin((u + v) / 1700 + p[3])
        north = 190 * sin(u / 2700 + p[4]) + 80 * sin((u - v) / 1600 + p[5])
        return (u + east) * s, (v + bend * fall + north) * s

    def line(self, points: Line) -> Line:
        return [self(point) for point in points]

    def design(self, point: Point) -> Point:
        """The other way round, to a metre or so."""
        u, v = point
        for _ in range(TURNS):
            x, y = self((u, v))
            u, v = u + point[0] - x, v + point[1] - y
        return u, v


_LAT_M = METRES_PER_DEGREE
_LON_M = METRES_PER_DEGREE * cos(radians(ORIGIN[1]))


def placed(point: Point) -> tuple[float, float]:
    """WGS-84 longitude and latitude."""
    return ORIGIN[0] + point[0] / _LON_M, ORIGIN[1] + point[1] / _LAT_M


def to_earth(point: Point) -> tuple[float, float]:
    """The same as an extract keeps them: seven decimals, a centimetre."""
    lon, lat = placed(point)
    return round(lon, 7), round(lat, 7)


def from_earth(lon: float, lat: float) -> Point:
    return (lon - ORIGIN[0]) * _LON_M, (lat - ORIGIN[1]) * _LAT_M
