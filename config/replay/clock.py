"""The replay's time: the log's seconds, `speed` of them in each real second."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class ReplayClock:
    """Steps follow each other by when they happened, not by when their requests were answered."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self.began = time.monotonic()

    def begin(self) -> None:
        """The first second of the log is now."""
        self.began = time.monotonic()

    def log_s(self) -> float:
        """Seconds of the log since the run began."""
        return (time.monotonic() - self.began) * self.speed

    async def until(self, log_s: float) -> None:
        """Wait until the run has come to this second of the log."""
        await asyncio.sleep(max(0.0, self.began + log_s / self.speed - time.monotonic()))

    async def after(self, moment: datetime, log_s: float) -> datetime:
        """Wait until so many seconds of the log after a real moment, and return when that was."""
        due = moment + timedelta(seconds=log_s / self.speed)
        await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
        return max(due, moment)
