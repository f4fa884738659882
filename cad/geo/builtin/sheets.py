"""What the city is on the map: roads, restrictions, doors, places, waters and borders with their tags."""

from itertools import pairwise
from math import atan2, pi
from random import Random

from cad.geo.builtin.districts import Cell, Districts
from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.plane import Line, area, shifted
from cad.geo.builtin.roads.network import Network
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.streets import streets_of
from cad.geo.builtin.things import Door, Estate, Feature, Works
from cad.geo.builtin.water import Water
from cad.geo.builtin.writing import Member, Sheet, Tags

SPEEDS = {"motorway": 100, "trunk": 80, "primary": 60, "secondary": 50, "tertiary": 40, "residential": 30}
RESTRICTED = 0.1  # of the crossings with lights forbid some turn


def roads_put(sheet: Sheet, network: Network, chance: Random) -> dict[int, int]:
    """The ways, cut at lights and where bridges begin; then the restrictions. The extract's number of each node."""
    number: dict[int, int] = {}

    def osm(node: int) -> int:
        if node not in number:
            number[node] = sheet.node(network.at[node], network.tags.get(node))
        return number[node]

    ways: list[tuple[int, Road, int, int]] = []
    ends: dict[int, list[tuple[int, list[int], Road]]] = {}
    for street in streets_of(network):
        for part, bridge in _parts(network, street.nodes):
            way = sheet.way([osm(node) for node in part], _road_tags(street.road, bridge))
            ways.append((way, street.road, part[0], part[-1]))
            for node in {part[0], part[-1]}:
                if network.tags.get(node, {}).get("highway") == "traffic_signals":
                    ends.setdefault(node, []).append((way, part, street.road))
    for node in sorted(ends):
        _restrict(sheet, network, chance, osm(node), node, ends[node])
    return number


def _parts(network: Network, nodes: list[int]) -> list[tuple[list[int], bool]]:
    parts: list[tuple[list[int], bool]] = []
    for a, b in pairwise(nodes):
        bridge = network.piece(a, b).bridge
        lights = network.tags.get(a, {}).get("highway") == "traffic_signals"
        if parts and parts[-1][1] == bridge and not lights and len(parts[-1][0]) < 400:
            parts[-1][0].append(b)
        else:
            parts.append(([a, b], bridge))
    return parts


def _road_tags(road: Road, bridge: bool) -> Tags:
    tags: Tags = {"highway": road.kind}
    name = road.bridge if bridge and road.bridge else road.name
    if name is not None:
        tags |= name.tags
    if bridge and road.bridge and road.name:
        tags["alt_name"] = road.name.zh
    if road.ref:
        tags["ref"] = road.ref
    if road.oneway:
        tags["oneway"] = "yes"
    speed = road.speed or SPEEDS.get(road.kind)
    if speed:
        tags["maxspeed"] = str(speed)
    if road.access:
        tags["access"] = road.access
    if bridge:
        tags |= {"bridge": "yes", "layer": "2" if road.kind.startswith(("motorway", "trunk")) else "1"}
    return tags


def _restrict(
    sheet: Sheet, network: Network, chance: Random, via: int, node: int, ends: list[tuple[int, list[int], Road]]
) -> None:
    """At some crossings no left turn from one great road into another, or no turning back."""
    if len(ends) < 3 or chance.random() > RESTRICTED:
        return
    for way, part, road in ends:
        if road.kind not in ("primary", "secondary") or (road.oneway and part[-1] != node):
            continue
        back = part[-2] if part[-1] == node else part[1]
        for other, to, onto in ends:
            if other == way or onto.name == road.name or (onto.oneway and to[0] != node):
                continue
            ahead = to[1] if to[0] == node else to[-2]
            if 0.9 < _turn(network, back, node, ahead) < 2.4:
                members: list[Member] = [("w", way, "from"), ("n", via, "via"), ("w", other, "to")]
                sheet.relation(members, {"type": "restriction", "restriction": "no_left_turn"})
                return


def _turn(network: Network, a: int, b: int, c: int) -> float:
    """By how much one turns at b on the way from a to c: to the left positive, radians."""
    (ax, ay), (x, y), (cx, cy) = network.at[a], network.at[b], network.at[c]
    turn = atan2(cy - y, cx - x) - atan2(y - ay, x - ax)
    return (turn + pi) % (2 * pi) - pi


def works_put(sheet: Sheet, works: Works, number: dict[int, int]) -> None:
    taken = {id(feature.door) for feature in works.features if feature.door is not None}
    for door in works.doors:
        if id(door) not in taken:
            _door_put(sheet, door)
    for estate in works.estates:
        _estate_put(sheet, estate, number)
    for feature in works.features:
        _feature_put(sheet, feature)
    for shape in works.shapes:
        if shape.closed:
            sheet.ring(_against_clock(shape.line), shape.tags)
        else:
            sheet.line(shape.line, shape.tags)


def _door_tags(door: Door) -> Tags:
    tags: Tags = {"addr:place" if door.of_place else "addr:street": door.owner, "addr:housenumber": door.number}
    if door.unit:
        tags |= {"addr:unit": door.unit, "entrance": "staircase"}
    if door.flats:
        tags["addr:flats"] = door.flats
    return tags


def _door_put(sheet: Sheet, door: Door) -> None:
    tags = _door_tags(door)
    if door.ring is None:
        sheet.node(door.at, tags)
        return
    if door.floors:
        tags["building:levels"] = str(door.floors)
    sheet.ring(door.ring, {"building": "house" if door.floors < 4 else "apartments", **tags})


def _estate_put(sheet: Sheet, estate: Estate, number: dict[int, int]) -> None:
    """The wall runs through the gates, which belong to the roads."""
    marks = [(i, 0.0, sheet.node(point)) for i, point in enumerate(estate.ring)]
    for gate in estate.gates:
        if gate.node in number:
            i, far = _side_of(estate.ring, gate.at)
            marks.append((i, far, number[gate.node]))
    marks.sort()
    nodes = [node for _, _, node in marks]
    sheet.way([*nodes, nodes[0]], {"landuse": "residential", "barrier": "wall", **estate.name.tags})
    for door in (*estate.buildings, *estate.units):
        _door_put(sheet, door)


def _side_of(ring: Line, at: tuple[float, float]) -> tuple[int, float]:
    best = min(
        range(len(ring)),
        key=lambda i: (
            _far(ring[i], at) + _far(at, ring[(i + 1) % len(ring)]) - _far(ring[i], ring[(i + 1) % len(ring)])
        ),
    )
    return best, _far(ring[best], at)


def _far(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _feature_put(sheet: Sheet, feature: Feature) -> None:
    tags = {**feature.name.tags, **feature.tags}
    if feature.others:
        tags |= {"short_name": feature.others[0], "alt_name": ";".join(feature.others)}
    if feature.door is not None:
        tags |= _door_tags(feature.door)
    if feature.ring is None:
        sheet.node(feature.at, tags)
    else:
        sheet.ring(_against_clock(feature.ring), tags)


def _against_clock(ring: Line) -> Line:
    return ring if area(ring) > 0 else ring[::-1]


def water_put(sheet: Sheet, water: Water, river: Name, stream: Name) -> None:
    outer = sheet.ring(water.river, {})
    inner = [("w", sheet.ring(_against_clock(ring), {}), "inner") for ring in water.islands]
    tags = {"type": "multipolygon", "natural": "water", "water": "river", **river.tags}
    sheet.relation([("w", outer, "outer"), *inner], tags)
    sheet.line(water.middle, {"waterway": "river", **river.tags})
    sheet.line(water.stream, {"waterway": "stream", **stream.tags})
    banks = [*shifted(water.stream, -water.stream_half), *reversed(shifted(water.stream, water.stream_half))]
    sheet.ring(_against_clock(banks), {"natural": "water", "water": "river", **stream.tags})


def borders_put(sheet: Sheet, districts: Districts) -> None:
    """A way for each border, and relations for the city, its districts and their subdistricts."""
    nodes: dict[tuple[float, float], int] = {}
    sides: list[tuple[int, Cell | None, Cell | None]] = []
    for border in districts.borders():
        line = []
        for point in border.line:
            if point not in nodes:
                nodes[point] = sheet.node(point)
            line.append(nodes[point])
        a, b = border.left, border.right
        outside = a is None or b is None
        level = "5" if outside else "8" if a and b and districts.parent[a] is districts.parent[b] else "6"
        sides.append((sheet.way(line, {"boundary": "administrative", "admin_level": level}), a, b))
    everything = [way for way, a, b in sides if a is None or b is None]
    _area_put(sheet, districts.city, "5", everything)
    for cell in districts.cells:
        rim = [w for w, a, b in sides if (districts.parent.get(a) is cell) != (districts.parent.get(b) is cell)]  # type: ignore[arg-type]
        _area_put(sheet, cell.name, "6", rim)
        for part in cell.parts:
            _area_put(sheet, part.name, "8", [w for w, a, b in sides if (a is part) != (b is part)])


def _area_put(sheet: Sheet, name: Name, level: str, ways: list[int]) -> None:
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": level, **name.tags}
    if ways:
        sheet.relation([("w", way, "outer") for way in ways], tags)
