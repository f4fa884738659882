"""The rules of the clocks, as one table.

A clock of `stage` is about one `of`; those of an arrest about the patient, each one's own. It begins with an event of
`begins`, from the time `since`; it ends with one of `ends`, at the first of `until` that has a time; one of `cancels`
ends it without its stage being reached.
Events are named by what they tell: `assignment.stage_reached` by its stage, as `assignment.rolling`.
Times are fields of the event's payload; of an assignment they are the times of its stages (docs/clocks.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dispatch.sla.states import CancelReason as Because
from dispatch.sla.states import Stage


@dataclass(frozen=True, slots=True)
class Rule:
    stage: Stage
    of: str
    begins: frozenset[str]
    since: str
    ends: frozenset[str]
    until: tuple[str, ...]
    cancels: Mapping[str, Because] = field(default_factory=dict)
    # The time of the cancellation, where the payload has one of its own; otherwise the event's.
    cancelled: tuple[str, ...] = ()
    # Ends it and begins the next one, from the same moment.
    renews: frozenset[str] = frozenset()
    # The limit follows the incident's level, and moves with it.
    by_level: bool = False
    # It ends with the first of the incident's assignments that reached the stage.
    by_first_assignment: bool = False


def facts(*names: str) -> frozenset[str]:
    return frozenset(names)


# fmt: off
RULES = (
    Rule(Stage.ANSWER, of="call",
         begins=facts("call.rang"), since="rang_at",
         ends=facts("call.answered"), until=("answered_at",),
         cancels={"call.abandoned": Because.ABANDONED}, cancelled=("abandoned_at",)),
    Rule(Stage.ACCEPTANCE, of="call",
         begins=facts("call.answered"), since="answered_at",
         ends=facts("call.ended"), until=("ended_at",)),
    Rule(Stage.PARKED, of="call",
         begins=facts("call.parked"), since="parked_at",
         ends=facts("call.unparked", "call.ended"), until=("unparked_at", "ended_at")),
    # An attempt in vain moves nothing: only a caller who is had again, or a call that ends, does.
    Rule(Stage.CALLBACK, of="call",
         begins=facts("call.abandoned", "call.line_lost"), since="line_lost_at",
         ends=facts("call.answered", "call.called_back", "call.ended"), until=("reached_at", "ended_at")),
    # Known only when it is over: begun and ended by the same event.
    Rule(Stage.RECOGNITION, of="patient",
         begins=facts("triage.arrest_recognised"), since="known_since",
         ends=facts("triage.arrest_recognised"), until=("recognised_at",)),
    Rule(Stage.COMPRESSION, of="patient",
         begins=facts("triage.arrest_recognised"), since="known_since",
         ends=facts("triage.compressions_begun"), until=("first_compression_at",),
         cancels={"incident.closed": Because.CLOSED, "patient.taken_back": Because.TAKEN_BACK}),
    Rule(Stage.PROCESSING, of="incident", by_level=True, by_first_assignment=True,
         begins=facts("incident.opened", "incident.level_set"), since="answered_at",
         ends=facts("assignment.offered"), until=("offered",),
         cancels={"incident.held": Because.HELD, "incident.closed": Because.CLOSED}),
    Rule(Stage.NOTIFICATION, of="assignment",
         begins=facts("assignment.offered"), since="offered",
         ends=facts("assignment.accepted"), until=("accepted",),
         cancels={"assignment.declined": Because.DECLINED, "assignment.aborted": Because.ABORTED}),
    Rule(Stage.TURNOUT, of="assignment",
         begins=facts("assignment.accepted"), since="accepted",
         ends=facts("assignment.rolling"), until=("rolling",),
         cancels={"assignment.aborted": Because.ABORTED}),
    Rule(Stage.RESPONSE, of="incident", by_level=True, by_first_assignment=True,
         begins=facts("incident.opened", "incident.level_set", "incident.reopened"), since="answered_at",
         ends=facts("assignment.at_scene"), until=("at_scene",),
         cancels={"incident.closed": Because.CLOSED}),
    # Counted until a unit is at the scene, one on its way or not; a call that reached nobody moves nothing.
    Rule(Stage.WELFARE, of="incident", by_level=True,
         begins=facts("incident.dispatch_opened", "incident.level_set", "incident.reopened",
                      "incident.awaiting_again"), since="welfare_since",
         ends=facts(), until=("welfare_since",), renews=facts("incident.welfare_called"),
         cancels={"assignment.at_scene": Because.AT_SCENE, "incident.closed": Because.CLOSED}, cancelled=("at_scene",)),
    # Each suspicion is measured by itself: what was dismissed may be suspected again, of more.
    Rule(Stage.DECLARATION, of="incident",
         begins=facts("mass_casualty.suspected"), since="state_at",
         ends=facts("mass_casualty.declared"), until=("state_at",),
         cancels={"mass_casualty.dismissed": Because.DISMISSED, "incident.closed": Because.CLOSED},
         cancelled=("state_at",)),
    Rule(Stage.HANDOVER, of="assignment",
         begins=facts("assignment.at_hospital"), since="at_hospital",
         ends=facts("assignment.handed_over", "assignment.clear"), until=("handed_over", "clear")),
)
# fmt: on

# What may come more than once. A cancelled clock may begin again only so: the level has a limit again, the incident was
# closed by mistake, the unit at the scene left it unserved. Of several sessions of one patient the first arrest is
# measured.
BEGINS_AGAIN_AFTER = {
    "incident.level_set": Because.NO_LIMIT,
    "incident.reopened": Because.CLOSED,
    "incident.awaiting_again": Because.AT_SCENE,
    "triage.arrest_recognised": Because.CLOSED,
}

RELEVELS = "incident.level_set"
CORRECTS = "assignment.corrected"
