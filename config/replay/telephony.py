"""The telephone system: reports that a call rings, and that a caller gave up."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from config.replay.api import Api


class Telephony:
    def __init__(self, api: Api, line: str) -> None:
        self.api, self.line = api, line
        self._calls = 0

    async def ring(self) -> dict[str, Any]:
        """A call rings now. The numbers are of the range that is kept free for fiction."""
        self._calls += 1
        return await self.api.post(
            "/calls",
            {
                "client_uuid": str(uuid4()),
                "number": f"+1415555{self._calls % 10_000:04}",
                "line": self.line,
                "source": "telephony",
                "rang_at": datetime.now(UTC).isoformat(),
            },
        )

    async def give_up(self, call: int) -> None:
        await self.api.post(f"/calls/{call}/abandon")
