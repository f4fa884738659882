"""Finds what an address names: its street among the streets near it, its estate or village among the places. Pure."""

from collections import defaultdict
from dataclasses import dataclass, field

from cad.geo.importing.harvest import Owner
from cad.geo.importing.streets import StreetParts
from cad.geo.search.normalise import Spelling, spelled
from core.coordinates import metres_between

CELL_DEG = 0.01
FARTHEST_M = 1_500.0
OWNER_FARTHEST_M = 3_000.0  # a village's houses may lie far from where its name is written

Cell = tuple[int, int]


class StreetFinder:
    def __init__(self, streets: list[StreetParts]) -> None:
        self.streets = streets
        self.by_text: dict[str, list[int]] = defaultdict(list)
        self.by_core: dict[str, list[int]] = defaultdict(list)
        self._candidates: dict[str, list[int]] = {}
        self._cells: dict[int, set[Cell]] = {}
        for index, street in enumerate(streets):
            spellings = {spelled(name) for name in {street.name, *street.names.values(), *street.aliases}}
            for text in {spelling.text for spelling in spellings}:
                self.by_text[text].append(index)
            for core in {spelling.core for spelling in spellings}:
                self.by_core[core].append(index)

    def street_of(self, written: str, lon: float, lat: float) -> int | None:
        """Exactly as written; then without type and direction words ("Robson"), if nothing contradicts."""
        candidates = self._candidates.get(written)
        if candidates is None:
            candidates = self._candidates[written] = self._named(written)
        near = [i for i in candidates if self._near(i, lon, lat)]
        if len(near) < 2:
            return near[0] if near else None
        return min(near, key=lambda i: self._distance(i, lon, lat))

    def _named(self, written: str) -> list[int]:
        spelling = spelled(written.split(",")[0])
        return self.by_text.get(spelling.text) or [
            i for i in self.by_core.get(spelling.core, ()) if self._agrees(spelling, i)
        ]

    def _agrees(self, spelling: Spelling, index: int) -> bool:
        own = spelled(self.streets[index].name)
        return spelling.directions <= own.directions and spelling.kinds <= own.kinds

    def _near(self, index: int, lon: float, lat: float) -> bool:
        """By cells first: only where a long street passes at some distance are its points looked at."""
        cells = self._cells.get(index)
        if cells is None:
            ways = self.streets[index].ways
            cells = self._cells[index] = {_cell(x, y) for way in ways for x, y in zip(way.lons, way.lats, strict=True)}
        x, y = _cell(lon, lat)
        if (x, y) in cells:
            return True
        if not any((x + dx, y + dy) in cells for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)):
            return False
        return self._distance(index, lon, lat) < FARTHEST_M

    def _distance(self, index: int, lon: float, lat: float) -> float:
        return min(
            metres_between(x, y, lon, lat)
            for way in self.streets[index].ways
            for x, y in zip(way.lons, way.lats, strict=True)
        )


@dataclass
class Founding:
    """A place that doors name and the map does not: it is founded where they are."""

    name: str
    lon: float
    lat: float
    doors: int = 1

    def take(self, lon: float, lat: float) -> None:
        self.doors += 1
        self.lon += (lon - self.lon) / self.doors
        self.lat += (lat - self.lat) / self.doors


@dataclass
class OwnerFinder:
    """`owner_of` gives the row of a known place, or founds one: rows from `first_new` on are those in `founded`."""

    owners: list[Owner]
    first_new: int
    founded: list[Founding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_text: dict[str, list[Owner]] = defaultdict(list)
        self._texts: dict[str, str] = {}
        for owner in self.owners:
            for text in {spelled(name).text for whole in owner.names for name in whole.split(";")}:
                self._by_text[text].append(owner)
        self._new: dict[str, list[int]] = defaultdict(list)

    def find(self, written: str, lon: float, lat: float) -> int | None:
        """The nearest place of that name within reach."""
        near = [
            (metres_between(one.lon, one.lat, lon, lat), one.row) for one in self._by_text.get(self._text(written), ())
        ]
        away, row = min(near, default=(OWNER_FARTHEST_M, -1))
        return row if away < OWNER_FARTHEST_M else None

    def owner_of(self, written: str, lon: float, lat: float) -> int:
        row = self.find(written, lon, lat)
        if row is not None:
            return row
        for at in self._new[self._text(written)]:
            one = self.founded[at]
            if metres_between(one.lon, one.lat, lon, lat) < OWNER_FARTHEST_M:
                one.take(lon, lat)
                return self.first_new + at
        self._new[self._text(written)].append(len(self.founded))
        self.founded.append(Founding(written, lon, lat))
        return self.first_new + len(self.founded) - 1

    def _text(self, written: str) -> str:
        if written not in self._texts:
            self._texts[written] = spelled(written).text
        return self._texts[written]


def _cell(lon: float, lat: float) -> Cell:
    return int(lon // CELL_DEG), int(lat // CELL_DEG)
