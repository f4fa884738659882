"""How the web process handles requests: driven as the server drives it, without the server."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from config.one_thread import OneThreadHandler

HELD = threading.Event()
SEEN: list[tuple[str, int]] = []
WITHIN_S = 10


def seen(request: HttpRequest) -> HttpResponse:
    SEEN.append((f"{request.method} {request.path}", threading.get_ident()))
    return HttpResponse(request.body)


def held(request: HttpRequest) -> HttpResponse:
    HELD.wait(WITHIN_S)
    return seen(request)


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"in ", b"parts"]))


urlpatterns = [path("seen/<int:n>", lambda request, n: seen(request)), path("held", held), path("streamed", streamed)]


class Asked:
    """One request under way: what was sent back, and the client's leaving."""

    def __init__(self, handler: OneThreadHandler, method: str, where: str, body: bytes = b"") -> None:
        self.sent: list[Mapping[str, Any]] = []
        self.arriving: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.arriving.put_nowait({"type": "http.request", "body": body})
        scope = {"type": "http", "method": method, "path": where, "headers": [], "query_string": b""}
        self.answering = asyncio.create_task(handler(scope, self.arriving.get, self._send))

    def leaves(self) -> None:
        self.arriving.put_nowait({"type": "http.disconnect"})

    async def answer(self) -> tuple[int, dict[bytes, bytes], bytes]:
        await asyncio.wait_for(self.answering, WITHIN_S)
        start, *parts = self.sent
        return start["status"], dict(start["headers"]), b"".join(part.get("body", b"") for part in parts)

    async def _send(self, message: Mapping[str, Any]) -> None:
        self.sent.append(message)


@pytest.fixture
def one_thread(settings: Any) -> Any:
    settings.WEB_THREADS, settings.MIDDLEWARE, settings.ROOT_URLCONF = 1, [], __name__
    SEEN.clear()
    HELD.clear()
    return OneThreadHandler()


def run(scenario: Callable[[], Any]) -> Any:
    return asyncio.run(scenario())


@asynccontextmanager
async def busy(handler: OneThreadHandler) -> AsyncIterator[None]:
    """While its only thread is held by another request."""
    other = Asked(handler, "GET", "/held")
    await asyncio.sleep(0.05)
    try:
        yield
    finally:
        HELD.set()
        await other.answer()


def test_requests_are_handled_in_the_thread_that_stays_and_say_how_long_it_took(one_thread: Any) -> None:
    async def scenario() -> list[Any]:
        return [await Asked(one_thread, "POST", f"/seen/{n}", b"said").answer() for n in (1, 2)]

    answers = run(scenario)
    assert [(status, body) for status, _, body in answers] == [(200, b"said")] * 2
    assert all(headers[b"Server-Timing"].startswith(b"app;dur=") for _, headers, _ in answers)
    assert [what for what, _ in SEEN] == ["POST /seen/1", "POST /seen/2"]
    assert len({thread for _, thread in SEEN} - {threading.get_ident()}) == 1


def test_a_search_whose_asker_left_before_its_turn_is_never_begun(one_thread: Any) -> None:
    async def scenario() -> Asked:
        async with busy(one_thread):
            overtaken = Asked(one_thread, "GET", "/seen/1")
            await asyncio.sleep(0.05)
            overtaken.leaves()
            await asyncio.wait_for(overtaken.answering, WITHIN_S)
        return overtaken

    assert run(scenario).sent == []
    assert [what for what, _ in SEEN] == ["GET /held"]


def test_a_command_is_done_although_its_sender_left_before_its_turn(one_thread: Any) -> None:
    async def scenario() -> None:
        async with busy(one_thread):
            command = Asked(one_thread, "POST", "/seen/1", b"a crew's report")
            await asyncio.sleep(0.05)
            command.leaves()
            await asyncio.sleep(0.05)
        await asyncio.wait_for(command.answering, WITHIN_S)

    run(scenario)
    assert [what for what, _ in SEEN] == ["GET /held", "POST /seen/1"]


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators")
def test_an_answer_in_parts_arrives_whole(one_thread: Any) -> None:
    async def scenario() -> Any:
        return await Asked(one_thread, "GET", "/streamed").answer()

    status, _, body = run(scenario)
    assert (status, body) == (200, b"in parts")
