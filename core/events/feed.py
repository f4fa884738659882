"""What one socket has been sent, so that what it gets is whole and in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.events.selectors import Entry


@dataclass(slots=True)
class Feed:
    """A socket's place in its stream. `sent` is the last number it got, `known_head` the newest one heard of."""

    sent: int
    known_head: int = 0

    def take(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries that continue what was sent, in order. `behind` tells afterwards whether some are missing."""
        fresh: list[Entry] = []
        for entry in sorted(entries, key=lambda entry: entry[0]):
            self.known_head = max(self.known_head, entry[0])
            if entry[0] == self.sent + 1:
                fresh.append(entry)
                self.sent = entry[0]
        return fresh

    @property
    def behind(self) -> bool:
        return self.known_head > self.sent
