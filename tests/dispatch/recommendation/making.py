"""Facts of made-up units, for the pure parts."""

from datetime import UTC, datetime, timedelta
from typing import Any

from dispatch.recommendation.facts import Fix, Job, UnitFacts

NOW = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
STATION = (-123.12, 49.26)
AWAY = (-123.10, 49.25)


def unit(number: int = 1, **facts: Any) -> UnitFacts:
    standard: dict[str, Any] = {
        "unit": number,
        "call_sign": f"A{number:02}",
        "station": {"id": 1, "name": "一站", "name_en": "Station 1"},
        "station_point": STATION,
        "capabilities": frozenset({"BLS", "PHYS"}),
        "readiness": "ready",
    }
    return UnitFacts(**{**standard, **facts})


def fix(age_s: float = 5, point: tuple[float, float] = AWAY) -> Fix:
    return Fix(point, NOW - timedelta(seconds=age_s))


def job(state: str = "at_scene", level: str = "R3", since_s: float = 300, **facts: Any) -> Job:
    return Job(7, "20260501-0007", level, state, NOW - timedelta(seconds=since_s), **facts)
