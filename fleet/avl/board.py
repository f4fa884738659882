"""The moving part of the map: once a second, one look at the positions for all desks of this process.

Latest wins: each frame holds the units that moved since the last one, a desk that joins gets all, nothing is replayed.
"""

import asyncio
import logging
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Protocol

from core import clock
from core.api.renderers import to_json
from core.events.reading import read
from fleet.avl.replies import PositionRow, PositionsFrame
from fleet.avl.selectors import positions_since

log = logging.getLogger(__name__)
LOOK_S = 1.0
# A batch is stamped before it commits, so each look goes back this far; and now and then one looks at everything.
OVERLAP = timedelta(seconds=3)
WHOLE_LOOK_EVERY = 30


class Desk(Protocol):
    centre_id: int

    async def send_text(self, text: str) -> None: ...


class PositionBoard:
    """The desks of this process by centre, and what they have been shown."""

    def __init__(self) -> None:
        self._desks: dict[int, set[Desk]] = defaultdict(set)
        self._shown: dict[int, dict[int, PositionRow]] = {}
        self._task: asyncio.Task[None] | None = None
        self._looks = 0

    async def add(self, desk: Desk) -> None:
        """Show the desk every unit of its centre, and from then on those that move."""
        self._desks[desk.centre_id].add(desk)
        if desk.centre_id not in self._shown:
            rows = await read(positions_since, [desk.centre_id], None)
            self._shown.setdefault(desk.centre_id, {row[0]: row for row in rows.get(desk.centre_id, [])})
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())
        await desk.send_text(frame(list(self._shown[desk.centre_id].values()), full=True))

    def discard(self, desk: Desk) -> None:
        desks = self._desks.get(desk.centre_id, set())
        desks.discard(desk)
        if not desks:
            self._desks.pop(desk.centre_id, None)
            self._shown.pop(desk.centre_id, None)

    async def _run(self) -> None:
        looked_at = clock.now()
        while self._desks:
            await asyncio.sleep(LOOK_S)
            try:
                looked_at, since = clock.now(), looked_at - OVERLAP
                await self._look(since)
            except Exception:
                log.exception("positions could not be read")

    async def _look(self, since: datetime) -> None:
        self._looks += 1
        whole = self._looks % WHOLE_LOOK_EVERY == 0
        found = await read(positions_since, list(self._desks), None if whole else since)
        for centre_id in found.keys() & self._shown.keys():
            moved = self._moved(centre_id, found[centre_id])
            if moved:
                await self._tell(list(self._desks.get(centre_id, ())), frame(moved, full=False))

    def _moved(self, centre_id: int, rows: list[PositionRow]) -> list[PositionRow]:
        shown = self._shown[centre_id]
        moved = [row for row in rows if row[0] not in shown or row[5] > shown[row[0]][5]]
        shown.update((row[0], row) for row in moved)
        return moved

    async def _tell(self, desks: list[Desk], text: str) -> None:
        for desk in desks:
            try:
                await desk.send_text(text)
            except Exception:
                log.debug("a desk left during its frame", exc_info=True)


def frame(rows: list[PositionRow], *, full: bool) -> str:
    """The socket frame of some map rows."""
    told: PositionsFrame = {"t": "positions", "full": full, "units": rows}
    return to_json(told).decode()


position_board = PositionBoard()
