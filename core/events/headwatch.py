"""One look a second at the heads of all streams that this process serves.

Redis is at most once: a socket that missed the newest entry would wait for the next one to notice. The heads come from
the table, so a silent stall is seen within two looks, whatever Redis lost. The same beat carries the heartbeats.
"""

import asyncio
import logging
from collections import defaultdict
from typing import Protocol

from core.events.reading import read
from core.events.selectors import stream_heads

log = logging.getLogger(__name__)
LOOK_S = 1.0


class Watcher(Protocol):
    stream: str

    async def head_seen(self, head: int) -> None: ...


class HeadWatch:
    """The sockets of this process by stream, and the task that tells them their heads."""

    def __init__(self) -> None:
        self._watchers: dict[str, set[Watcher]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    def add(self, watcher: Watcher) -> None:
        self._watchers[watcher.stream].add(watcher)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    def discard(self, watcher: Watcher) -> None:
        watchers = self._watchers.get(watcher.stream, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.stream, None)

    async def _run(self) -> None:
        while self._watchers:
            await asyncio.sleep(LOOK_S)
            try:
                await self._look()
            except Exception:
                log.exception("heads could not be read")

    async def _look(self) -> None:
        heads = await read(stream_heads, list(self._watchers))
        for stream, watchers in list(self._watchers.items()):
            for watcher in list(watchers):
                await watcher.head_seen(heads.get(stream, 0))


head_watch = HeadWatch()
