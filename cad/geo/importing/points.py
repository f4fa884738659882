"""Takes what stands at a point: doors, places and their parts, kilometre posts, nodes of number lines.

Areas come here too, by their middle.
"""

from dataclasses import dataclass

from cad.geo.importing.harvest import Harvest, Owner, Part, Post
from cad.geo.importing.names import names_of
from cad.geo.importing.numbers import Number, numbers_of
from cad.geo.importing.posts import post_metres
from cad.geo.importing.spool import point_text
from cad.geo.importing.survey import Survey
from cad.geo.importing.tags import OWNERS, PARTS, Tags, place_kind

# Words for what stands unnamed and is asked for all the same.
_UNNAMED = {"defibrillator": "AED"}
_CODED = ("ref", "local_ref", "ref:aed")
_OF_THE_STREET = frozenset("hl")


@dataclass(slots=True)
class Staircase:
    """An entrance that says only its unit: the building around it says the rest."""

    unit: str
    tags: Tags
    lon: float
    lat: float


class PointTaker:
    def __init__(self, harvest: Harvest, known: Survey) -> None:
        self.harvest, self.known = harvest, known
        self.staircases: dict[int, Staircase] = {}
        self.numbered: dict[int, tuple[int, str]] = {}

    def take(self, node: int, tags: Tags, lon: float, lat: float) -> None:
        """A tagged node."""
        if tags.get("highway") == "milestone":
            self._post(node, tags, lon, lat)
            return
        if "addr:unit" in tags and "addr:housenumber" not in tags and tags.get("entrance", "no") != "no":
            self.staircases[node] = Staircase(tags["addr:unit"], tags, lon, lat)
        numbers = self.door(tags, lon, lat, ("n", node))
        if numbers and node in self.known.number_nodes:
            self.numbered[node] = numbers[0].number, tags.get("addr:street", "")
        self.place(tags, lon, lat)

    def door(self, tags: Tags, lon: float, lat: float, member: tuple[str, int], unit: str = "") -> list[Number]:
        """The house numbers of one object; `member` is its type and id. Returns what was understood of them."""
        written = tags.get("addr:housenumber", "")
        if not written:
            return []
        street, place = self._owner(tags, member)
        numbers = numbers_of(written, unit or tags.get("addr:unit", ""))
        if not numbers:
            self.harvest.skipped["house numbers that hold no number"] += 1
        elif not street and not place and not _of_an_estate(numbers[0]):
            self.harvest.skipped["house numbers without a street"] += 1
            return numbers
        for one in numbers:
            of_place = place and (not street or _of_an_estate(one))
            named = ("", place) if of_place else (street, "")
            self.harvest.doors.add(*named, one.text, one.number, one.key, round(lon, 7), round(lat, 7))
        return numbers

    def _owner(self, tags: Tags, member: tuple[str, int]) -> tuple[str, str]:
        street = tags.get("addr:street", "") or self.known.streets_of_houses.get(member, "")
        return street.strip()[:255], tags.get("addr:place", "").strip()[:255]

    def place(self, tags: Tags, lon: float, lat: float) -> int | None:
        """A named place; its row, or None when it is none."""
        kind = place_kind(tags)
        if kind is None:
            return None
        name, names = names_of(tags)
        code = next((tags[key] for key in _CODED if key in tags), "")[:60] if kind in PARTS else ""
        if not name and kind in _UNNAMED:
            name = f"{_UNNAMED[kind]} {code}".strip()
        if not name:
            return None
        row = self.harvest.places.add(name, names, kind, code, _detail(tags, kind), point_text(lon, lat))
        if kind in OWNERS:
            self.harvest.owners.append(Owner(row, (name, *names.values()), lon, lat))
        if kind in PARTS and (of := tags.get("addr:place") or tags.get("operator")):
            self.harvest.parts.append(Part(row, of[:255], lon, lat))
        return row

    def _post(self, node: int, tags: Tags, lon: float, lat: float) -> None:
        metres = post_metres(tags)
        if metres is None:
            self.harvest.skipped["kilometre posts that say no distance"] += 1
            return
        self.harvest.posts[node] = Post(metres, lon, lat, ref=tags.get("ref", "")[:80])


def _of_an_estate(number: Number) -> bool:
    """3栋2单元 is said within an estate, 12号 and 108弄12号 along a street."""
    return bool(number.key) and _OF_THE_STREET.isdisjoint(number.key)


def _detail(tags: Tags, kind: str) -> str:
    """Where exactly: the words of an AED's place, the floor, else its address."""
    address = " ".join(filter(None, (tags.get("addr:housenumber"), tags.get("addr:street") or tags.get("addr:place"))))
    where = tags.get("defibrillator:location", "") if kind == "defibrillator" else ""
    return (where or address or tags.get("addr:full", ""))[:255]
