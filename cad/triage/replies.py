from datetime import datetime
from typing import Annotated, TypedDict

from cad.incidents.states import Level
from cad.triage.protocol import FactType, TextReply
from cad.triage.states import Language, TriageState
from core.accounts.replies import PersonReply


class ProtocolLabelReply(TypedDict):
    id: int
    label: str
    clinically_approved: bool


class ProtocolVersionReply(ProtocolLabelReply):
    notice: TextReply


class OptionReply(TextReply):
    value: str
    key: Annotated[str, "The number key that chooses it"]


class QuestionReply(TextReply):
    """What is said to the caller word for word; `label` names the finding on the screen."""

    fact: str
    type: Annotated[str, FactType]
    plain: Annotated[TextReply | None, "The same in a few short words: to a child, or where the language is a barrier"]
    label: TextReply
    options: list[OptionReply]
    unit: TextReply | None
    min: float | None
    max: float | None


FactValue = str | float


class CarriedReply(TypedDict):
    """Where a carried answer was given, and when: how old what is known is."""

    triage: int
    n: int
    at: datetime


class AnswerReply(TypedDict):
    n: int
    fact: str
    value: FactValue
    words: str
    reason: str
    language: Annotated[str, Language] | None
    supersedes: int | None
    at: datetime
    by: PersonReply | None
    carried: CarriedReply | None


class WhyReply(TextReply):
    rule: str
    level: Annotated[str, Level]


class DoubtReply(TypedDict):
    """What the caller said, and what it is taken for until somebody asked again."""

    fact: str
    said: FactValue
    treated_as: FactValue
    words: str


class InstructionReply(TextReply):
    code: str
    given_at: datetime | None
    current: Annotated[bool, "False: it was told and no longer fits"]


class OverrideReply(TypedDict):
    level: Annotated[str, Level]
    reason: str
    by: PersonReply | None
    at: datetime | None


class TriageReply(TypedDict):
    id: int
    version: int
    incident: int
    patient: int
    carried_from: Annotated[int | None, "The session that a call back starts from"]
    protocol: ProtocolVersionReply
    language: Annotated[str, Language]
    card: str | None
    state: Annotated[str, TriageState]
    facts: dict[str, FactValue]
    ask_again: Annotated[list[str], "Known from an earlier call and able to change since"]
    trail: list[AnswerReply]
    level: Annotated[str, Level] | None
    computed_level: Annotated[str, Level] | None
    determinant: str | None
    why: list[WhyReply]
    doubts: list[DoubtReply]
    next_question: QuestionReply | None
    suggested_cards: list[str]
    instructions: list[InstructionReply]
    resources: list[str]
    overridden: OverrideReply | None
    answered_at: Annotated[datetime, "When the call of the incident was answered"]
    known_since: Annotated[
        datetime, "The answer of the call; of a later patient when added. The next two count from it"
    ]
    recognised_at: Annotated[datetime | None, "When compressions were first called for"]
    first_compression_at: datetime | None
    started_at: datetime
    completed_at: datetime | None


class CardReply(TextReply):
    id: str


class BreathsReply(TypedDict):
    beside: Annotated[list[str], "Only beside one of these instructions"]
    after: Annotated[int, "Compressions"]
    count: int
    seconds: int
    say: TextReply


class RhythmReply(TypedDict):
    rate: Annotated[int, "Compressions a minute"]
    swap_s: int
    swap: TextReply
    breaths: BreathsReply | None


class StepReply(TextReply):
    """What is said, while `instruction` is given or beside one of `beside`; saying it ticks the instruction."""

    instruction: str | None
    seconds: Annotated[int | None, "A timer from the moment it is said"]
    begins: Annotated[bool, "The compressions begin here"]
    beside: list[str]


class ScriptReply(TextReply):
    id: str
    told_by: Annotated[list[str], "Offered while one of these instructions is given"]
    rhythm: RhythmReply | None
    steps: list[StepReply]


class CallerStepReply(TextReply):
    to_do: Annotated[bool, "Done by the call-taker, not said"]


class CallerPathReply(TextReply):
    """How a call goes on whose caller cannot, or will not, talk as others do."""

    id: Annotated[str, "The caller's condition"]
    steps: list[CallerStepReply]
    asks: Annotated[list[str], "Facts that are asked before all others"]
    sets: Annotated[dict[str, str], "What the condition itself answers"]
    plain: Annotated[bool, "The short wording of a question is said"]
    written: Annotated[bool, "Questions go out as text"]


class ProtocolReply(TypedDict):
    """The active protocol's texts. Levels, facts, instructions and resources by their codes."""

    version: ProtocolVersionReply
    next_change_at: Annotated[datetime | None, "When another version takes over by itself"]
    levels: dict[str, TextReply]
    cards: list[CardReply]
    complaint_fact: Annotated[str | None, "The fact that the incident's complaint answers"]
    count_fact: Annotated[str | None, "The fact that the incident's number of patients answers"]
    facts: dict[str, QuestionReply]
    instructions: dict[str, TextReply]
    resources: dict[str, TextReply]
    scripts: list[ScriptReply]
    callers: list[CallerPathReply]
