from typing import Any


def triage_payloads(incident_ids: list[int]) -> list[dict[str, Any]]:
    return []


def triage_share(actor: Any, incident: Any) -> None:
    return None
