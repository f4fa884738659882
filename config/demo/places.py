"""Where the demo's units and patients go: stations and hospitals of the imported map, else corners spread over it."""

from dataclasses import dataclass

from cad.geo.models import City, Intersection, NamedPlace
from config.demo.spreading import Point, spread

AMBULANCE_KINDS = ("ambulance_station",)
STATION_KINDS = (*AMBULANCE_KINDS, "fire_station")
ENOUGH = 8  # ambulance stations: so many, and the city needs no others to stand for them
UNITS = 12
HOSPITAL_KINDS = ("hospital",)
CORNERS_LOOKED_AT = 4_000


@dataclass(frozen=True, slots=True)
class Spot:
    name: str
    name_en: str
    point: Point


def station_spots(city: City, count: int) -> list[Spot]:
    """The city's own ambulance stations where it has them.

    Else up to `count` ambulance and fire stations, filled up with corners spread over the city.
    """
    own = _named(city, AMBULANCE_KINDS)
    if len(own) >= ENOUGH:
        return spread(own, count, lambda spot: spot.point)
    mapped = spread(_named(city, STATION_KINDS), count, lambda spot: spot.point)
    missing = count - len(mapped)
    return mapped if missing <= 0 else [*mapped, *_corners(city, missing)]


def units_wanted(city: City) -> int:
    """Three units for two ambulance stations; where the map has too few of those, UNITS."""
    own = len(_named(city, AMBULANCE_KINDS))
    return own * 3 // 2 if own >= ENOUGH else UNITS


def hospital_spots(city: City, count: int = 20) -> list[Spot]:
    """The city's hospitals; where the map has none, two corners stand for them."""
    return _named(city, HOSPITAL_KINDS)[:count] or [
        Spot(f"示范医院{number}", f"Demo Hospital {number}", spot.point)
        for number, spot in enumerate(_corners(city, 2), start=1)
    ]


def _named(city: City, kinds: tuple[str, ...]) -> list[Spot]:
    """Named places of the kinds, each name once, in the order of their names."""
    spots: dict[str, Spot] = {}
    for place in NamedPlace.objects.filter(city=city, kind__in=kinds).order_by("name", "pk"):
        name = str(place.names.get("zh") or place.name)[:100]
        english = str(place.names.get("en") or place.name)[:100]
        spots.setdefault(name, Spot(name, english, (place.point.x, place.point.y)))
    return list(spots.values())


def _corners(city: City, count: int) -> list[Spot]:
    corners = Intersection.objects.filter(city=city).order_by("pk").select_related("street_a", "street_b")
    found = [
        Spot(_corner_name(corner), _corner_name(corner), (corner.point.x, corner.point.y))
        for corner in corners[:CORNERS_LOOKED_AT]
    ]
    chosen = spread(found, count, lambda spot: spot.point)
    middle = Spot("市中心", "City centre", (city.centre.x, city.centre.y))
    return chosen or [middle]


def _corner_name(corner: Intersection) -> str:
    return f"{corner.street_a.name} / {corner.street_b.name}"[:100]
