"""A source that fails is left alone for a while. Kept in the cache, so that all processes leave it alone together."""

from dataclasses import dataclass

from django.core.cache import cache

from core import clock

FAILURES, WITHIN_S = 3, 60
PAUSE_S = 60.0
PROBE_S = 10
"""One process asks whether it is back; should that one die, another may after this time."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """Closed: all ask. Open: nobody asks for `PAUSE_S`. Then one asks, and what comes of it decides for all."""

    name: str

    def lets_through(self) -> bool:
        until = cache.get(self._key("until"))
        if until is None:
            return True
        return clock.now().timestamp() >= until and bool(cache.add(self._key("probe"), 1, PROBE_S))

    def succeeded(self) -> None:
        cache.delete_many([self._key("until"), self._key("probe"), self._key("failures")])

    def failed(self, *, for_good: bool = False) -> None:
        """`for_good`: asking again at once would not help, as when the key is refused or used up."""
        cache.add(self._key("failures"), 0, WITHIN_S)
        if for_good or self._counted() >= FAILURES or cache.get(self._key("until")) is not None:
            # Kept longer than the pause: while it is there, the first to ask is the only one.
            cache.set(self._key("until"), clock.now().timestamp() + PAUSE_S, PAUSE_S * 60)
            cache.delete(self._key("probe"))

    def _counted(self) -> int:
        try:
            return cache.incr(self._key("failures"))
        except ValueError:  # the minute ended in between
            return 1

    def _key(self, part: str) -> str:
        return f"second:{self.name}:{part}"
