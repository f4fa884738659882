from datetime import datetime
from typing import Annotated, TypedDict

from cad.calls.states import CallOutcome
from cad.geo.premises.replies import PremiseNotesReply
from cad.incidents.states import HoldReason, IncidentState, Level, PlaceMethod, WelfareResult
from cad.triage.replies import ProtocolLabelReply
from core.accounts.replies import PersonReply
from core.coordinates import Datum


class PlaceReply(TypedDict):
    """A confirmed place, WGS-84. `datum` is what the source spoke before it was converted."""

    lon: float
    lat: float
    label: str
    detail: str
    method: Annotated[str, PlaceMethod]
    datum: Annotated[str, Datum]
    radius_m: float | None
    outside_city: Annotated[bool, "Outside the map of the city it was confirmed in: no road times, perhaps a mistake"]
    location: Annotated[int | None, "The caller's location that was adopted"]
    premises: Annotated[list[PremiseNotesReply], "What the centre knows of the place and of what it is a part of"]
    confirmed_at: datetime | None
    confirmed_by: PersonReply | None


class CoResponseReply(TypedDict):
    """Police, fire or whom else triage asked for: told by telephone, ticked by who told them."""

    code: Annotated[str, "Of the triage protocol"]
    at: datetime
    by: PersonReply | None


class WelfareCallReply(TypedDict):
    result: Annotated[str, WelfareResult]
    note: str
    at: datetime
    by: PersonReply | None


class HoldReply(TypedDict):
    reason: Annotated[str, HoldReason]
    wake_at: datetime | None


class IncidentReply(TypedDict):
    id: int
    version: int
    centre: int
    number: str
    state: Annotated[str, IncidentState]
    level: Annotated[str, Level] | None
    determinant: str | None
    card: str | None
    resources: Annotated[list[str], "Codes of the triage protocol"]
    protocol: Annotated[ProtocolLabelReply | None, "The version that gave the level"]
    co_responses: Annotated[list[CoResponseReply], "Who else than units was told"]
    welfare_calls: Annotated[list[WelfareCallReply], "Who waits is rung; the first call first"]
    welfare_since: Annotated[datetime | None, "What the next welfare call is counted from"]
    complaint: str
    callback_number: str
    patients_count: int
    units: Annotated[int, "Ambulances at least, for all its patients"]
    notes: str
    place: PlaceReply | None
    place_detail: str
    hold: HoldReply | None
    opened_at: datetime
    opened_by: PersonReply | None
    answered_at: datetime
    level_set_at: datetime | None
    triaged_at: datetime | None
    dispatch_opened_at: datetime | None
    closed_at: datetime | None
    outcome: Annotated[str, CallOutcome] | None
    outcome_reason: str
    drill: bool
