"""Sockets: authenticate, subscribe, replay, forward. The browser's and the tablet's consumers build on this one."""

import asyncio
import logging
from typing import Any

import orjson
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from core import clock
from core.actors import Actor
from core.api.renderers import to_json
from core.events.feed import Feed
from core.events.groups import group_of
from core.events.headwatch import head_watch
from core.events.reading import read
from core.events.selectors import Entry, entries_after, stream_head

log = logging.getLogger(__name__)

NOT_SIGNED_IN = 4401
NO_RIGHT = 4403
BAD_MESSAGE = 4400
HELLO_WITHIN_S = 10.0
RIGHT_CHECKED_EVERY_S = 15.0
REPLAY_CHUNK = 500


class StreamConsumer(AsyncWebsocketConsumer):
    """One socket on one stream. Subclasses say who may listen (`actor_of_hello`) and to what (`stream_of`)."""

    stream = ""
    actor: Actor | None = None
    feed: Feed | None = None

    async def actor_of_hello(self, hello: dict[str, Any]) -> Actor | None:
        """Who speaks, or None. Looked at again while the socket is open, so that a revoked right ends it."""
        raise NotImplementedError

    def stream_of(self, actor: Actor) -> str | None:
        """The stream the actor may listen to, or None without a right."""
        raise NotImplementedError

    def may_see(self, entry: Entry) -> bool:
        """The one predicate over what a socket is sent, live or replayed."""
        return True

    async def on_message(self, message: dict[str, Any]) -> None:
        """A message that is neither hello nor ping."""
        await self.send_frame({"t": "error", "code": "unknown_message", "detail": "This message is not known here."})

    async def connect(self) -> None:
        self._lock = asyncio.Lock()
        self._hello: dict[str, Any] = {}
        self._head_before = 0
        self._beat_at = self._checked_at = asyncio.get_running_loop().time()
        await self.accept()
        self._hello_limit = asyncio.get_running_loop().call_later(
            HELLO_WITHIN_S, lambda: asyncio.ensure_future(self._refuse(NOT_SIGNED_IN, "hello_expected"))
        )

    async def disconnect(self, code: int) -> None:
        self._hello_limit.cancel()
        head_watch.discard(self)
        if self.stream:
            await self.channel_layer.group_discard(group_of(self.stream), self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            message = orjson.loads(text_data or bytes_data or b"")
            kind = message["t"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            await self._refuse(BAD_MESSAGE, "bad_message")
            return
        if kind == "hello":
            await self._on_hello(message)
        elif self.actor is None:
            await self._refuse(NOT_SIGNED_IN, "hello_expected")
        elif kind == "ping":
            await self._heartbeat()
        else:
            await self.on_message(message)

    async def _on_hello(self, hello: dict[str, Any]) -> None:
        self._hello_limit.cancel()
        actor = await self.actor_of_hello(hello)
        if actor is None:
            await self._refuse(NOT_SIGNED_IN, "not_signed_in")
            return
        stream = self.stream_of(actor)
        if stream is None:
            await self._refuse(NO_RIGHT, "not_allowed")
            return
        async with self._lock:
            self.actor, self._hello = actor, hello
            if not self.stream:
                self.stream = stream
                # Joined before the read: what comes meanwhile is noticed by its number and read from the table.
                await self.channel_layer.group_add(group_of(stream), self.channel_name)
                head_watch.add(self)
            await self._begin(hello.get("last_seq"))
        await self.on_live()

    async def on_live(self) -> None:
        """Called when the socket has been brought up to date after a hello."""

    async def _begin(self, last_seq: Any) -> None:
        head = await read(stream_head, self.stream)
        await self.send_frame({"t": "welcome", "stream": self.stream, "head": head, "server_time": clock.now()})
        known = isinstance(last_seq, int) and 0 <= last_seq <= head
        if not known or head - last_seq > settings.SOCKET_REPLAY_LIMIT:
            self.feed = None
            await self.send_frame({"t": "resync", "head": head})
            return
        self.feed = Feed(sent=last_seq, known_head=head)
        await self._catch_up()

    async def stream_entries(self, message: dict[str, Any]) -> None:
        """A message of the relay, through Redis: a hint that is taken when it continues what was sent."""
        async with self._lock:
            if self.feed is None:
                return
            await self._forward(self.feed.take([(seq, kind, text) for seq, kind, text in message["entries"]]))
            await self._catch_up()

    async def head_seen(self, head: int) -> None:
        """The head as the table has it, once a second."""
        # Not fetched at the first look: what was numbered this moment is on its way through Redis.
        stalled_at, self._head_before = self._head_before, head
        if self.feed is not None and stalled_at > self.feed.sent:
            async with self._lock:
                self.feed.known_head = max(self.feed.known_head, head)
                await self._catch_up()
        now = asyncio.get_running_loop().time()
        if now - self._checked_at >= RIGHT_CHECKED_EVERY_S:
            self._checked_at = now
            await self._check_right()
        if now - self._beat_at >= settings.SOCKET_HEARTBEAT_S:
            await self._heartbeat(head)

    async def _catch_up(self) -> None:
        """Read what is missing from the table until nothing is."""
        while self.feed is not None and self.feed.behind:
            entries = await read(entries_after, self.stream, self.feed.sent, REPLAY_CHUNK)
            fresh = self.feed.take(entries)
            if not fresh:
                return
            await self._forward(fresh)

    async def _forward(self, entries: list[Entry]) -> None:
        seen = [text for seq, kind, text in entries if self.may_see((seq, kind, text))]
        if seen:
            await self.send(text_data='{"t":"events","events":[' + ",".join(seen) + "]}")

    async def _check_right(self) -> None:
        actor = await self.actor_of_hello(self._hello)
        if actor is None:
            await self._refuse(NOT_SIGNED_IN, "not_signed_in")
        elif self.stream_of(actor) != self.stream:
            await self._refuse(NO_RIGHT, "not_allowed")

    async def _heartbeat(self, head: int | None = None) -> None:
        self._beat_at = asyncio.get_running_loop().time()
        if head is None:
            head = await read(stream_head, self.stream)
        sent = self.feed.sent if self.feed else None
        await self.send_frame({"t": "heartbeat", "head": head, "sent": sent, "server_time": clock.now()})

    async def _refuse(self, code: int, reason: str) -> None:
        await self.send_frame({"t": "error", "code": reason, "detail": reason.replace("_", " ")})
        await self.close(code)

    async def send_frame(self, frame: dict[str, Any]) -> None:
        await self.send(text_data=to_json(frame).decode())
