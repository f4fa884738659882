"""A run: every call at its time, as many at once as there are lines, progress each second."""

import asyncio
import time
from collections.abc import Callable, Sequence

from config.replay.company import Company
from config.replay.one_call import OneCall
from config.replay.plan import CallPlan
from config.replay.result import Result

LINES = 20  # a few more than there are hands to answer them (company.py)

Say = Callable[[str], None]


class Run:
    """The calls of a replay on their way. `results` grows while it runs."""

    def __init__(self, plans: Sequence[CallPlan], company: Company, say: Say) -> None:
        self.plans, self.company, self.say = plans, company, say
        self.results: list[Result] = []
        self.going: set[OneCall] = set()
        self.slipped_s = 0.0
        self._lines = asyncio.Semaphore(LINES)

    async def play(self) -> None:
        """Play all calls. Cancelled half way, the results so far stand."""
        progress = asyncio.create_task(self._tell_progress())
        tasks = []
        try:
            for plan in self.plans:
                await self.company.clock.until(plan.rings_at_s)
                # All lines taken: the next call slips, rather than the server drowning.
                await self._lines.acquire()
                self.slipped_s = max(self.slipped_s, self.company.clock.log_s() - plan.rings_at_s)
                tasks.append(asyncio.create_task(self._one(plan)))
            await asyncio.gather(*tasks)
        finally:
            progress.cancel()
            for task in tasks:
                task.cancel()
            await asyncio.gather(progress, *tasks, return_exceptions=True)
            self.say(self.progress())

    def progress(self) -> str:
        done, failed = len(self.results), sum(bool(result.error) for result in self.results)
        hours, minutes = divmod(int(self.company.clock.log_s() // 60), 60)
        held = sum(call.result.held and not call.result.assigned for call in self.going)
        return (
            f"log time {hours:3}:{minutes:02}  calls {done}/{len(self.plans)}  under way {len(self.going)}"
            f"  held {held}  errors {failed}  slipped {self.slipped_s / 60:.1f} min"
        )

    async def _one(self, plan: CallPlan) -> None:
        call = OneCall(plan, self.company, line_free=self._lines.release)
        self.going.add(call)
        try:
            result = await call.play()
            self.results.append(result)
            if result.error:
                self.say(f"error: {result.error}")
        finally:
            self.going.discard(call)

    async def _tell_progress(self) -> None:
        while True:
            began = time.monotonic()
            self.say(self.progress())
            await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))
