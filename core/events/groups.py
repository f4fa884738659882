"""Channel group names and the one message that travels through them."""

from typing import Any

from core.events.selectors import Entry


def group_of(stream: str) -> str:
    """The channel group of a stream: `centre:1` is `stream.centre.1`."""
    return "stream." + stream.replace(":", ".")


def entries_message(stream: str, entries: list[Entry]) -> dict[str, Any]:
    return {"type": "stream.entries", "stream": stream, "entries": [list(entry) for entry in entries]}
