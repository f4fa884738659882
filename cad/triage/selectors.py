from typing import Any


def protocol_label() -> dict[str, Any] | None:
    return None
