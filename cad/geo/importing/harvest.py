"""What the reader brings in: rows in files, and the little that later steps need in memory."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cad.geo.importing.spool import Notes, Spool, WayFile


@dataclass(slots=True)
class NamedWay:
    """A named road: the row it has in the roads spool, its names, and its nodes (for corners) with their positions."""

    row: int
    name: str
    names: dict[str, str]
    nodes: array
    lons: array
    lats: array
    ref: str = ""


@dataclass(slots=True)
class Owner:
    """A place that doors and parts may belong to, by its row in the places spool."""

    row: int
    names: tuple[str, ...]
    lon: float
    lat: float


@dataclass(slots=True)
class Part:
    """A place (by its row) that says what it belongs to: the `addr:place` or operator of a gate or a department."""

    row: int
    of: str
    lon: float
    lat: float


@dataclass(slots=True)
class Post:
    """A kilometre post; road, ref and bearing come from the way it stands on, where it stands on one."""

    metres: int
    lon: float
    lat: float
    road: str = ""
    names: dict[str, str] = field(default_factory=dict)
    ref: str = ""
    bearing: int | None = None
    road_row: int | None = None


@dataclass
class Harvest:
    folder: Path
    roads: Spool = field(init=False)
    railways: Spool = field(init=False)
    buildings: Spool = field(init=False)
    areas: Spool = field(init=False)
    places: Spool = field(init=False)
    grounds: Spool = field(init=False)
    districts: Spool = field(init=False)
    coast: Spool = field(init=False)
    shores: Spool = field(init=False)
    doors: Notes = field(init=False)
    number_lines: Notes = field(init=False)
    driven: WayFile = field(init=False)
    named_ways: list[NamedWay] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    posts: dict[int, Post] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    road_m: float = 0.0
    west: float = 180.0
    south: float = 90.0
    east: float = -180.0
    north: float = -90.0

    def __post_init__(self) -> None:
        for name in ("roads", "railways", "buildings", "areas", "places", "grounds", "districts", "coast", "shores"):
            setattr(self, name, Spool(self.folder / f"{name}.copy"))
        for name in ("doors", "number_lines"):
            setattr(self, name, Notes(self.folder / f"{name}.notes"))
        self.driven = WayFile(self.folder / "driven.ways")

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    def widen(self, lon: float, lat: float) -> None:
        """Takes a point of a drivable road into the city's box."""
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.south, self.north = min(self.south, lat), max(self.north, lat)
