"""HTTP under ASGI without the to and fro between event loop and threads."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import IO, Any, cast

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix


class OneThreadHandler(ASGIHandler):
    """Handles a request in one go in one of a few threads that stay: all of ours are synchronous.

    Django's own handler keeps the innermost step on the event loop and has the signals and the closing in threads of
    their own, and starts a thread for each request, whose connection, adapters and caches are made anew each time.

    `Server-Timing` of every answer has the milliseconds from the request's last byte to the answer, waiting included.
    """

    def __init__(self) -> None:
        super().__init__()
        self.threads = ThreadPoolExecutor(settings.WEB_THREADS, "web")

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        began = time.perf_counter()
        with body:
            response = await self._answered(scope, body, receive)
            if response is None:
                return
            response.headers["Server-Timing"] = f"app;dur={(time.perf_counter() - began) * 1_000:.1f}"
            await self.send_response(response, send)
            if response.streaming:
                await sync_to_async(response.close)()

    async def _answered(self, scope: Any, body: IO[bytes], receive: Any) -> HttpResponseBase | None:
        """None where nobody waits for it any more: a search that the next letter has overtaken is never begun."""
        job = self.threads.submit(copy_context().run, self._answer, scope, body)
        answer = asyncio.wrap_future(job)
        gone = asyncio.ensure_future(receive())
        try:
            await asyncio.wait([answer, gone], return_when=asyncio.FIRST_COMPLETED)
            if not answer.done() and scope["method"] == "GET" and job.cancel():
                return None
            return await answer
        finally:
            gone.cancel()

    def _answer(self, scope: Any, body: IO[bytes]) -> HttpResponseBase:
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response = cast(HttpResponseBase, refusal) if request is None else self.get_response(request)
        response._handler_class = self.__class__  # type: ignore[attr-defined]
        if response.streaming:
            close_old_connections()
        else:
            response.close()
        return response
