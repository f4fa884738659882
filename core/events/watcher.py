"""What the hub asks of a socket."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from core.actors import Actor
from core.events.selectors import Entry


class Watcher(Protocol):
    stream: str
    credential: str

    async def entries_came(self, entries: list[Entry]) -> None: ...

    async def head_seen(self, head: int, *, late: bool) -> None: ...

    async def right_seen(self, actor: Actor | None) -> None: ...

    @classmethod
    def actors_of(cls, credentials: Iterable[str]) -> Mapping[str, Actor]: ...
