"""Finds the street of each house number: by the name it was written with, among the streets near it. Pure."""

from collections import defaultdict

from cad.geo.importing.harvest import House
from cad.geo.importing.streets import StreetParts
from cad.geo.search.normalise import Spelling, spelled
from core.coordinates import metres_between

FARTHEST_M = 1_500.0


class StreetFinder:
    def __init__(self, streets: list[StreetParts]) -> None:
        self.streets = streets
        self.by_text: dict[str, set[int]] = defaultdict(set)
        self.by_core: dict[str, set[int]] = defaultdict(set)
        for index, street in enumerate(streets):
            for name in {street.name, *street.names.values(), *street.aliases}:
                spelling = spelled(name)
                self.by_text[spelling.text].add(index)
                self.by_core[spelling.core].add(index)

    def street_of(self, house: House) -> int | None:
        """Exactly as written; then without type and direction words ("Robson"), if nothing contradicts."""
        spelling = spelled(house.street.split(",")[0])
        exact = self.by_text.get(spelling.text)
        candidates = exact or {i for i in self.by_core.get(spelling.core, ()) if self._agrees(spelling, i)}
        near = [(self._distance(i, house), i) for i in candidates]
        return min(near, default=(0.0, None))[1] if near and min(near)[0] < FARTHEST_M else None

    def _agrees(self, spelling: Spelling, index: int) -> bool:
        own = spelled(self.streets[index].name)
        return spelling.directions <= own.directions and spelling.kinds <= own.kinds

    def _distance(self, index: int, house: House) -> float:
        return min(
            metres_between(lon, lat, house.lon, house.lat)
            for way in self.streets[index].ways
            for lon, lat in zip(way.lons, way.lats, strict=True)
        )
