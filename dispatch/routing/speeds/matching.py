"""Drives on their roads: what the graph gives each piece of them, by road class."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from socket import socket

from cad.geo.graph.components import Segment, segment_of
from cad.geo.graph.segments import Segments
from dispatch.routing.client import Leg, Router
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.serving.server import Server
from dispatch.routing.speeds.estimate import Piece
from dispatch.routing.speeds.trips import Trip

AT_ONCE = 100  # fixes in one question
PIECE_S = 30.0
WITHIN_S = 30.0
ON_ROADS = 0.8  # of the time of a drive; one that fits the roads for less was somewhere else
LONGEST = 4.0  # a drive that took so many times longer or shorter than its roads say was no drive on them


@dataclass(frozen=True, slots=True)
class Matched:
    """A drive and its legs, from fix to fix, each with the seconds that it took."""

    trip: Trip
    legs: list[tuple[float, Leg]]

    @property
    def fault(self) -> str | None:
        """Why nothing can be learned from it: `off_road`, `odd_pace`; None when something can."""
        took = sum(seconds for seconds, _ in self.legs)
        if took < ON_ROADS * self.trip.took_s:
            return "off_road"
        given = sum(sum(leg.seconds) + leg.turns_s for _, leg in self.legs)
        return None if given / LONGEST <= took <= given * LONGEST else "odd_pace"


@contextmanager
def router_as_built(base: Path) -> Iterator[Router]:
    """A router of the graph as it was built, for as long as the block lasts: without closures and learned speeds."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    server = Server(base, url)
    try:
        if not server.wait_until_it_listens():
            raise RouterUnavailable("osrm-routed did not start")
        yield Router(url, WITHIN_S)
    finally:
        server.end()


def matched(router: Router, trip: Trip) -> Matched:
    """The drive on the roads that it most probably took."""
    legs: list[tuple[float, Leg]] = []
    for at in range(0, len(trip.fixes) - 1, AT_ONCE - 1):
        some = trip.fixes[at : at + AT_ONCE]
        for first, last, leg in router.match([(fix.place, fix.at_s) for fix in some]):
            legs.append((some[last].at_s - some[first].at_s, leg))
    return Matched(trip, legs)


def kinds_of(segments: Segments, drives: Iterable[Matched]) -> dict[Segment, str]:
    """The road class of every piece that was driven."""
    wanted = {segment_of(*pair) for drive in drives for _, leg in drive.legs for pair in pairwise(leg.nodes)}
    found: dict[Segment, str] = {}
    for way in range(segments.ways):
        for node in segments.nodes_of(way)[:-1]:
            pair = segment_of(segments.ids[node], segments.ids[node + 1])
            if pair in wanted:
                found[pair] = segments.way(way).kind
    return found


def pieces_of(drive: Matched, kinds: Mapping[Segment, str], hour: int) -> list[Piece]:
    """The drive in pieces of half a minute or more."""
    pieces, took, turns, roads = [], 0.0, 0.0, dict[str, float]()
    for seconds, leg in drive.legs:
        took, turns = took + seconds, turns + leg.turns_s
        for kind, given in _by_kind(leg, kinds).items():
            roads[kind] = roads.get(kind, 0.0) + given
        if took >= PIECE_S and roads:
            pieces.append(Piece(hour, took, roads, turns))
            took, turns, roads = 0.0, 0.0, {}
    if roads and took > 0:
        pieces.append(Piece(hour, took, roads, turns))
    return pieces


def _by_kind(leg: Leg, kinds: Mapping[Segment, str]) -> Mapping[str, float]:
    roads: dict[str, float] = defaultdict(float)
    pairs: Sequence[tuple[int, int]] = list(pairwise(leg.nodes))
    for pair, seconds in zip(pairs, leg.seconds, strict=True):
        roads[kinds.get(segment_of(*pair), "-")] += seconds
    return roads
