"""Sockets: authenticate, subscribe, replay, forward. The browser's and the tablet's consumers build on this one."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from core import clock
from core.actors import Actor
from core.api.renderers import to_json
from core.events.feed import Feed
from core.events.hub import hub
from core.events.reading import read
from core.events.selectors import Entry, entries_after, stream_head

log = logging.getLogger(__name__)

NOT_SIGNED_IN = 4401
NO_RIGHT = 4403
BAD_MESSAGE = 4400
HELLO_WITHIN_S = 10.0
REPLAY_CHUNK = 500


class StreamConsumer(AsyncWebsocketConsumer):
    """One socket on one stream.

    Subclasses say who speaks (`credential_of`, `actors_of`) and what they may listen to (`stream_of`).
    """

    # No channel of its own: the hub listens for all sockets of the process.
    channel_layer_alias = "none"
    # Event types after which the right to listen is looked at again at once.
    rights_change_with: frozenset[str] = frozenset()

    stream = ""
    credential = ""
    actor: Actor | None = None
    feed: Feed | None = None

    def credential_of(self, hello: dict[str, Any]) -> str | None:
        """What the socket shows to say who speaks."""
        raise NotImplementedError

    @classmethod
    def actors_of(cls, credentials: Iterable[str]) -> Mapping[str, Actor]:
        """Who speaks, by credential; without those that hold no more. Asked again while sockets are open."""
        raise NotImplementedError

    def stream_of(self, actor: Actor) -> str | None:
        """The stream the actor may listen to, or None without a right."""
        raise NotImplementedError

    def may_see(self, entry: Entry) -> bool:
        """The one predicate over what a socket is sent, live or replayed."""
        return True

    async def on_live(self) -> None:
        """Called when the socket has been brought up to date after a hello."""

    async def on_gone(self) -> None:
        """Called when a socket that was live has closed."""

    async def on_message(self, message: dict[str, Any]) -> None:
        """A message that is neither hello nor ping."""
        await self.send_frame({"t": "error", "code": "unknown_message", "detail": "This message is not known here."})

    async def dispatch(self, message: dict[str, Any]) -> None:
        # Channels' own would look after database connections in a thread, once for each message; none is used here.
        await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        self._lock = asyncio.Lock()
        self._catching_up: asyncio.Task[None] | None = None
        self._head_before = 0
        self._late = False
        self._beat_at = asyncio.get_running_loop().time()
        await self.accept()
        self._hello_limit = asyncio.get_running_loop().call_later(
            HELLO_WITHIN_S, lambda: asyncio.ensure_future(self._refuse(NOT_SIGNED_IN, "hello_expected"))
        )

    async def disconnect(self, code: int) -> None:
        self._hello_limit.cancel()
        if self.stream:
            await hub.discard(self)
            await self.on_gone()

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
        credential = self.credential_of(hello)
        actor = (await read(self.actors_of, [credential])).get(credential) if credential else None
        if credential is None or actor is None:
            await self._refuse(NOT_SIGNED_IN, "not_signed_in")
            return
        stream = self.stream_of(actor)
        if stream is None or (self.stream and stream != self.stream):
            await self._refuse(NO_RIGHT, "not_allowed")
            return
        async with self._lock:
            self.actor, self.credential = actor, credential
            if not self.stream:
                self.stream = stream
                # Joined before the read: what comes meanwhile is noticed by its number and read from the table.
                await hub.add(self)
            await self._begin(hello.get("last_seq"))
        await self.on_live()

    async def _begin(self, last_seq: Any) -> None:
        head = await read(stream_head, self.stream)
        await self.send_frame({"t": "welcome", "stream": self.stream, "head": head, "server_time": clock.now()})
        known = type(last_seq) is int and 0 <= last_seq <= head
        if not known or head - last_seq > settings.SOCKET_REPLAY_LIMIT:
            self.feed = None
            await self.send_frame({"t": "resync", "head": head})
            return
        self.feed = Feed(sent=last_seq, known_head=head)
        await self._catch_up()

    async def entries_came(self, entries: list[Entry]) -> None:
        """A message of the relay, through Redis: a hint that is taken when it continues what was sent."""
        if self.feed is None:
            return
        if self._lock.locked():
            # Whoever holds the lock goes on until nothing that is known of is missing.
            self.feed.known_head = max(self.feed.known_head, entries[-1][0])
            return
        async with self._lock:
            await self._forward(self.feed.take(entries))
        self._catch_up_soon()

    async def head_seen(self, head: int, *, late: bool) -> None:
        """The head as the table has it, once a second, and whether events wait that no head counts yet."""
        # Not fetched at the first look: what was numbered this moment is on its way through Redis.
        stalled_at, self._head_before = self._head_before, head
        if self.feed is not None and stalled_at > self.feed.sent:
            self.feed.known_head = max(self.feed.known_head, head)
            self._catch_up_soon()
        turned, self._late = late != self._late, late
        if turned or asyncio.get_running_loop().time() - self._beat_at >= settings.SOCKET_HEARTBEAT_S:
            await self._heartbeat(head)

    async def right_seen(self, actor: Actor | None) -> None:
        """Who speaks on this socket now, as the tables have it."""
        if actor is None:
            await self._refuse(NOT_SIGNED_IN, "not_signed_in")
        elif self.stream_of(actor) != self.stream:
            await self._refuse(NO_RIGHT, "not_allowed")
        else:
            self.actor = actor

    def _catch_up_soon(self) -> None:
        """Fill a gap from the table, apart from the other sockets' work."""
        if self.feed is None or not self.feed.behind or (self._catching_up and not self._catching_up.done()):
            return
        self._catching_up = asyncio.get_running_loop().create_task(self._catch_up_apart())

    async def _catch_up_apart(self) -> None:
        try:
            async with self._lock:
                await self._catch_up()
        except Exception:
            log.exception("a gap in %s was not filled; tried again at the next look", self.stream)

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
        if self.rights_change_with and any(kind in self.rights_change_with for _, kind, _ in entries):
            await self.right_seen((await read(self.actors_of, [self.credential])).get(self.credential))

    async def _heartbeat(self, head: int | None = None) -> None:
        self._beat_at = asyncio.get_running_loop().time()
        if head is None:
            head = await read(stream_head, self.stream)
        sent = self.feed.sent if self.feed else None
        beat = {"t": "heartbeat", "head": head, "sent": sent, "late": self._late, "server_time": clock.now()}
        await self.send_frame(beat)

    async def _refuse(self, code: int, reason: str) -> None:
        self.feed = None
        await self.send_frame({"t": "error", "code": reason, "detail": reason.replace("_", " ")})
        await self.close(code)

    async def send_text(self, text: str) -> None:
        await self.send(text_data=text)

    async def send_frame(self, frame: dict[str, Any]) -> None:
        await self.send(text_data=to_json(frame).decode())
