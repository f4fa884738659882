"""Reads an extract once and sorts what it holds: roads, house numbers, places, buildings, water and green."""

from array import array
from collections.abc import Callable
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import osmium

from cad.geo.graph.build import Speeds
from cad.geo.importing.beside import beside
from cad.geo.importing.harvest import Harvest, House, NamedWay
from cad.geo.importing.spool import line_text, point_text
from cad.geo.importing.tags import (
    RANKS,
    address_ranges,
    ground_layer,
    house_numbers,
    names_of,
    oneway_of,
    place_kind,
)
from core.coordinates import metres_between

TELL_EVERY = 100_000
SHORE_DEG = 0.00001  # a metre off the coastline: the sea is on its right


class Reader:
    """One pass. `speeds` says which ways the router drives, and how fast."""

    def __init__(self, harvest: Harvest, speeds: Speeds, say: Callable[[str], None]) -> None:
        self.harvest, self.speeds, self.say = harvest, speeds, say
        self.wkb = osmium.geom.WKBFactory()

    def read(self, path: Path) -> Harvest:
        things = osmium.FileProcessor(osmium.io.File(str(path), "pbf")).with_locations().with_areas()
        for seen, thing in enumerate(things.with_filter(osmium.filter.EmptyTagFilter()), 1):
            if seen % TELL_EVERY == 0:
                self.say(f"{seen:,} objects read")
            self._take(thing)
        return self.harvest

    def _take(self, thing: Any) -> None:
        tags = dict(thing.tags)
        if thing.is_node():
            if thing.location.valid():
                self._point_of_interest(tags, thing.location.lon, thing.location.lat)
        elif thing.is_way():
            if tags.get("highway") in RANKS or thing.id in self.speeds:
                self._road(thing, tags)
            elif tags.get("natural") == "coastline":
                self._coastline(thing)
        elif thing.is_area():
            self._area(thing, tags)

    def _road(self, way: Any, tags: dict[str, str]) -> None:
        nodes, places = array("q"), []
        for node in way.nodes:
            if node.location.valid():
                nodes.append(node.ref)
                places.append((node.location.lon, node.location.lat))
        if len(places) < 2:
            self.harvest.skipped["roads without two known points (outside the extract)"] += 1
            return
        along, against = self.speeds.get(way.id, (0.0, 0.0))
        if along or against:
            self._driven(places, max(along, against))
        kind = tags.get("highway")
        if kind not in RANKS or tags.get("area") == "yes":
            return
        name, names = names_of(tags)
        if name and RANKS[kind] <= 9:
            self._named(name, names, nodes, places)
        for side, first, last in address_ranges(tags):
            step = 1 if (last - first) % 2 else 2
            self.harvest.ranges.add(self.harvest.roads.rows, first, last, step, line_text(beside(places, side)))
        drivable = bool(along or against)
        if drivable:
            self.harvest.road_m += _length(places)
        self.harvest.roads.add(
            kind,
            RANKS[kind],
            name,
            names,
            tags.get("ref", "")[:80],
            oneway_of(tags),
            drivable,
            line_text(places),
        )

    def _named(self, name: str, names: dict[str, str], nodes: array, places: list[tuple[float, float]]) -> None:
        lons, lats = array("d", (p[0] for p in places)), array("d", (p[1] for p in places))
        self.harvest.named_ways.append(NamedWay(self.harvest.roads.rows, name, names, nodes, lons, lats))

    def _coastline(self, way: Any) -> None:
        places = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if len(places) < 2:
            return
        self.harvest.coast.add(line_text(places))
        for (ax, ay), (bx, by) in pairwise(places):
            if length := hypot(bx - ax, by - ay):
                east, north = (by - ay) / length * SHORE_DEG, (ax - bx) / length * SHORE_DEG
                x, y = (ax + bx) / 2, (ay + by) / 2
                self.harvest.shores.add(True, point_text(x + east, y + north))
                self.harvest.shores.add(False, point_text(x - east, y - north))

    def _driven(self, places: list[tuple[float, float]], speed: float) -> None:
        self.harvest.driven.append((places, speed))
        for lon, lat in places:
            self.harvest.widen(lon, lat)

    def _area(self, area: Any, tags: dict[str, str]) -> None:
        layer = ground_layer(tags)
        building = tags.get("building", "no") != "no"
        wanted = layer or building or "addr:housenumber" in tags or (tags.get("name") and place_kind(tags))
        if not wanted or ("highway" in tags and not building):
            return
        if area.num_rings()[0] == 0:
            self.harvest.skipped["areas whose outline does not close"] += 1
            return
        lon, lat = _middle(area)
        self._point_of_interest(tags, lon, lat)
        if not (layer or building):
            return
        try:
            shape = self.wkb.create_multipolygon(area)
        except RuntimeError:
            self.harvest.skipped["areas whose outline does not close"] += 1
            return
        name = names_of(tags)[0]
        if building:
            self.harvest.buildings.add(name, shape)
        elif layer:
            self.harvest.areas.add(*layer, name, shape)

    def _point_of_interest(self, tags: dict[str, str], lon: float, lat: float) -> None:
        self._house(tags, lon, lat)
        name, names = names_of(tags)
        if not name or (kind := place_kind(tags)) is None:
            return
        address = " ".join(filter(None, (tags.get("addr:housenumber"), tags.get("addr:street")))) or tags.get(
            "addr:full", ""
        )
        self.harvest.places.add(name, names, kind, address[:255], point_text(lon, lat))

    def _house(self, tags: dict[str, str], lon: float, lat: float) -> None:
        written = tags.get("addr:housenumber")
        street = (tags.get("addr:street") or tags.get("addr:place") or "").strip()
        if not written:
            return
        if not street:
            self.harvest.skipped["house numbers without a street"] += 1
            return
        doors = house_numbers(written)
        if not doors:
            self.harvest.skipped["house numbers that hold no number"] += 1
        for number, text in doors:
            self.harvest.houses.append(House(street[:255], number, text, lon, lat))


def _length(places: list[tuple[float, float]]) -> float:
    return sum(metres_between(*a, *b) for a, b in pairwise(places))


def _middle(area: Any) -> tuple[float, float]:
    """The centroid of the largest outer ring; the mean of its corners when it is too thin to have one."""
    ring = max(area.outer_rings(), key=len)
    xs, ys = [node.lon for node in ring], [node.lat for node in ring]
    x0, y0 = xs[0], ys[0]
    doubled = cx = cy = 0.0
    for i in range(len(xs) - 1):
        ax, ay, bx, by = xs[i] - x0, ys[i] - y0, xs[i + 1] - x0, ys[i + 1] - y0
        cross = ax * by - bx * ay
        doubled, cx, cy = doubled + cross, cx + (ax + bx) * cross, cy + (ay + by) * cross
    if abs(doubled) < 1e-14:
        return sum(xs) / len(xs), sum(ys) / len(ys)
    return x0 + cx / (3 * doubled), y0 + cy / (3 * doubled)
