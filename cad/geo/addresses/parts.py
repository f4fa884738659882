"""What an address is made of. Pure."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Inside:
    """Where behind the door: for the crew to read, never for the map."""

    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    note: str = ""  # as said: 往里走50米, back door

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def as_json(self) -> dict[str, str]:
        """What is known of it, by name."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def text(self) -> str:
        """As it stands beside the label."""
        return " · ".join(self.as_json().values())


@dataclass(frozen=True, slots=True)
class Segment:
    """A name and the door behind it: (建新北路, 76号), (龙湖花园, 3栋2单元). `doors` are its keys, best first."""

    name: str
    door: str = ""
    doors: tuple[str, ...] = ()
    first: str = ""  # the first counted part, where it may belong to the name: 友谊路176号院, 晓和路31弄, 翠湖小区二期
    rest: tuple[str, ...] = ()  # the keys of the door without it
    inside: Inside = field(default_factory=Inside)


@dataclass(frozen=True, slots=True)
class AddressParts:
    """The parts of a Chinese address, each as written without its measure word only where it counts (`number` 12)."""

    province: str = ""
    city: str = ""
    district: str = ""
    subdistrict: str = ""
    town: str = ""
    village: str = ""
    group: str = ""
    road: str = ""
    lane: str = ""
    number: str = ""
    estate: str = ""
    name: str = ""  # any other named place
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    note: str = ""

    def as_json(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}
