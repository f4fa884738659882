"""Takes areas: buildings, water, green, estates, districts; each also as the place and the door that it is."""

from typing import Any

import osmium

from cad.geo.importing.harvest import Harvest
from cad.geo.importing.names import names_of
from cad.geo.importing.points import PointTaker
from cad.geo.importing.spool import point_text
from cad.geo.importing.survey import Survey, admin_level
from cad.geo.importing.tags import GROUNDS, Tags, ground_layer, place_kind


class GroundTaker:
    def __init__(self, harvest: Harvest, known: Survey, points: PointTaker) -> None:
        self.harvest, self.known, self.points = harvest, known, points
        self.wkb = osmium.geom.WKBFactory()

    def take(self, area: Any, tags: Tags) -> None:
        level = admin_level(dict(tags))
        building = tags.get("building", "no") != "no"
        if level is None and not building and _is_a_line(tags):
            return
        layer, kind = ground_layer(tags), place_kind(tags)
        named = bool(tags.get("name"))
        if not (level is not None or layer or building or "addr:housenumber" in tags or (named and kind)):
            return
        shape = self._shape(area) if area.num_rings()[0] else None
        if shape is None:
            if area.from_way() or area.orig_id() not in self.known.outlines:
                self.harvest.skipped["areas whose outline does not close"] += 1
            return
        if not area.from_way():
            self.known.outlines.pop(area.orig_id(), None)
        lon, lat = _middle(area)
        if level is not None:
            self._district(tags, level, lon, lat, shape)
            return
        self.points.door(tags, lon, lat, ("w" if area.from_way() else "r", area.orig_id()))
        row = self.points.place(tags, lon, lat)
        if row is not None and kind in GROUNDS:
            self.harvest.grounds.add(row, shape)
        if building:
            self._building(area, tags, shape)
        elif layer:
            self.harvest.areas.add(*layer, names_of(tags)[0], shape)

    def _building(self, area: Any, tags: Tags, shape: str) -> None:
        """With the doors of its staircases, where those say only which unit they are."""
        self.harvest.buildings.add(names_of(tags)[0], shape)
        if not self.points.staircases or "addr:housenumber" not in tags:
            return
        for ring in area.outer_rings():
            for node in ring:
                if stairs := self.points.staircases.pop(node.ref, None):
                    whole = {**stairs.tags, **tags}
                    self.points.door(whole, stairs.lon, stairs.lat, ("n", node.ref), unit=stairs.unit)

    def _district(self, tags: Tags, level: int, lon: float, lat: float, shape: str) -> None:
        name, names = names_of(tags)
        if not name:
            self.harvest.skipped["districts without a name"] += 1
            return
        row = self.harvest.places.add(name, names, "district", tags.get("ref", "")[:60], "", point_text(lon, lat))
        self.harvest.districts.add(row, level, name, names, shape)

    def _shape(self, area: Any) -> str | None:
        try:
            shape: str = self.wkb.create_multipolygon(area)
        except RuntimeError:
            return None
        return shape


def _is_a_line(tags: Tags) -> bool:
    """A closed road is no area, unless it is a square."""
    return "highway" in tags and not (tags.get("area") == "yes" and tags["highway"] in ("pedestrian", "services"))


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
