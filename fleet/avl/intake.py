"""Positions that come over sockets: gathered in the process and stored a few times a second, then acknowledged.

An acknowledgement is a promise, so it follows the commit. A tablet keeps a fix until it has one, and sends the fixes it
still holds again, over its socket or by POST; storing one twice changes nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import InterfaceError, OperationalError

from core.actors import Actor
from core.events.reading import run_in
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store

log = logging.getLogger(__name__)
FLUSH_EVERY_S = 0.25
HOLDS_AT_MOST = 20_000
WRITER = Actor.system("positions")

Stored = Callable[[Fix], Awaitable[None]]

_writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="position-write")


class PositionIntake:
    """The fixes of this process that are not stored yet, and the task that stores them."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Fix, Stored]] = []
        self._task: asyncio.Task[None] | None = None

    def put(self, fix: Fix, stored: Stored) -> bool:
        """Take a fix; `stored` is awaited after its commit. False when too many wait for the database already."""
        if len(self._waiting) >= HOLDS_AT_MOST:
            return False
        self._waiting.append((fix, stored))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())
        return True

    async def _run(self) -> None:
        while self._waiting:
            await asyncio.sleep(FLUSH_EVERY_S)
            await self._flush()

    async def _flush(self) -> None:
        batch, self._waiting = self._waiting, []
        try:
            await run_in(_writer, positions_store, WRITER, [fix for fix, _ in batch])
        except (OperationalError, InterfaceError) as error:
            log.error("%s positions wait for the database: %s", len(batch), error)  # noqa: TRY400
            self._waiting = batch + self._waiting
            return
        except Exception:
            log.exception("%s positions could not be stored", len(batch))
            return
        for fix, stored in batch:
            try:
                await stored(fix)
            except Exception:
                log.debug("a tablet left before its acknowledgement", exc_info=True)


position_intake = PositionIntake()
