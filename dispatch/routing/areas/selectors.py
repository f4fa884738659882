"""In which station's area a point lies: that of the station whose units come first, by road with lights and sirens."""

from cad.geo.models import City
from cad.geo.search.found import Found
from dispatch.routing.candidates import Source
from dispatch.routing.services import quickest
from fleet.units.models import Station

CATEGORY = "station_area"
ELSEWHERE = ("place_off_road", "no_city")


def station_area_at(city: City, lon: float, lat: float, centre: int | None) -> list[Found]:
    """The station with its seconds and metres by road; among those of the centre that have units, whoever is on duty.

    `match` is `road_time`, or `straight_line` while no router answers. Nothing far outside the city's roads.
    """
    stations = list(Station.objects.filter(centre=centre, units__isnull=False).distinct().order_by("pk"))
    first = quickest((lon, lat), [Source((one.point.x, one.point.y)) for one in stations], 1)
    if first.notice in ELSEWHERE or not first.arrivals:
        return []
    [arrival] = first.arrivals
    station = stations[arrival.index]
    return [
        Found(
            "place",
            f"{CATEGORY}:{station.pk}",
            station.name,
            station.point.x,
            station.point.y,
            0.5,
            "road_time" if first.router == "osrm" else "straight_line",
            names={"en": station.name_en} if station.name_en else {},
            distance_m=arrival.road_m,
            category=CATEGORY,
            code=station.code,
            drive_s=arrival.road_s,
        )
    ]
