from cad.geo.models.city import City
from cad.geo.models.gazetteer import (
    District,
    HouseNumber,
    HouseRange,
    Intersection,
    KmPost,
    NamedPlace,
    SearchName,
    Street,
)
from cad.geo.models.ground import Area, Building, Railway, RoadSegment
from cad.geo.premises.models import Premise, PremiseKind

__all__ = [
    "Area",
    "Building",
    "City",
    "District",
    "HouseNumber",
    "HouseRange",
    "Intersection",
    "KmPost",
    "NamedPlace",
    "Premise",
    "PremiseKind",
    "Railway",
    "RoadSegment",
    "SearchName",
    "Street",
]
