from typing import Any


def city_json() -> dict[str, Any] | None:
    return None
