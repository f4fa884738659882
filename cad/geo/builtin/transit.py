"""Metro lines with stations and exits, bus stops, the railway."""

from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from cad.geo.builtin.ground import Ground
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import CITY
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line, Point, Track, distance, resampled
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.rings import smooth
from cad.geo.builtin.roads.road import ORDER
from cad.geo.builtin.roads.streets import Street, point_on
from cad.geo.builtin.things import Feature, Works
from cad.geo.builtin.water import Water

STATION_EVERY = 1150.0
STOP_EVERY = 620.0
METRO = (
    ("1", ((0, 8100), (0, 0), (0, -8100))),
    ("2", ((-7300, 1720), (0, 1720), (7600, 1720))),
    ("3", ((-7400, -2480), (1600, -2480), (1600, 0), (1600, 6250))),
)
RAILWAY = (
    *((-19_500, 6500), (-10_500, 4500), (-7200, 4550), (-4900, 5750), (-3000, 7300), (0, 7450)),
    *((2200, 7300), (4700, 5950), (7000, 4900), (10_500, 4400), (17_500, 9500)),
)


@dataclass(eq=False, slots=True)
class Rail:
    """A railway or metro line to be drawn."""

    tags: dict[str, str]
    line: Line


class Crossings:
    """Nodes where two named streets meet, to be found by place."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.cells: dict[tuple[int, int], list[int]] = {}
        for node, near in network.near.items():
            if len(near) > 2 and len(self.names(node)) > 1:
                x, y = network.at[node]
                self.cells.setdefault((int(x // 400), int(y // 400)), []).append(node)

    def names(self, node: int) -> list[Name]:
        """Of the streets that meet there, the greatest first."""
        roads = {self.network.piece(node, other).road for other in self.network.near[node]}
        named = sorted(
            (ORDER.index(road.kind), road.name.zh, road.name) for road in roads if road.name and road.kind in ORDER
        )
        return list(dict.fromkeys(name for _, _, name in named))

    def nearest(self, point: Point) -> int | None:
        x, y = int(point[0] // 400), int(point[1] // 400)
        near = [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in self.cells.get((x + i, y + j), ())]
        return min(near, key=lambda n: distance(self.network.at[n], point), default=None)


def metro_build(plan: Plan, ground: Ground, works: Works, crossings: Crossings) -> list[Rail]:
    tracks, used = [], set()
    for number, corners in METRO:
        line = ground.line(resampled([(u * plan.scale, v * plan.scale) for u, v in corners], 150))
        name = name_of("地铁", number, "号线")
        tracks.append(Rail({"railway": "subway", "tunnel": "yes", "layer": "-2", **name.tags}, line))
        track = Track(line)
        many = max(3, round(track.length / STATION_EVERY))
        for i in range(many + 1):
            node = crossings.nearest(track.at(track.length * i / many))
            if node is None:
                continue
            streets = crossings.names(node)
            word = next((n for n in streets if n.zh not in used), None)
            if word is None:
                continue
            used.add(word.zh)
            _station(works, name, name_of(word, "站"), crossings.network.at[node])
    return tracks


def _station(works: Works, line: Name, name: Name, at: Point) -> None:
    tags = {"railway": "station", "station": "subway", "public_transport": "station", "line": line.zh}
    works.features.append(Feature(name, "metro", tags, at, others=(f"地铁{name.zh}",)))
    for i, letter in enumerate("ABCD"):
        angle = pi / 4 + i * pi / 2
        spot = (at[0] + 38 * cos(angle), at[1] + 38 * sin(angle))
        exit_name = name_of(name, letter, "口")
        works.features.append(Feature(exit_name, "metro_exit", {"railway": "subway_entrance", "ref": letter}, spot))


def bus_stops_build(
    works: Works, network: Network, water: Water, chance: Random, streets: list[Street], crossings: Crossings
) -> None:
    """Pairs of stops along the greater streets, called after the crossing next to them."""
    seen: dict[str, Point] = {}
    for street in streets:
        if street.road.kind not in ("primary", "secondary", "tertiary") or street.road.country or not street.road.name:
            continue
        metres = STOP_EVERY * chance.uniform(0.3, 0.7)
        while metres < street.length - 120:
            at = point_on(network, street, metres)
            node = crossings.nearest(at)
            name = _stop_name(street, crossings, node, at)
            if name and not water.in_river(at) and (name.zh not in seen or distance(seen[name.zh], at) > 1500):
                seen[name.zh] = at
                ahead = point_on(network, street, metres + 6)
                far = distance(at, ahead) or 1.0
                nx, ny = -(ahead[1] - at[1]) / far, (ahead[0] - at[0]) / far
                for off in (13.0, -13.0):
                    spot = (at[0] + nx * off, at[1] + ny * off)
                    works.features.append(Feature(name, "bus_stop", {"highway": "bus_stop"}, spot))
            metres += STOP_EVERY * chance.uniform(0.8, 1.3)


def _stop_name(street: Street, crossings: Crossings, node: int | None, at: Point) -> Name | None:
    if node is None or distance(crossings.network.at[node], at) > 300 or street.road.name is None:
        return None
    other = next((n for n in crossings.names(node) if n != street.road.name), None)
    return name_of(street.road.name, other, "口") if other else None


def railway_build(plan: Plan, ground: Ground) -> list[Rail]:
    line = ground.line(smooth([(u * plan.scale, v * plan.scale) for u, v in RAILWAY]))
    name = name_of(CITY, "铁路")
    return [Rail({"railway": "rail", "usage": "main", "bridge": "yes", "layer": "2", **name.tags}, line)]
