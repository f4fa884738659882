"""What a typed line may mean. A line can have several readings; all are looked up and ranked together."""

from dataclasses import dataclass, field

from cad.geo.addresses.coordinates import Coordinates
from cad.geo.addresses.parts import Inside
from cad.geo.addresses.pluscodes import PlusCode
from cad.geo.addresses.posts import Post
from cad.geo.search.normalise import Spelling


@dataclass(frozen=True, slots=True)
class Corner:
    a: Spelling
    b: Spelling


@dataclass(frozen=True, slots=True)
class Door:
    """A door of a street, an estate or a village: `keys` best first, `number` its leading number for neighbours.

    A block address ("4000 Block of X") means anywhere from 4000 to 4099.
    """

    owner: Spelling
    text: str
    keys: tuple[str, ...]
    number: int
    inside: Inside = field(default_factory=Inside)
    context: tuple[str, ...] = ()  # districts, roads: what was said around it
    block: bool = False
    streets_only: bool = True
    worth: float = 1.0  # less where more was said behind the door


@dataclass(frozen=True, slots=True)
class Name:
    name: Spelling
    inside: Inside = field(default_factory=Inside)
    context: tuple[str, ...] = ()
    worth: float = 1.0  # less where the name is only a part of what was typed
    whole: bool = False  # all of what was typed, letter for letter


@dataclass(frozen=True, slots=True)
class Related:
    """Told by other places, each a line of its own. `subject` is empty where only the others are named."""

    word: str
    anchors: tuple[str, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Nothing but what kind of place it is, in the map's own words: 加油站 is fuel."""

    kinds: tuple[str, ...]


Reading = Coordinates | PlusCode | Post | Corner | Door | Name | Related | Kind
