"""How geopy asks over HTTP here: one time limit on the whole answer, a limit on its size, no redirects. Pure."""

from time import monotonic
from typing import Any

import httpx
import orjson
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeocoderUnavailable

LARGEST_ANSWER = 1_000_000


class WholeAnswer(BaseSyncAdapter):
    """Connections are kept open and shared between threads. `proxies` and `ssl_context` are those of geopy.

    Raises what geopy's own adapters raise: AdapterHTTPError, GeocoderTimedOut, GeocoderUnavailable, GeocoderParseError.
    """

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.client = httpx.Client(follow_redirects=False)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        try:
            return orjson.loads(self._get(url, timeout, headers))
        except orjson.JSONDecodeError as error:
            raise GeocoderParseError("not JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        return self._get(url, timeout, headers).decode(errors="replace")

    def _get(self, url: str, timeout: float, headers: dict[str, str]) -> bytes:
        until = monotonic() + timeout
        try:
            with self.client.stream("GET", url, headers=headers, timeout=timeout) as answer:
                body = _read(answer, until)
        except httpx.TimeoutException as error:
            raise GeocoderTimedOut(type(error).__name__) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise GeocoderUnavailable(type(error).__name__) from error
        if answer.status_code != httpx.codes.OK:
            # Its text may repeat what was asked, and geopy would log it.
            raise AdapterHTTPError(
                f"HTTP {answer.status_code}", status_code=answer.status_code, headers=answer.headers, text=""
            )
        return body


def _read(answer: httpx.Response, until: float) -> bytes:
    """A time limit of the client's starts afresh with every piece, so the whole is watched here."""
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if monotonic() > until:
            raise GeocoderTimedOut("the answer trickles")
        if len(body) > LARGEST_ANSWER:
            raise GeocoderUnavailable("the answer is too large")
    return bytes(body)
