"""What a browser does to ask one thing again and again, as cheaply as Python can.

Those who ask share the machine with those who answer: a client that does more takes from what it measures.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds of one answer: where it was asked, and in the server by its own account (`Server-Timing`)."""

    client: float
    server: float


class Browser:
    """One connection that stays; a question that is given up ends it, as in a browser."""

    def __init__(self, port: int, path: str, *, headers: Mapping[str, str], cookies: Mapping[str, str]) -> None:
        self.port, self.path = port, path
        told = {"Host": f"127.0.0.1:{port}", "Accept": "application/json", **headers}
        told["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._told = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, text: str) -> Waited:
        """Raises RuntimeError for any answer but 200."""
        began = time.perf_counter()
        try:
            head = await self._answer(f"GET {self.path}?q={quote(text)} HTTP/1.1\r\n{self._told}\r\n")
        except BaseException:
            self.close()
            raise
        took = (time.perf_counter() - began) * 1_000
        return Waited(took, float(head["server-timing"].partition("dur=")[2]))

    async def _answer(self, question: str) -> dict[str, str]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        writer.write(question.encode())
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        head = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(head["content-length"]))
        if status.split()[1] != "200":
            raise RuntimeError(f"{status}: {body[:500]!r}")
        return head

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None
