"""What stands in the city: doors, estates, places, buildings. The truth that search can be asked about."""

from dataclasses import dataclass, field

from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.plane import Line, Point

Tags = dict[str, str]


@dataclass(eq=False, slots=True)
class Door:
    """A number: on a street, or in an estate or a village (`of_place`). With `ring` it is a whole building."""

    owner: str
    number: str
    at: Point
    of_place: bool = False
    unit: str = ""
    flats: str = ""
    floors: int = 0
    ring: Line | None = None


@dataclass(eq=False, slots=True)
class Feature:
    """A place with a name. `tags` say what it is; `ring` is its outline where it has one."""

    name: Name
    kind: str
    tags: Tags
    at: Point
    ring: Line | None = None
    others: tuple[str, ...] = ()
    """What people call it besides."""
    door: Door | None = None


@dataclass(eq=False, slots=True)
class Gate:
    name: Name
    at: Point
    node: int
    main: bool


@dataclass(eq=False, slots=True)
class Estate:
    name: Name
    ring: Line
    at: Point
    gates: list[Gate] = field(default_factory=list)
    buildings: list[Door] = field(default_factory=list)
    units: list[Door] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Shape:
    """Something drawn that has no name: a building, a pitch, a wall (open when `closed` is false)."""

    tags: Tags
    line: Line
    closed: bool = True


@dataclass(eq=False)
class Works:
    """All of it, in the order in which it was built."""

    doors: list[Door] = field(default_factory=list)
    estates: list[Estate] = field(default_factory=list)
    features: list[Feature] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    @property
    def addresses(self) -> int:
        return len(self.doors) + sum(len(estate.buildings) + len(estate.units) for estate in self.estates)
