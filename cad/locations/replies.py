from datetime import datetime
from typing import Annotated, TypedDict

from cad.locations.kinds import LocationMethod, LocationSource
from core.coordinates import Datum


class CallerLocationReply(TypedDict):
    """One report of where a caller may be; `lon` and `lat` are WGS-84, null where there are only words or nothing."""

    id: int
    version: int
    centre: int
    call: int | None
    number: str
    source: Annotated[str, LocationSource]
    method: Annotated[str, LocationMethod]
    lon: float | None
    lat: float | None
    datum: Annotated[str, Datum] | None
    radius_m: float | None
    confidence: int | None
    address: str
    fixed_at: datetime | None
    received_at: datetime
    failed: bool


class CallerLocationsReply(TypedDict):
    locations: list[CallerLocationReply]
