"""Learned speeds as they are kept: by road class how many times its own speed a road is driven at. Pure."""

from collections.abc import Mapping

Classes = Mapping[str, Mapping[str, object]]
"""Of one mode: `{"primary": {"all": 1.1, "hours": {"7": 0.9}}}`."""


def factors_at(classes: Classes, hour: int | None) -> dict[str, float]:
    """By road class the factor of this hour of the week, or the class's own where the hour has none."""
    found: dict[str, float] = {}
    for kind, known in classes.items():
        hours = known.get("hours", {})
        value = hours.get(str(hour), known.get("all", 1.0)) if isinstance(hours, dict) else known.get("all", 1.0)
        if isinstance(value, (int, float)) and round(value, 3) != 1.0:
            found[kind] = round(float(value), 3)
    return found
