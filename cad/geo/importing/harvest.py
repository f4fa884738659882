"""What the reader brings in: rows spooled to files, and the little that later steps need in memory."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cad.geo.importing.spool import Spool


@dataclass(slots=True)
class NamedWay:
    """A named road: the row it has in the roads spool, its names, and its nodes (for corners) with their positions."""

    row: int
    name: str
    names: dict[str, str]
    nodes: array
    lons: array
    lats: array


@dataclass(slots=True)
class House:
    street: str
    number: int
    text: str
    lon: float
    lat: float


@dataclass
class Harvest:
    folder: Path
    roads: Spool = field(init=False)
    buildings: Spool = field(init=False)
    areas: Spool = field(init=False)
    places: Spool = field(init=False)
    coast: Spool = field(init=False)
    shores: Spool = field(init=False)
    ranges: Spool = field(init=False)
    named_ways: list[NamedWay] = field(default_factory=list)
    houses: list[House] = field(default_factory=list)
    driven: list[tuple[list[tuple[float, float]], float]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    road_m: float = 0.0
    west: float = 180.0
    south: float = 90.0
    east: float = -180.0
    north: float = -90.0

    def __post_init__(self) -> None:
        for name in ("roads", "buildings", "areas", "places", "coast", "shores", "ranges"):
            setattr(self, name, Spool(self.folder / f"{name}.copy"))

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    def widen(self, lon: float, lat: float) -> None:
        """Takes a point of a drivable road into the city's box."""
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.south, self.north = min(self.south, lat), max(self.north, lat)
