"""What is asked of the router: times to a place, a route, the nearest road.

Places are (longitude, latitude), WGS-84.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings

from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.http import Meanwhile, RouterHttp
from dispatch.routing.modes import LIGHTS, Mode, router_url

Place = tuple[float, float]
Road = tuple[float, float]
"""Seconds and metres along the road."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What to do at a place, and the piece of road that follows it: its name, metres and seconds.

    `code` and `modifier` are the router's own words (turn, left) with underscores; `exit` counts those of a roundabout.
    """

    code: str
    modifier: str
    exit: int | None
    road: str
    metres: float
    seconds: float
    place: Place


@dataclass(frozen=True, slots=True)
class Route:
    """Seconds, metres, the line to draw, and the turns where they were asked for."""

    seconds: float
    metres: float
    line: list[Place]
    turns: list[Turn] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Leg:
    """A piece of a drive: the OSM nodes along it, the seconds that the graph gives each step, and its turns."""

    nodes: list[int]
    seconds: list[float]
    turns_s: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest point on a road, how far it is in metres, and the road's name."""

    place: Place
    metres: float
    name: str


class Router:
    """osrm-routed. Every call raises RouterUnavailable when it does not answer within `timeout_s`."""

    def __init__(self, url: str, timeout_s: float) -> None:
        self.http = RouterHttp(url, timeout_s)

    def roads_to(self, place: Place, sources: Sequence[Place], meanwhile: Meanwhile | None = None) -> list[Road | None]:
        """Seconds and metres on the road from each source to the place; None where there is no way."""
        if not sources:
            return []
        listed = ";".join(map(str, range(1, len(sources) + 1)))
        options = f"sources={listed}&destinations=0&annotations=duration,distance"
        options += "&generate_hints=false&skip_waypoints=true"
        answer = self._get("table", [place, *sources], options, meanwhile=meanwhile)
        if answer["code"] != "Ok":
            return [None] * len(sources)
        with _sensible():
            roads = [
                None if seconds is None else (seconds, metres)
                for (seconds,), (metres,) in zip(answer["durations"], answer["distances"], strict=True)
            ]
        if len(roads) != len(sources):
            raise RouterUnavailable("the table has another size than was asked for")
        return roads

    def roads_from(self, place: Place, targets: Sequence[Place], timeout_s: float) -> list[float | None]:
        """Seconds on the road from the place to each target; None where there is no way."""
        if not targets:
            return []
        listed = ";".join(map(str, range(1, len(targets) + 1)))
        options = f"sources=0&destinations={listed}&annotations=duration&generate_hints=false&skip_waypoints=true"
        answer = self._get("table", [place, *targets], options, timeout_s)
        if answer["code"] != "Ok":
            return [None] * len(targets)
        with _sensible():
            [seconds] = answer["durations"]
            return [None if one is None else float(one) for one in seconds]

    def route(self, start: Place, end: Place, *, turns: bool = False) -> Route | None:
        """The quickest way, with its turns when they are wanted, or None where there is none."""
        options = f"overview=full&geometries=geojson&generate_hints=false&steps={'true' if turns else 'false'}"
        answer = self._get("route", [start, end], options)
        if answer["code"] != "Ok":
            return None
        with _sensible():
            best = answer["routes"][0]
            line = [(lon, lat) for lon, lat in best["geometry"]["coordinates"]]
            steps = best["legs"][0]["steps"] if turns else []
            return Route(best["duration"], best["distance"], line, [_turn(step) for step in steps])

    def match(self, fixes: Sequence[tuple[Place, float]]) -> list[tuple[int, int, Leg]]:
        """A trace (places with their times in seconds) on the roads: from which fix to which, and the leg between."""
        times = ";".join(str(round(at_s)) for _, at_s in fixes)
        options = f"timestamps={times}&annotations=nodes,duration&overview=false&generate_hints=false&gaps=ignore"
        answer = self._get("match", [place for place, _ in fixes], options)
        if answer["code"] != "Ok":
            return []
        with _sensible():
            at: dict[tuple[int, int], int] = {
                (point["matchings_index"], point["waypoint_index"]): n
                for n, point in enumerate(answer["tracepoints"])
                if point is not None
            }
            return [
                (at[number, step], at[number, step + 1], _leg(leg))
                for number, matching in enumerate(answer["matchings"])
                for step, leg in enumerate(matching["legs"])
                if (number, step) in at and (number, step + 1) in at and len(leg["annotation"]["nodes"]) > 1
            ]

    def nearest(self, place: Place) -> Nearest | None:
        """The nearest point of the road network, or None where there is none."""
        answer = self._get("nearest", [place], "number=1&generate_hints=false")
        if answer["code"] != "Ok":
            return None
        with _sensible():
            found = answer["waypoints"][0]
            lon, lat = found["location"]
            return Nearest((lon, lat), found["distance"], found["name"])

    def healthy(self, place: Place) -> bool:
        """Whether it answers, about a place of the city."""
        try:
            return self.nearest(place) is not None
        except RouterUnavailable:
            return False

    def _get(
        self,
        service: str,
        places: Sequence[Place],
        options: str,
        timeout_s: float | None = None,
        meanwhile: Meanwhile | None = None,
    ) -> dict[str, Any]:
        path = f"/{service}/v1/driving/{';'.join(f'{lon:.6f},{lat:.6f}' for lon, lat in places)}?{options}"
        answer = self.http.get(path, timeout_s, meanwhile)
        if not isinstance(answer, dict) or answer.get("code") not in (
            "Ok",
            "NoRoute",
            "NoSegment",
            "NoTable",
            "NoMatch",
        ):
            raise RouterUnavailable(f"not an answer: {str(answer)[:200]}")
        return answer


def _leg(leg: dict[str, Any]) -> Leg:
    seconds = [float(one) for one in leg["annotation"]["duration"]]
    return Leg(leg["annotation"]["nodes"], seconds, max(0.0, leg["duration"] - sum(seconds)))


def _turn(step: dict[str, Any]) -> Turn:
    what = step["maneuver"]
    lon, lat = what["location"]
    return Turn(
        code=what["type"].replace(" ", "_"),
        modifier=what.get("modifier", "").replace(" ", "_"),
        exit=what.get("exit"),
        road=step["name"] or step.get("ref", ""),
        metres=step["distance"],
        seconds=step["duration"],
        place=(lon, lat),
    )


@contextmanager
def _sensible() -> Iterator[None]:
    """An answer without what it has to hold is no answer."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise RouterUnavailable(f"the answer lacks {error}") from error


@cache
def router(mode: Mode = LIGHTS) -> Router:
    """The router of a mode, one for the process."""
    return Router(router_url(mode), settings.ROUTER_TIMEOUT_S)
