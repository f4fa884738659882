from datetime import datetime
from typing import Annotated, TypedDict

from fleet.units.states import Capability, Readiness, UnitKind


class StationReply(TypedDict):
    id: int
    name: str
    name_en: str
    lon: float
    lat: float


class UnitReply(TypedDict):
    id: int
    version: int
    centre: int
    call_sign: str
    station: StationReply
    kind: Annotated[str, UnitKind]
    capabilities: list[Annotated[str, Capability]]
    readiness: Annotated[str, Readiness]
    readiness_reason: str
    readiness_since: datetime
    shift_ends_at: datetime | None


class UnitsReply(TypedDict):
    units: list[UnitReply]


class TabletTokenReply(TypedDict):
    """The one time that the secret is shown."""

    id: int
    token: str
    label: str
