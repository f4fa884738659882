"""Everything that a socket may send, for the schema: events with the state that each kind of entity carries."""

from typing import Any, Literal, TypedDict

from cad.calls.replies import CallReply
from cad.casualties.replies import MassCasualtyReply
from cad.geo.premises.replies import PremiseReply
from cad.incidents.replies import IncidentReply
from cad.locations.replies import CallerLocationReply
from cad.patients.replies import PatientReply
from cad.seats.replies import SeatReply
from cad.triage.governance.replies import ProtocolStandingReply
from cad.triage.replies import TriageReply
from core.alerts.replies import AlertReply
from core.api.schema import component_add, components_renewed
from core.api.shapes import Schema
from core.events.replies import ErrorFrame, EventBase, HeartbeatFrame, ResyncFrame, WelcomeFrame
from dispatch.assignments.replies import AssignmentReply
from dispatch.automatic.replies import AutomaticRunReply, AutomaticSwitchReply
from dispatch.recommendation.replies import RecommendationReply
from dispatch.routing.closures.replies import ClosureReply
from dispatch.sla.replies import ClockReply, PolicyReply
from fleet.avl.replies import PositionAckFrame, PositionsFrame
from fleet.units.replies import UnitReply


class CallEvent(EventBase):
    entity: Literal["call"]
    data: CallReply


class LocationEvent(EventBase):
    entity: Literal["location"]
    data: CallerLocationReply


class IncidentEvent(EventBase):
    entity: Literal["incident"]
    data: IncidentReply


class PatientEvent(EventBase):
    entity: Literal["patient"]
    data: PatientReply


class MassCasualtyEvent(EventBase):
    entity: Literal["mass_casualty"]
    data: MassCasualtyReply


class TriageEvent(EventBase):
    entity: Literal["triage"]
    data: TriageReply


class AssignmentEvent(EventBase):
    entity: Literal["assignment"]
    data: AssignmentReply


class RecommendationEvent(EventBase):
    entity: Literal["recommendation"]
    data: RecommendationReply


class AutomaticRunEvent(EventBase):
    entity: Literal["automatic_run"]
    data: AutomaticRunReply


class AutomaticSwitchEvent(EventBase):
    entity: Literal["automatic_switch"]
    data: AutomaticSwitchReply


class SeatEvent(EventBase):
    entity: Literal["seat"]
    data: SeatReply


class UnitEvent(EventBase):
    entity: Literal["unit"]
    data: UnitReply


class ClockEvent(EventBase):
    entity: Literal["clock"]
    data: ClockReply


class PolicyEvent(EventBase):
    entity: Literal["policy"]
    data: PolicyReply


class PremiseEvent(EventBase):
    entity: Literal["premise"]
    data: PremiseReply


class ProtocolEvent(EventBase):
    entity: Literal["protocol"]
    data: ProtocolStandingReply


class AlertEvent(EventBase):
    entity: Literal["alert"]
    data: AlertReply


class ClosureEvent(EventBase):
    entity: Literal["closure"]
    data: ClosureReply


LiveEvent = (
    CallEvent
    | LocationEvent
    | IncidentEvent
    | PatientEvent
    | MassCasualtyEvent
    | TriageEvent
    | AssignmentEvent
    | RecommendationEvent
    | AutomaticRunEvent
    | AutomaticSwitchEvent
    | SeatEvent
    | UnitEvent
    | ClockEvent
    | PolicyEvent
    | PremiseEvent
    | ProtocolEvent
    | AlertEvent
    | ClosureEvent
)


class EventsFrame(TypedDict):
    """Entries of the stream, in order and without gaps."""

    t: Literal["events"]
    events: list[LiveEvent]


FRAMES = (
    WelcomeFrame,
    EventsFrame,
    ResyncFrame,
    HeartbeatFrame,
    PositionsFrame,
    PositionAckFrame,
    ErrorFrame,
)


def frames_add(result: Schema, generator: Any, **_: Any) -> Schema:
    """A hook of drf-spectacular: the component `ServerFrame`, and one for each frame."""
    frames = [component_add(generator.registry, frame) for frame in FRAMES]
    renewed = components_renewed(result, generator)
    renewed["components"]["schemas"]["ServerFrame"] = {"oneOf": frames}
    return renewed
