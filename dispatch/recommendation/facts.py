"""What a recommendation knows: the units as they stand, and the incident they may be sent to. Pure.

Named tuples, for there are thousands of them in a second: a frozen dataclass takes five times as long to make.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypedDict

LonLat = tuple[float, float]
"""Longitude and latitude, WGS-84 degrees."""


class StationName(TypedDict):
    id: int
    name: str
    name_en: str


class Fix(NamedTuple):
    """The last position that a unit reported."""

    point: LonLat
    fixed_at: datetime


class Job(NamedTuple):
    """The incident that a unit has now. `since` is when its stage began."""

    incident: int
    number: str
    level: str
    state: str
    since: datetime
    hospital: LonLat | None = None


class UnitFacts(NamedTuple):
    """A unit: who it is, what it can do, where it is and what it has to do."""

    unit: int
    call_sign: str
    station: StationName
    station_point: LonLat
    capabilities: frozenset[str]
    readiness: str
    readiness_reason: str = ""
    shift_ends_at: datetime | None = None
    fix: Fix | None = None
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What the incident still needs: `required` decides who may go, `wanted` is named where it is missing."""

    level: str
    required: frozenset[str] = field(default_factory=frozenset)
    wanted: frozenset[str] = field(default_factory=frozenset)
