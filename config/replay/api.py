"""The public API as a client sees it: JSON over HTTP, the same command sent again when no answer came."""

import asyncio
import secrets
from typing import Any

import httpx

PREFIX = "/api/v1"
TRIES = 6
PAUSE_S = 0.25
AGAIN = {502, 503, 504}


class Refused(Exception):
    """The server understood and refused, or went on failing. `code` is the problem's."""

    def __init__(self, method: str, path: str, status: int, code: str, detail: str) -> None:
        super().__init__(f"{method} {path}: {status} {code} {detail}".strip())
        self.status, self.code = status, code


class Api:
    """One caller of the API. What it sends may be repeated: it has a UUID, a version, or changes nothing twice."""

    def __init__(self, base_url: str, transport: httpx.AsyncBaseTransport, token: str = "") -> None:
        """The transport is shared: one pool of connections for everybody who takes part."""
        headers = {"Authorization": f"Bearer {token}"} if token else {"Referer": base_url}
        timeout = httpx.Timeout(60.0, connect=10.0, pool=None)
        self.client = httpx.AsyncClient(base_url=base_url, headers=headers, timeout=timeout, transport=transport)

    async def sign_in(self, username: str, password: str) -> None:
        """A person's session. The CSRF token is the cookie's, sent back as a header, as the browser does."""
        self.client.cookies.set("csrftoken", secrets.token_hex(16))
        await self._send("POST", "/_allauth/browser/v1/auth/login", {"username": username, "password": password}, None)
        self.client.cookies.delete("csrftoken", domain="")  # the server has given its own

    async def get(self, path: str) -> dict[str, Any]:
        return await self._send("GET", PREFIX + path, None, None)

    async def post(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        return await self._send("POST", PREFIX + path, body or {}, None)

    async def edit(self, method: str, path: str, body: dict[str, Any], *, of: str, version: int) -> dict[str, Any]:
        """An edit of the version that was read. One whose answer got lost finds itself done: `of` is then read anew."""
        try:
            return await self._send(method, PREFIX + path, body, version)
        except Refused as refusal:
            if refusal.code != "stale_version":
                raise
            return await self.get(of)

    async def _send(self, method: str, path: str, body: Any, version: int | None) -> dict[str, Any]:
        failure = Refused(method, path, 0, "no_answer", "")
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(PAUSE_S * 2**attempt)
            try:
                answer = await self.client.request(method, path, json=body, headers=self._headers(version))
            except httpx.TransportError as error:
                failure = Refused(method, path, 0, "no_answer", type(error).__name__)
                continue
            if answer.is_success:
                return dict(answer.json()) if answer.content else {}
            failure = _refusal(method, path, answer)
            if answer.status_code not in AGAIN and failure.code != "busy_try_again":
                break
        raise failure

    def _headers(self, version: int | None) -> dict[str, str]:
        headers = {}
        if token := self.client.cookies.get("csrftoken"):
            headers["X-CSRFToken"] = token
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return headers


def _refusal(method: str, path: str, answer: httpx.Response) -> Refused:
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    detail = str(problem.get("detail") or problem.get("errors") or "")[:300]
    return Refused(method, path, answer.status_code, str(problem.get("code", "")), detail)
