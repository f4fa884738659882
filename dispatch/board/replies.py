from datetime import datetime
from typing import Annotated, Any, TypedDict

from cad.calls.replies import CallReply
from cad.casualties.replies import MassCasualtyReply
from cad.geo.replies import CityReply
from cad.incidents.replies import IncidentReply
from cad.locations.replies import CallerLocationReply
from cad.patients.replies import PatientReply
from cad.seats.replies import SeatReply
from cad.triage.replies import ProtocolLabelReply, TriageReply
from core.accounts.replies import ActorRole, CentreReply, UserReply
from core.alerts.replies import AlertReply
from core.events.replies import EventActorReply
from dispatch.assignments.replies import AssignmentReply
from dispatch.automatic.replies import AutomaticRunReply, AutomaticSwitchReply
from dispatch.recommendation.replies import RecommendationReply
from dispatch.routing.closures.replies import ClosureReply
from dispatch.sla.replies import ClockReply
from fleet.avl.replies import PositionRow
from fleet.hospitals.replies import HospitalReply
from fleet.units.replies import UnitReply


class MeReply(TypedDict):
    user: Annotated[UserReply | None, "Null for a tablet, which signs in for its unit"]
    unit: int | None
    centre: CentreReply | None
    roles: list[ActorRole]
    city: CityReply | None
    protocol: ProtocolLabelReply | None
    interpreter_lines: Annotated[dict[str, str], "The number to ring by language; `*` for every other"]
    demo: bool


class DeskSnapshotReply(TypedDict):
    """What the desks of a centre show, as of one number of its stream."""

    stream: str
    as_of_seq: int
    server_time: datetime
    calls: list[CallReply]
    locations: list[CallerLocationReply]
    incidents: list[IncidentReply]
    patients: list[PatientReply]
    mass_casualties: list[MassCasualtyReply]
    triage: list[TriageReply]
    assignments: list[AssignmentReply]
    recommendations: list[RecommendationReply]
    automatic_runs: list[AutomaticRunReply]
    automatic_switches: list[AutomaticSwitchReply]
    clocks: list[ClockReply]
    alerts: list[AlertReply]
    seats: list[SeatReply]
    units: list[UnitReply]
    hospitals: list[HospitalReply]
    positions: list[PositionRow]
    closures: list[ClosureReply]


class CrewSnapshotReply(TypedDict):
    """What the tablet of a unit shows, as of one number of its stream."""

    stream: str
    as_of_seq: int
    server_time: datetime
    unit: UnitReply
    assignments: list[AssignmentReply]
    incidents: list[IncidentReply]
    patients: list[PatientReply]
    mass_casualties: list[MassCasualtyReply]
    triage: list[TriageReply]
    clocks: list[ClockReply]
    hospitals: list[HospitalReply]


class TimelineItemReply(TypedDict):
    at: datetime
    recorded_at: datetime
    type: str
    entity: str
    id: int
    version: int
    actor: EventActorReply
    request_id: str
    data: Annotated[dict[str, Any], "The entity's state after it, in the shape of its day"]


class TimelineReply(TypedDict):
    items: list[TimelineItemReply]
