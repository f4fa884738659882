from datetime import datetime
from typing import Annotated, TypedDict

from cad.patients.states import Colour, ColourSource, PatientState
from core.accounts.replies import PersonReply


class PatientReply(TypedDict):
    """A patient of an incident. What was asked of it are the triage sessions that name it; the latest one counts."""

    id: int
    version: int
    incident: int
    number: Annotated[int, "Within the incident"]
    description: str
    state: Annotated[str, PatientState]
    state_reason: Annotated[str, "Why it was last taken back, or counted again"]
    state_at: datetime | None
    state_by: PersonReply | None
    colour: Annotated[str, Colour] | None
    colour_source: Annotated[str, ColourSource] | None
    colour_at: datetime | None
    added_at: datetime
    added_by: PersonReply | None
