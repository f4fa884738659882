"""`--bbox w,s,e,n`: a part cut out of an extract, with its roads, areas and turn restrictions whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import osmium

from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.extract import unreadable
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
        inside = _touching(path, source, box)
        inside.complete_backward_references(str(path), relation_depth=1)
        with osmium.SimpleWriter(str(target)) as writer:
            for thing in osmium.FileProcessor(osmium.io.File(str(path), "pbf")).with_filter(inside.id_filter()):
                writer.add(thing)
    except RuntimeError as error:
        raise unreadable(source, error) from error


def _touching(path: Path, source: str, box: Box) -> Any:
    """The ids of nodes in the box, of the ways they belong to and of the relations worth keeping whole."""
    nodes, kept, ways = osmium.IdTracker(), osmium.IdTracker(), 0
    west = south = 180.0
    east = north = -180.0
    for thing in osmium.FileProcessor(osmium.io.File(str(path), "pbf")):
        if thing.is_node():
            if not thing.location.valid():
                continue
            lon, lat = thing.location.lon, thing.location.lat
            west, east, south, north = min(west, lon), max(east, lon), min(south, lat), max(north, lat)
            if box.holds(lon, lat):
                nodes.add_node(thing.id)
                kept.add_node(thing.id)
        elif thing.is_way():
            if nodes.contains_any_references(thing):
                kept.add_way(thing.id)
                nodes.add_way(thing.id)
                ways += 1
        elif nodes.contains_any_references(thing) and _local(dict(thing.tags)):
            kept.add_relation(thing.id)
    if not ways:
        covered = f"{west:.3f},{south:.3f},{east:.3f},{north:.3f}"
        raise ImportRefused(f"Nothing of {source} lies in --bbox {box}: it covers {covered} (west,south,east,north).")
    return kept


def _local(tags: dict[str, str]) -> bool:
    level = tags.get("admin_level", "")
    large = level.isdecimal() and int(level) < LOCAL_LEVEL
    return tags.get("type", "").startswith(KEPT_WHOLE) and not large
