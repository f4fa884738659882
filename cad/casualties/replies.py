from datetime import datetime
from typing import Annotated, TypedDict

from cad.casualties.grade import Grade
from cad.casualties.states import MassCasualtyState
from cad.triage.protocol import TextReply
from core.accounts.replies import PersonReply


class MassCasualtyReply(TypedDict):
    """The counts by colour are those of the incident's patients; `grade` is what a person confirmed."""

    id: int
    version: int
    incident: int
    state: Annotated[str, MassCasualtyState]
    reason: str
    told: Annotated[int, "Ill or hurt, as the caller said; while it lasts"]
    state_at: datetime
    state_by: PersonReply | None
    grade_proposed: Annotated[str, Grade] | None
    grade: Annotated[str, Grade] | None
    grade_reason: str
    grade_at: datetime | None
    grade_by: PersonReply | None


class SieveStepReply(TextReply):
    """A question; each answer leads to another question's key or to a colour."""

    key: str
    yes: str
    no: str
    unknown: str


class SieveReply(TypedDict):
    """The questions of the sieve, the first one first."""

    adult: list[SieveStepReply]
    child: list[SieveStepReply]
