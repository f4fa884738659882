"""One search under way: the city, whose premises, where the caller may be, and the names looked up so far."""

from dataclasses import dataclass, field

from cad.geo.models import City
from cad.geo.search.lookup import Lookup
from cad.geo.search.where import Districts, districts_of

Place = tuple[float, float]
"""Longitude, latitude, WGS-84."""


@dataclass(slots=True)
class Asked:
    city: City
    centre: int
    near: Place | None
    names: Lookup = field(init=False)

    def __post_init__(self) -> None:
        self.names = Lookup(self.city.pk, self.centre)

    @property
    def middle(self) -> Place:
        """The caller's position, or else the middle of the city."""
        return self.near or (self.city.centre.x, self.city.centre.y)

    @property
    def districts(self) -> Districts:
        return districts_of(self.city.pk)
