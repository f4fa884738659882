"""Takes roads, ferries and railways, and the house numbers that run along lines."""

from array import array
from itertools import pairwise
from math import atan2, cos, degrees, radians
from typing import Any

from cad.geo.graph.speeds import Speeds
from cad.geo.importing.beside import beside
from cad.geo.importing.harvest import Harvest, NamedWay
from cad.geo.importing.names import names_of
from cad.geo.importing.numbers import ranges_of, step_of
from cad.geo.importing.points import PointTaker
from cad.geo.importing.spool import Place, line_text, point_text
from cad.geo.importing.tagmaps import TagMap
from cad.geo.importing.tags import FERRY_RANK, RAILWAYS, RANKS, Tags, oneway_of
from core.coordinates import metres_between


class RoadTaker:
    """`speeds` says which ways the router drives, and how fast."""

    def __init__(self, harvest: Harvest, speeds: Speeds, tag_map: TagMap, points: PointTaker) -> None:
        self.harvest, self.speeds, self.tag_map, self.points = harvest, speeds, tag_map, points
        self.taken = 0

    def take(self, way: Any, tags: Tags) -> bool:
        """True when the way was one of these lines."""
        if tags.get("highway") in RANKS or way.id in self.speeds:
            self._road(way, tags)
        elif tags.get("railway") in RAILWAYS:
            self._railway(way, tags)
        elif "addr:interpolation" in tags:
            self._number_line(way, tags)
        else:
            return False
        return True

    def _road(self, way: Any, tags: Tags) -> None:
        nodes, lons, lats = array("q"), array("d"), array("d")
        for node in way.nodes:
            if node.location.valid():
                nodes.append(node.ref)
                lons.append(node.location.lon)
                lats.append(node.location.lat)
        if len(nodes) < 2:
            self.harvest.skipped["roads without two known points (outside the extract)"] += 1
            return
        places = list(zip(lons, lats, strict=True))
        along, against = self.speeds.get(way.id, (0.0, 0.0))
        kind = tags.get("highway", "")
        square = tags.get("area") == "yes"
        counted = kind in RANKS and not square
        if along or against:
            self.harvest.driven.add(way.id, nodes, lons, lats, counted=counted)
            for lon, lat in places:
                self.harvest.widen(lon, lat)
            if counted:
                self.harvest.road_m += length_m(places)
        if square or not (counted or tags.get("route") == "ferry"):
            return
        self._keep(kind or "ferry", tags, nodes, places, (along, against))

    def _keep(self, kind: str, tags: Tags, nodes: array, places: list[Place], speeds: tuple[float, float]) -> None:
        along, against = speeds
        drivable = bool(along or against)
        oneway = (1 if not against else -1 if not along else 0) if drivable else oneway_of(tags)
        name, names = names_of(tags)
        ref = tags.get("ref", "")[:80]
        row = self.harvest.roads.add(
            kind, RANKS.get(kind, FERRY_RANK), name, names, ref, oneway, drivable, line_text(places)
        )
        self.taken += 1
        self._posts_on(row, name, names, ref, oneway, nodes, places)
        for side, first, last in ranges_of(tags, self.tag_map.ranges):
            step = 1 if (last - first) % 2 else 2
            self.harvest.number_lines.add(row, "", first, last, step, beside(places, side))
        if name and kind in RANKS:
            lons, lats = array("d", (p[0] for p in places)), array("d", (p[1] for p in places))
            self.harvest.named_ways.append(NamedWay(row, name, names, nodes, lons, lats, ref))
        for key, what in (("bridge:name", "bridge"), ("tunnel:name", "tunnel")):
            if key in tags:
                self._structure(tags, key, what, places)

    def _structure(self, tags: Tags, key: str, what: str, places: list[Place]) -> None:
        """A bridge or a tunnel with a name of its own, by its middle."""
        names = {other.removeprefix(f"{key}:"): tags[other][:255] for other in tags if other.startswith(f"{key}:")}
        middle = places[len(places) // 2] if len(places) > 2 else midpoint(*places)
        self.harvest.places.add(tags[key][:255], names, what, "", tags.get("name", "")[:255], point_text(*middle))

    def _posts_on(
        self, row: int, name: str, names: dict[str, str], ref: str, oneway: int, nodes: array, places: list[Place]
    ) -> None:
        if not self.harvest.posts:
            return
        for at, node in enumerate(nodes):
            post = self.harvest.posts.get(node)
            if post is None or (post.road_row is not None and not ref):
                continue
            post.road_row, post.road, post.names = row, name, names
            post.ref = ref.split(";")[0] or post.ref
            if oneway:
                post.bearing = _bearing(places[max(0, at - 1)], places[min(len(places) - 1, at + 1)], oneway)

    def _railway(self, way: Any, tags: Tags) -> None:
        places = _places(way)
        if len(places) > 1:
            self.harvest.railways.add(tags["railway"], names_of(tags)[0], line_text(places))

    def _number_line(self, way: Any, tags: Tags) -> None:
        """House numbers between one numbered node of the way and the next."""
        nodes = [(node.ref, (node.location.lon, node.location.lat)) for node in way.nodes if node.location.valid()]
        stops = [at for at, (ref, _) in enumerate(nodes) if ref in self.points.numbered]
        for start, end in pairwise(stops):
            (first, street), (last, other) = (self.points.numbered[nodes[at][0]] for at in (start, end))
            step = step_of(tags["addr:interpolation"], first, last)
            name = tags.get("addr:street") or street or other
            if step is None or not name:
                self.harvest.skipped["lines of house numbers whose ends do not fit"] += 1
                continue
            line = [place for _, place in nodes[start : end + 1]]
            self.harvest.number_lines.add(None, name[:255], first, last, step, line)
        if len(stops) < 2:
            self.harvest.skipped["lines of house numbers whose ends do not fit"] += 1


def length_m(places: list[Place]) -> float:
    return sum(metres_between(*a, *b) for a, b in pairwise(places))


def midpoint(a: Place, b: Place) -> Place:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _places(way: Any) -> list[Place]:
    return [(node.location.lon, node.location.lat) for node in way.nodes if node.location.valid()]


def _bearing(a: Place, b: Place, oneway: int) -> int:
    """Direction of travel, degrees from north, 0 to 359."""
    east, north = (b[0] - a[0]) * cos(radians(a[1])) * oneway, (b[1] - a[1]) * oneway
    return round(degrees(atan2(east, north))) % 360
