from typing import Any


def clock_payloads(centre_id: int, incident_ids: list[int]) -> list[dict[str, Any]]:
    return []
