from cad.geo.models.city import City
from cad.geo.models.gazetteer import HouseNumber, Intersection, NamedPlace, SearchName, Street
from cad.geo.models.ground import Area, Building, RoadSegment

__all__ = [
    "Area",
    "Building",
    "City",
    "HouseNumber",
    "Intersection",
    "NamedPlace",
    "RoadSegment",
    "SearchName",
    "Street",
]
