"""`--bbox w,s,e,n`: a part cut out of an extract, with its roads, areas and turn restrictions whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import osmium

from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.extract import unreadable
from cad.geo.importing.ids import Ids
from core.coordinates import METRES_PER_DEGREE

LEAST_M = 100.0
FORM = "--bbox takes west,south,east,north in degrees, e.g. --bbox 114.02,22.50,114.12,22.58"
KEPT_WHOLE = ("multipolygon", "boundary", "restriction", "associatedStreet")
LOCAL_LEVEL = 5  # boundaries of provinces and countries are too long to be completed beyond the box


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, WGS-84."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> "Box":
        """Raises ImportRefused with what is wrong."""
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError as error:
            raise ImportRefused(f"{FORM}; {text!r} is not that.") from error
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 and -90 <= north <= 90):
            raise ImportRefused(f"{FORM}; {text!r} lies outside of the earth. Longitude comes first.")
        least = LEAST_M / METRES_PER_DEGREE
        if east - west < least or north - south < least:
            raise ImportRefused(f"{FORM}; in {text!r} west is not west of east, or south not south of north.")
        return cls(west, south, east, north)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def __str__(self) -> str:
        return f"{self.west:g},{self.south:g},{self.east:g},{self.north:g}"


def cut(path: Path, source: str, box: Box, target: Path) -> None:
    """Writes what lies in the box, or touches it, to `target`; ways and the areas they bound stay whole.

    Raises ImportRefused when the file cannot be read or nothing of it lies in the box.
    """
    try:
        kept = _touching(path, source, box)
        for way in _things(path, osmium.osm.WAY):
            if way.id in kept["w"]:
                kept["n"].update(node.ref for node in way.nodes)
        with osmium.SimpleWriter(str(target)) as writer:
            for thing in _things(path):
                if thing.id in kept[thing.type_str()]:
                    writer.add(thing)
    except RuntimeError as error:
        raise unreadable(source, error) from error


def _touching(path: Path, source: str, box: Box) -> dict[str, Ids]:
    """By `n`, `w` and `r`: nodes in the box, ways they belong to, relations worth keeping whole, and their members."""
    kept: dict[str, Ids] = {kind: Ids() for kind in "nwr"}
    for node in _things(path, osmium.osm.NODE):
        if node.location.valid() and box.holds(node.location.lon, node.location.lat):
            kept["n"].add(node.id)
    for way in _things(path, osmium.osm.WAY):
        if any(node.ref in kept["n"] for node in way.nodes):
            kept["w"].add(way.id)
    if not len(kept["w"]):
        raise ImportRefused(f"Nothing of {source} lies in --bbox {box}: it covers {_covered(path)}.")
    members: list[tuple[str, int]] = []
    for relation in _things(path, osmium.osm.RELATION):
        its = [(one.type, one.ref) for one in relation.members if one.type != "r"]
        if _local(dict(relation.tags)) and any(one in kept[kind] for kind, one in its):
            kept["r"].add(relation.id)
            members += its
    for kind, one in members:
        kept[kind].add(one)
    return kept


def _covered(path: Path) -> str:
    west = south = 180.0
    east = north = -180.0
    for node in _things(path, osmium.osm.NODE):
        if node.location.valid():
            lon, lat = node.location.lon, node.location.lat
            west, east, south, north = min(west, lon), max(east, lon), min(south, lat), max(north, lat)
    return f"{west:.3f},{south:.3f},{east:.3f},{north:.3f} (west,south,east,north)"


def _things(path: Path, kinds: Any = osmium.osm.ALL) -> Any:
    return osmium.FileProcessor(osmium.io.File(str(path), "pbf"), kinds)


def _local(tags: dict[str, str]) -> bool:
    level = tags.get("admin_level", "")
    large = level.isdecimal() and int(level) < LOCAL_LEVEL
    return tags.get("type", "").startswith(KEPT_WHOLE) and not large
