"""What the room does with each kind of alert: who answers it, whether it comes back, how it ends. Pure.

Who answers a kind is told at once, and alone may acknowledge it: a call-taker cannot quiet that an offered unit is
silent. Acknowledging quiets an alert and says who has it in hand; the alert stands until its reason is gone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Any

from core.accounts.roles import DESK_ROLES, Role

CALL_DESK = frozenset({Role.CALL_TAKER, Role.DUTY_MANAGER})
SENDING_DESK = frozenset({Role.DISPATCHER, Role.DUTY_MANAGER})


class Ends(Enum):
    """How an alert ends."""

    REASON_GONE = "reason_gone"
    BY_HAND = "by_hand"  # with its reason, or by a person who answers it: nothing else may ever end the reason
    SEEN = "seen"  # its reason was over when it was raised


@dataclass(frozen=True, slots=True)
class Handling:
    """`comes_back`: somebody waits while it stands, so an acknowledgement quiets it for a while only."""

    answers: frozenset[Role]
    comes_back: bool = False
    ends: Ends = Ends.REASON_GONE


# A kind that is not written down is everybody's, and nobody but its reason ends it.
ANY = Handling(DESK_ROLES)

KINDS: Mapping[str, Handling] = MappingProxyType(
    {
        "assignment_declined": Handling(SENDING_DESK, comes_back=True, ends=Ends.BY_HAND),
        "automatic_needs_you": Handling(SENDING_DESK, comes_back=True),
        "call_abandoned": Handling(CALL_DESK, comes_back=True),
        "clock_set_back": ANY,
        "incident_lost_unit": Handling(SENDING_DESK, comes_back=True),
        "mass_casualty_grade": ANY,
        "offer_not_accepted": Handling(SENDING_DESK, comes_back=True),
        "place_not_found": Handling(DESK_ROLES, comes_back=True),
        "recognition_late": Handling(CALL_DESK, ends=Ends.SEEN),
        "sweep_late": ANY,
        "two_incidents": Handling(SENDING_DESK, comes_back=True, ends=Ends.BY_HAND),
        "welfare_not_reached": Handling(CALL_DESK, comes_back=True),
    }
)

CLOCKS = "clock_breached"
_STAGES: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        **dict.fromkeys(("answer", "parked", "callback", "compression", "welfare"), CALL_DESK),
        "declaration": DESK_ROLES,
    }
)


def handling_of(kind: str, params: Mapping[str, Any]) -> Handling:
    """Of an alert with these parameters: late clocks are answered by who can still stop them."""
    if kind == CLOCKS:
        return Handling(_answer_clocks(params.get("stages", ())))
    return KINDS.get(kind, ANY)


def comes_back_at(handling: Handling, acknowledged_at: datetime | None, after: timedelta) -> datetime | None:
    """When an acknowledged alert that still stands is as loud as before."""
    return acknowledged_at + after if acknowledged_at and handling.comes_back else None


def _answer_clocks(stages: Iterable[str]) -> frozenset[Role]:
    """A unit that is late outweighs what else is late about the same incident."""
    answering = {_STAGES.get(stage, SENDING_DESK) for stage in stages}
    return SENDING_DESK if SENDING_DESK in answering else frozenset().union(*answering) or DESK_ROLES
