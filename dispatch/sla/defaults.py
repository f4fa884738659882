"""The limits a centre begins with (DOMAIN section 4). Local policy: an administrator sets new versions."""

from dataclasses import dataclass
from decimal import Decimal

from cad.incidents.states import Level
from dispatch.sla.states import Stage

ANY = ""


@dataclass(frozen=True, slots=True)
class Default:
    """Seconds from the start of the stage; `limit_s` None: not measured."""

    stage: Stage
    level: str
    limit_s: int | None
    warn_s: int | None
    share: Decimal | None
    source: str


P90, P95 = Decimal("0.90"), Decimal("0.95")

DEFAULTS = (
    Default(Stage.ANSWER, ANY, 10, None, P95, "China, target for 2025"),
    # Both are callers whom nobody hears.
    Default(Stage.PARKED, ANY, 120, 60, None, "local"),
    Default(Stage.CALLBACK, ANY, 120, 60, None, "local"),
    # A level that is not known yet is treated as the highest one.
    Default(Stage.PROCESSING, ANY, 60, 45, P90, "NFPA 1225"),
    Default(Stage.PROCESSING, Level.R1, 60, 45, P90, "NFPA 1225"),
    Default(Stage.PROCESSING, Level.R2, 240, 180, None, "local, after England's clock start of C2 to C4"),
    Default(Stage.PROCESSING, Level.R3, 240, 180, None, "local, after England's clock start of C2 to C4"),
    Default(Stage.PROCESSING, Level.R4, 240, 180, None, "local, after England's clock start of C2 to C4"),
    Default(Stage.PROCESSING, Level.R5, None, None, None, "advice: nothing is sent"),
    Default(Stage.RECOGNITION, ANY, 90, None, None, "AHA, telephone CPR"),
    Default(Stage.COMPRESSION, ANY, 150, 120, None, "AHA, telephone CPR"),
    Default(Stage.ACCEPTANCE, ANY, 180, None, None, "local"),
    # The warning rings the tablet again; the limit escalates.
    Default(Stage.NOTIFICATION, ANY, 60, 30, None, "local"),
    Default(Stage.TURNOUT, ANY, 180, 120, P95, "China, 三分钟出车率"),
    Default(Stage.RESPONSE, Level.R1, 15 * 60, 7 * 60, P90, "England C1: mean 7 min, P90 15 min"),
    Default(Stage.RESPONSE, Level.R2, 40 * 60, 18 * 60, P90, "England C2: mean 18 min, P90 40 min"),
    Default(Stage.RESPONSE, Level.R3, 120 * 60, None, P90, "England C3: P90 120 min"),
    Default(Stage.RESPONSE, Level.R4, 180 * 60, None, P90, "England C4: P90 180 min"),
    # From the warning on is the time to ring; R1 and R2 are not left to a welfare call, their response clock shouts.
    Default(Stage.WELFARE, Level.R3, 30 * 60, 20 * 60, None, "TRIAGE 4.1 rule 7: R3 20 to 30 min"),
    Default(Stage.WELFARE, Level.R4, 60 * 60, 50 * 60, None, "TRIAGE 4.1 rule 7: R4 60 min, local"),
    Default(Stage.DECLARATION, ANY, 180, 120, None, "local"),
    # Ceiling 45 min: docs/clocks.md.
    Default(Stage.HANDOVER, ANY, 15 * 60, 12 * 60, None, "England, 15 min"),
)
