from typing import Any


def recommendation_payloads(incident_ids: list[int]) -> list[dict[str, Any]]:
    return []
