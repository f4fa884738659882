"""In which district a point lies, and which districts a text names. Kept in memory: a city has some hundreds."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.contrib.gis.geos import Point
from django.contrib.gis.geos.prepared import PreparedGeometry

from cad.geo.models import District
from cad.geo.search.normalise import spelled

CITY_LEVEL = 5  # and below it in number; said only where there is nothing finer
SUBDISTRICT_LEVEL = 8
KNOWN = 20_000  # points


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    name: str
    level: int
    west: float
    south: float
    east: float
    north: float
    shape: PreparedGeometry


class Districts:
    def __init__(self, city: int) -> None:
        self.areas = [_area(row) for row in District.objects.filter(city=city).order_by("admin_level", "pk")]
        self.by_name: dict[str, list[Area]] = {}
        for area in self.areas:
            for name in {_core(area.name), spelled(area.name).text}:
                self.by_name.setdefault(name, []).append(area)
        self.one_at_a_time = Lock()  # a prepared geometry builds its index when it is first asked
        # The same places come up again and again while they are typed, and each look at a shape lets other threads in.
        self.around = lru_cache(maxsize=KNOWN)(self._around)

    def of(self, lon: float, lat: float) -> tuple[str, str]:
        """(district, subdistrict), each empty where the map has none."""
        around = self.around(lon, lat)
        finer = [area for area in around if area.level > CITY_LEVEL] or around
        if not finer:
            return "", ""
        if finer[0].level >= SUBDISTRICT_LEVEL and len(finer) == 1 and len(around) > 1:
            return around[-2].name, finer[0].name
        return finer[0].name, finer[-1].name if len(finer) > 1 else ""

    def named(self, text: str) -> list[Area]:
        """Districts of that name, with or without 区 or 街道."""
        return self.by_name.get(spelled(text).text) or self.by_name.get(_core(text)) or []

    def within(self, area: Area, lon: float, lat: float) -> bool:
        return area in self.around(lon, lat)

    def _around(self, lon: float, lat: float) -> tuple[Area, ...]:
        boxed = [area for area in self.areas if area.west <= lon <= area.east and area.south <= lat <= area.north]
        if not boxed:
            return ()
        point = Point(lon, lat)
        with self.one_at_a_time:
            return tuple(area for area in boxed if area.shape.contains(point))


def _area(row: District) -> Area:
    west, south, east, north = row.shape.extent
    return Area(row.name, row.admin_level, west, south, east, north, row.shape.prepared)


def _core(name: str) -> str:
    text = spelled(name).text
    for ending in ("街道", "自治县", "开发区", "新区", "区", "县", "镇", "乡", "市"):
        if text.endswith(ending) and len(text) - len(ending) >= 2:
            return text[: -len(ending)]
    return text


@lru_cache(maxsize=2)
def districts_of(city: int) -> Districts:
    """Of an imported city, by key: an import makes a new one."""
    return Districts(city)
