"""What all sockets of one process share: one ear at Redis, one look a second at the table.

Redis is at most once and may be gone. Its messages only make things quick: a socket that misses one finds out here,
because each second the heads of all streams that are listened to come from the table, and whether events wait for a
relay that numbers them. The same beat carries the heartbeats and, now and then, one look at whether everybody may still
listen.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings

from core.events.groups import group_of
from core.events.reading import read
from core.events.selectors import relay_is_late, stream_heads
from core.events.watcher import Watcher

log = logging.getLogger(__name__)
LOOK_S = 1.0
RIGHTS_EVERY_LOOKS = 15
RIGHTS_AT_ONCE = 500


class Hub:
    """The sockets of this process by stream."""

    def __init__(self) -> None:
        self._watchers: dict[str, set[Watcher]] = defaultdict(set)
        self._joined: set[str] = set()
        self._channel = ""
        self._tasks: list[asyncio.Task[None]] = []

    async def add(self, watcher: Watcher) -> None:
        """Listen to the watcher's stream for it. Without Redis it is told once a second, from the table."""
        self._watchers[watcher.stream].add(watcher)
        if not self._tasks or any(task.done() for task in self._tasks):
            self._start()
        await self._join(watcher.stream)

    async def discard(self, watcher: Watcher) -> None:
        watchers = self._watchers.get(watcher.stream, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.stream, None)
            await self._leave(watcher.stream)

    def _start(self) -> None:
        for task in self._tasks:
            task.cancel()
        loop = asyncio.get_running_loop()
        self._channel, self._joined = "", set()
        self._tasks = [loop.create_task(self._look_on()), loop.create_task(self._listen())]

    async def _join(self, stream: str) -> None:
        if stream in self._joined or not self._channel:
            return
        try:
            await _layer().group_add(group_of(stream), self._channel)
            self._joined.add(stream)
        except Exception:
            log.exception("%s is read from the table until Redis answers", stream)

    async def _leave(self, stream: str) -> None:
        if stream not in self._joined:
            return
        self._joined.discard(stream)
        try:
            await _layer().group_discard(group_of(stream), self._channel)
        except Exception:
            log.warning("Redis did not hear that %s is not listened to any more", stream)

    async def _listen(self) -> None:
        """Hand the relay's messages on. Sockets that are in the middle of something only note the number."""
        self._channel = await _patiently(_layer().new_channel)
        for stream in list(self._watchers):
            await self._join(stream)
        while True:
            message = await _layer().receive(self._channel)
            entries = [(seq, kind, text) for seq, kind, text in message["entries"]]
            for watcher in list(self._watchers.get(message["stream"], ())):
                await _safely(watcher.entries_came(entries))

    async def _look_on(self) -> None:
        looks = 0
        while True:
            await asyncio.sleep(LOOK_S)
            looks += 1
            await _safely(self._look())
            if looks % RIGHTS_EVERY_LOOKS == 0:
                await _safely(self._look_at_rights())

    async def _look(self) -> None:
        heads = await read(stream_heads, list(self._watchers))
        late = await read(relay_is_late, settings.RELAY_LATE_S)
        for stream, watchers in list(self._watchers.items()):
            await self._join(stream)
            for watcher in list(watchers):
                await _safely(watcher.head_seen(heads.get(stream, 0), late=late))

    async def _look_at_rights(self) -> None:
        by_kind: dict[type[Watcher], list[Watcher]] = defaultdict(list)
        for watchers in self._watchers.values():
            for watcher in watchers:
                by_kind[type(watcher)].append(watcher)
        for kind, watchers_of_kind in by_kind.items():
            for start in range(0, len(watchers_of_kind), RIGHTS_AT_ONCE):
                some = watchers_of_kind[start : start + RIGHTS_AT_ONCE]
                actors = await read(kind.actors_of, [watcher.credential for watcher in some])
                for watcher in some:
                    await _safely(watcher.right_seen(actors.get(watcher.credential)))


def _layer() -> Any:
    return get_channel_layer()


async def _safely(telling: Awaitable[None]) -> None:
    """One socket in trouble holds up no other."""
    try:
        await telling
    except Exception:
        log.exception("a socket could not be told")


async def _patiently(ask: Callable[[], Awaitable[str]]) -> str:
    while True:
        try:
            return await ask()
        except Exception:
            log.exception("Redis does not answer; sockets are told from the table")
            await asyncio.sleep(LOOK_S)


hub = Hub()
