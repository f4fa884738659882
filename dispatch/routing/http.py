"""Plain HTTP to osrm-routed on the same machine: connections kept open, and a hard limit on the whole of each call."""

import http.client
import select
import socket
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import orjson

from dispatch.routing.errors import RouterUnavailable

KEPT = 8  # idle connections; osrm-routed closes each after 512 requests or 5 s, and a closed one is opened anew
LARGEST_ANSWER = 8_000_000

Meanwhile = Callable[[], bool]
"""Something useful to do while the router reckons, a little at each call; False when there is no more of it."""


class RouterHttp:
    """Safe to share between threads: a connection is out of the pool while in use."""

    def __init__(self, url: str, timeout_s: float) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 5000
        self.timeout_s = timeout_s
        self._idle: deque[http.client.HTTPConnection] = deque(maxlen=KEPT)

    def get(self, path: str, timeout_s: float | None = None, meanwhile: Meanwhile | None = None) -> Any:
        """The router's JSON answer, whatever its code. Raises RouterUnavailable past the limit or without an answer.

        `meanwhile` is called over and over until the answer begins.
        """
        deadline = monotonic() + (self.timeout_s if timeout_s is None else timeout_s)
        kept = self._kept()
        try:
            if kept is not None:
                try:
                    return self._ask(kept, path, deadline, meanwhile)
                except (http.client.RemoteDisconnected, ConnectionError):
                    kept.close()  # it had been closed on the other side since
            return self._ask(self._open(deadline), path, deadline, meanwhile)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RouterUnavailable(f"{type(error).__name__}: {error}") from error

    def _kept(self) -> http.client.HTTPConnection | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _open(self, deadline: float) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=_left(deadline))
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _ask(
        self, connection: http.client.HTTPConnection, path: str, deadline: float, meanwhile: Meanwhile | None
    ) -> Any:
        try:
            connection.sock.settimeout(_left(deadline))
            connection.request("GET", path)
            if meanwhile is not None:
                _until_it_answers(connection.sock, meanwhile, deadline)
                connection.sock.settimeout(_left(deadline))
            body = _body(connection, connection.getresponse(), deadline)
        except BaseException:
            connection.close()
            raise
        if connection.sock is not None:
            self._idle.append(connection)
        return orjson.loads(body)


def _until_it_answers(sock: socket.socket, meanwhile: Meanwhile, deadline: float) -> None:
    answer = select.poll()
    answer.register(sock, select.POLLIN)
    while not answer.poll(0) and monotonic() < deadline and meanwhile():
        pass


def _body(connection: http.client.HTTPConnection, response: http.client.HTTPResponse, deadline: float) -> bytes:
    """Read piece by piece, because a socket's own time-out starts afresh with every piece."""
    pieces: list[bytes] = []
    size = 0
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(deadline))
        piece = response.read1(65_536)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_ANSWER:
            raise ValueError("the answer is too large")


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError("out of time")
    return left
