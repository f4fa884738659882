"""What is wrong with the roads: cut off, one-way traps, without a name, corners nobody can name."""

from collections.abc import Iterable, Iterator, Sequence
from math import atan, cos, degrees, exp, pi, radians
from typing import cast

from django.contrib.gis.geos import GEOSGeometry, LineString
from django.db import connection

from cad.geo.checking.findings import Chapter, Finding
from cad.geo.checking.network import Network, Piece, Point, Road, length
from cad.geo.models import City
from core.coordinates import METRES_PER_DEGREE

SERIOUS_CUT_M = 1_000.0
SERIOUS_TRAP_M = 300.0
LEAST_TRAP_M = 50.0
EDGE_M = 250.0
STREETS = range(2, 6)  # ranks: primary to residential and their like; service roads need no name
EARTH_A_M = 6_378_137.0
CHUNK = 5_000

_ROADS = """
    SELECT name, kind, rank, oneway, ST_AsBinary(shape) FROM geo_roadsegment WHERE city_id = %s AND drivable
"""


def network_of(city: City) -> Network:
    scale = cos(radians((city.south + city.north) / 2))
    return Network.of(_roads(city, scale))


def _roads(city: City, scale: float) -> Iterator[Road]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROADS, [city.pk])
        while rows := cursor.fetchmany(CHUNK):
            for name, kind, rank, oneway, shape in rows:
                line = cast(LineString, GEOSGeometry(memoryview(shape)))
                points = [(round(x * 100), round(y * 100)) for x, y in line.coords]
                yield Road(name, kind, rank, oneway, scale, points)


def road_chapters(city: City) -> list[Chapter]:
    network = network_of(city)
    parts = network.parts()
    edge = _Edge(city)
    return [
        Chapter("cut_off", "roads that no road leads to", "m", list(_cut_off(network, parts[1:], edge))),
        *_traps(network, parts[0] if parts else [], edge),
        Chapter("street_without_name", "streets without a name", "m", list(_nameless(network))),
        Chapter("corner_without_names", "corners that nobody can name", "roads", list(_nameless_corners(network))),
    ]


class _Edge:
    """Where the extract ends, roads seem to: what is found there is not held against the city."""

    def __init__(self, city: City) -> None:
        east = EDGE_M / (METRES_PER_DEGREE * cos(radians((city.south + city.north) / 2)))
        north = EDGE_M / METRES_PER_DEGREE
        west_, south_, east_, north_ = city.box
        self.box = west_ + east, south_ + north, east_ - east, north_ - north

    def touches(self, network: Network, part: Sequence[Piece]) -> bool:
        west, south, east, north = self.box
        places = (lonlat(network.junctions[node]) for piece in part for node in (piece.start, piece.end))
        return any(not (west < lon < east and south < lat < north) for lon, lat in places)


def _cut_off(network: Network, parts: Iterable[Sequence[Piece]], edge: _Edge) -> Iterator[Finding]:
    for part in parts:
        yield _finding(network, part, length(part), SERIOUS_CUT_M, edge)


def _traps(network: Network, main: Sequence[Piece], edge: _Edge) -> list[Chapter]:
    out, into = network.traps(main)
    titles = (
        ("one_way_trap", "one-way roads that lead in and not out again"),
        ("one_way_wall", "one-way roads that lead out and not in"),
    )
    return [
        Chapter(key, title, "m", [
            _finding(network, part, metres, SERIOUS_TRAP_M, edge)
            for part in found
            if (metres := length(part)) >= LEAST_TRAP_M
        ])
        for (key, title), found in zip(titles, (out, into), strict=True)
    ]  # fmt: skip


def _nameless(network: Network) -> Iterator[Finding]:
    by_road: dict[int, float] = {}
    for piece in network.pieces:
        by_road[piece.road] = by_road.get(piece.road, 0.0) + piece.metres
    for index, metres in by_road.items():
        road = network.roads[index]
        if not road.name and road.rank in STREETS and not road.kind.endswith("_link"):
            lon, lat = lonlat(road.points[len(road.points) // 2])
            yield Finding(road.kind, lon, lat, metres)


def _nameless_corners(network: Network) -> Iterator[Finding]:
    """Where three or more streets meet and fewer than two have a name: "the corner of …" cannot be said."""
    for junction, legs in network.legs().items():
        roads = [network.roads[piece.road] for piece in legs]
        streets = [road for road in roads if road.rank in STREETS and not road.kind.endswith("_link")]
        names = {road.name for road in streets if road.name}
        nameless = sum(not road.name for road in streets)
        if len(streets) > 2 and len(names) < 2 and nameless:
            lon, lat = lonlat(network.junctions[junction])
            yield Finding(" & ".join([*sorted(names), "?"]), lon, lat, len(streets))


def _finding(network: Network, part: Sequence[Piece], metres: float, serious_m: float, edge: _Edge) -> Finding:
    names = sorted({network.roads[piece.road].name for piece in part} - {""})
    kinds = sorted({network.roads[piece.road].kind for piece in part})
    what = ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "") if names else ", ".join(kinds)
    at_the_edge = edge.touches(network, part)
    serious = metres >= serious_m and not at_the_edge and not _only_service(network, part)
    what += " (at the edge of the extract)" if at_the_edge else ""
    longest = max(part, key=lambda piece: piece.metres)
    return Finding(what, *lonlat(network.junctions[longest.start]), metres, serious)


def _only_service(network: Network, part: Sequence[Piece]) -> bool:
    return all(network.roads[piece.road].rank > STREETS[-1] for piece in part)


def lonlat(point: Point) -> tuple[float, float]:
    """Degrees of a point on the map's plane."""
    x, y = point[0] / 100 / EARTH_A_M, point[1] / 100 / EARTH_A_M
    return degrees(x), degrees(2 * atan(exp(y)) - pi / 2)
