"""The demo's centre: named after the city that is served."""

from dataclasses import dataclass

from cad.geo.models import City, District
from config.demo.zones import time_zone_at
from core.accounts.models import Centre

LARGEST_LEVEL, SMALLEST_LEVEL = 4, 6  # OSM's levels of a city in China and elsewhere


@dataclass(frozen=True, slots=True)
class Where:
    """The city as the demo needs it. `name` as its people write it, `name_en` in English."""

    slug: str
    name: str
    name_en: str
    lon: float
    lat: float


def where(city: City) -> Where:
    name, english = _names(city)
    return Where(slug=city.slug, name=name, name_en=english, lon=city.centre.x, lat=city.centre.y)


def centre_ensure(city: Where, time_zone: str | None = None) -> Centre:
    """The centre of the city, made or brought up to date. Part of the caller's action."""
    gap = "" if _is_chinese(city.name) else " "
    centre, _ = Centre.objects.update_or_create(
        code=city.slug[:20],
        defaults={
            "name": f"{city.name}{gap}急救调度中心",
            "name_en": f"{city.name_en} Ambulance Dispatch Centre",
            "time_zone": time_zone or time_zone_at(city.lon, city.lat),
        },
    )
    return centre


def _names(city: City) -> tuple[str, str]:
    """澄川 was imported and is on the map as 澄川市, Chengchuan City; else the name it was imported under, twice."""
    levels = range(LARGEST_LEVEL, SMALLEST_LEVEL + 1)
    areas = District.objects.filter(city=city, admin_level__in=levels, name__startswith=city.name)
    area = areas.order_by("admin_level", "pk").first()
    if area is None:
        return city.name, city.name
    return area.name, str(area.names.get("en") or city.name)


def _is_chinese(name: str) -> bool:
    return "\u3400" <= name[-1:] <= "\u9fff"
