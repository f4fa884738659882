"""What a recommendation knows: the units as they stand, and the incident they may be sent to. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

LonLat = tuple[float, float]
"""Longitude and latitude, WGS-84 degrees."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The last position that a unit reported."""

    point: LonLat
    fixed_at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """The incident that a unit has now. `since` is when its stage began."""

    incident: int
    number: str
    level: str
    state: str
    since: datetime
    hospital: LonLat | None = None


@dataclass(frozen=True, slots=True)
class UnitFacts:
    unit: int
    call_sign: str
    station: Mapping[str, Any]
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
