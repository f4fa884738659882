"""How far a station's units come in so many minutes, on the roads as they are now."""

from functools import lru_cache

from cad.geo.graph.modes import Mode
from cad.geo.selectors import city_active
from core.accounts.roles import DESK_ROLES
from core.actors import Actor, require
from core.errors import NotFound, Unavailable
from dispatch.routing.client import router
from dispatch.routing.closures.covering import segments_of
from dispatch.routing.conditions.selectors import conditions_in_force
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.isochrones.replies import AreaReply, IsochroneReply
from dispatch.routing.isochrones.shapes import areas_reached, box_around_reach, sampled
from dispatch.routing.plane import Place
from fleet.units.models import Station

# Places in one table: the router's work for each grows with their number, and a recommendation waits for no long one.
AT_ONCE = 50
WITHIN_S = 5.0
KEPT = 200

Areas = tuple[tuple[int, list[list[list[Place]]]], ...]


def may_see_isochrones(actor: Actor, station: Station) -> bool:
    return actor.has(*DESK_ROLES)


def station_isochrone(actor: Actor, *, station_id: int, minutes: tuple[int, ...], mode: Mode) -> IsochroneReply:
    """Areas as GeoJSON, the widest first. Kept for as long as the roads stay the same.

    Raises Unavailable `router_unavailable`, `no_segments`, NotFound `no_city`.
    """
    station = Station.objects.filter(pk=station_id).first()
    if station is None:
        raise NotFound("There is no such station.")
    require(may_see_isochrones, actor, station)
    city = city_active()
    if city is None:
        raise NotFound("No city has been imported yet.", code="no_city")
    conditions = conditions_in_force(city.version, mode).number
    place = (round(station.point.x, 6), round(station.point.y, 6))
    try:
        areas = _areas(place, minutes, mode, city.version, city.top_speed_mps, conditions)
    except RouterUnavailable as silent:
        raise Unavailable("The router does not answer. Try again soon.", code="router_unavailable") from silent
    return {
        "type": "FeatureCollection",
        "station": station.pk,
        "mode": mode,
        "conditions": conditions,
        "features": [_feature(within, polygons) for within, polygons in areas],
    }


@lru_cache(maxsize=KEPT)
def _areas(
    place: Place, minutes: tuple[int, ...], mode: Mode, version: str, top_mps: float, conditions: int | None
) -> Areas:
    """`version` and `conditions` are what the answer depends on, though the router is only asked."""
    box = box_around_reach(place, max(minutes) * 60 * top_mps)
    places, square_m = sampled(segments_of(version), box, place)
    seconds: list[float | None] = []
    for at in range(0, len(places), AT_ONCE):
        seconds += router(mode).roads_from(place, places[at : at + AT_ONCE], WITHIN_S)
    timed = [(after, at) for after, at in zip(seconds, places, strict=True) if after is not None]
    limits_s = {within * 60.0: within for within in minutes}
    areas = [(limits_s[limit], area) for limit, area in areas_reached(timed, list(limits_s), square_m, place)]
    return tuple(reversed(areas))


def _feature(within: int, polygons: list[list[list[Place]]]) -> AreaReply:
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"minutes": within}, "geometry": geometry}
