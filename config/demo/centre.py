"""The demo's centre: named after the city that is served."""

from dataclasses import dataclass

from cad.geo.models import City
from config.demo.zones import time_zone_at
from core.accounts.models import Centre


@dataclass(frozen=True, slots=True)
class Where:
    """The city as the demo needs it."""

    slug: str
    name: str
    lon: float
    lat: float


def where(city: City) -> Where:
    return Where(slug=city.slug, name=city.name, lon=city.centre.x, lat=city.centre.y)


def centre_ensure(city: Where, time_zone: str | None = None) -> Centre:
    """The centre of the city, made or brought up to date. Part of the caller's action."""
    centre, _ = Centre.objects.update_or_create(
        code=city.slug[:20],
        defaults={
            "name": f"{city.name} 急救调度中心",
            "name_en": f"{city.name} Ambulance Dispatch Centre",
            "time_zone": time_zone or time_zone_at(city.lon, city.lat),
        },
    )
    return centre
