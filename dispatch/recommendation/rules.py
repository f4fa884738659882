"""The rules of eligibility and the weights of the ranking, with their defaults. Pure; policy.py reads the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may be considered. Seconds and metres."""

    position_limit_s: float = 120.0  # a fix older than this says nothing about a unit on the road
    at_station_m: float = 150.0  # a unit whose last fix is nearer than this to its station stands there
    shift_margin_s: float = 15 * 60.0  # a crew whose shift ends sooner is not sent any more
    listed: int = 6  # with those that hold a job, as many as have a key of their own on the screen
    listed_holding: int = 3  # units that are about to clear or may be diverted, named after the free ones
    wait_at_hospital_s: float = 20 * 60.0  # usual time from arrival at the hospital to clear
    wait_handed_over_s: float = 8 * 60.0  # usual time from hand-over of the patient to clear
    wait_least_s: float = 60.0
    divert_for: tuple[str, ...] = ("R1", "R2")


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts beside the road time, in seconds. R1 knows no penalties: the quickest suitable unit goes."""

    version: str = "2026.1"
    turnout_station_s: float = 60.0
    turnout_road_s: float = 10.0
    # A physician unit that is sent where basic life support is enough.
    over_qualified_s: Mapping[str, float] = field(
        default_factory=lambda: {"R1": 0.0, "R2": 0.0, "R3": 120.0, "R4": 180.0, "R5": 180.0}
    )
    # A unit that leaves fewer than `cover_wanted` free units within `cover_radius_m` of where it stands.
    cover_s: Mapping[str, float] = field(
        default_factory=lambda: {"R1": 0.0, "R2": 60.0, "R3": 120.0, "R4": 180.0, "R5": 180.0}
    )
    cover_radius_m: float = 3_000.0
    cover_wanted: int = 2
