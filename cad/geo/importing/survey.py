"""The first look at an extract, from end to end: is it whole, and what has to be known before the real reading.

Nodes come before ways and ways before relations in a file; what a relation says of its members has to be known first.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium

from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.extract import ADVICE, unreadable
from cad.geo.importing.tags import AREA_KEYS, DRIVABLE

LEVELS = range(5, 11)  # of boundary=administrative: the city down to the neighbourhood


@dataclass
class Survey:
    """What the reading needs to know beforehand.

    Attributes:
        number_nodes: nodes of `addr:interpolation` ways, whose house numbers must be remembered.
        streets_of_houses: (`n` or `w`, id) of a member of an associatedStreet relation, and the street's name.
        outlines: relations that should become areas, by id, and what they are.
    """

    number_nodes: set[int] = field(default_factory=set)
    streets_of_houses: dict[tuple[str, int], str] = field(default_factory=dict)
    outlines: dict[int, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def survey(path: Path, source: str) -> Survey:
    """Reads the whole file. Raises ImportRefused when it is cut off, not a pbf, or holds no road to drive on."""
    found, drivable = Survey(), False
    things = osmium.FileProcessor(osmium.io.File(str(path), "pbf"))
    things = things.with_filter(osmium.filter.KeyFilter("highway", "addr:interpolation", "type"))
    try:
        for thing in things:
            if thing.is_way():
                drivable = drivable or thing.tags.get("highway") in DRIVABLE
                if "addr:interpolation" in thing.tags:
                    found.number_nodes.update(node.ref for node in thing.nodes)
            elif thing.is_relation():
                _take_relation(found, thing)
    except RuntimeError as error:
        raise unreadable(source, error) from error
    if not drivable:
        raise ImportRefused(f"{source} holds no road that can be driven. Choose an extract of a city. {ADVICE}")
    return found


def _take_relation(found: Survey, relation: Any) -> None:
    kind = relation.tags.get("type", "")
    if kind.startswith("restriction"):
        found.counts["turn_restrictions"] += 1
    elif kind == "associatedStreet":
        street = relation.tags.get("name") or relation.tags.get("addr:street") or ""
        for member in relation.members:
            if street and member.role in {"house", "address", "addr:houselink"}:
                found.streets_of_houses[member.type, member.ref] = street
    elif kind == "boundary" and admin_level(dict(relation.tags)) is not None:
        found.outlines[relation.id] = "districts"
    elif kind == "multipolygon" and any(key in relation.tags for key in AREA_KEYS):
        found.outlines[relation.id] = "areas"


def admin_level(tags: dict[str, str]) -> int | None:
    """The level of an administrative boundary, where it is one that a caller may name."""
    level = tags.get("admin_level", "")
    if tags.get("boundary") != "administrative" or not level.isdecimal():
        return None
    return int(level) if int(level) in LEVELS else None
