"""The two sockets: `/ws/desk` for a person at a desk, `/ws/crew` for a unit's tablet."""

from collections.abc import Iterable
from typing import Any

from core import clock
from core.accounts.actors import actor_of_token
from core.accounts.sessions import actors_of_sessions
from core.accounts.tokens import token_digest, tokens_live
from core.actors import Actor
from core.errors import DomainError
from core.events.consumers import StreamConsumer
from core.events.reading import read
from dispatch.board.permissions import may_see_board, may_see_own_jobs
from fleet.avl.board import position_board
from fleet.avl.fixes import Box, Fix, fix_of
from fleet.avl.intake import position_intake
from fleet.avl.permissions import may_report_position
from fleet.avl.selectors import area_of


class DeskConsumer(StreamConsumer):
    """A person's socket, by the session cookie, on the stream of their centre; and the positions of its units."""

    centre_id = 0

    def credential_of(self, hello: dict[str, Any]) -> str | None:
        user_id = self.scope["user"].pk
        return f"{self.scope['session'].session_key} {user_id}" if user_id else None

    @classmethod
    def actors_of(cls, credentials: Iterable[str]) -> dict[str, Actor]:
        return actors_of_sessions(credentials)

    def stream_of(self, actor: Actor) -> str | None:
        return f"centre:{actor.centre_id}" if may_see_board(actor) else None

    async def on_live(self) -> None:
        self.centre_id = self.actor.centre_id or 0 if self.actor else 0
        await position_board.add(self)

    async def on_gone(self) -> None:
        position_board.discard(self)


class CrewConsumer(StreamConsumer):
    """A tablet's socket, by the token in its hello, on the stream of its unit. It reports where the unit is."""

    # Told on the unit's own stream: the socket need not wait for its next look at the token.
    rights_change_with = frozenset({"unit.tablet_revoked"})
    area: Box | None = None

    def credential_of(self, hello: dict[str, Any]) -> str | None:
        token = hello.get("token")
        return token_digest(token) if isinstance(token, str) else None

    @classmethod
    def actors_of(cls, credentials: Iterable[str]) -> dict[str, Actor]:
        return {digest: actor_of_token(token) for digest, token in tokens_live(credentials).items()}

    def stream_of(self, actor: Actor) -> str | None:
        return f"unit:{actor.unit_id}" if may_see_own_jobs(actor) else None

    async def on_live(self) -> None:
        if self.actor and self.area is None:
            self.area = await read(area_of, self.actor.centre_id)

    async def on_message(self, message: dict[str, Any]) -> None:
        if message["t"] != "position" or self.actor is None or not may_report_position(self.actor):
            await super().on_message(message)
            return
        known: dict[str, Any] = {name: message[name] for name in ("id", "fixed_at") if name in message}

        async def stored(fix: Fix) -> None:
            await self.send_frame({"t": "position_ack", **known})

        try:
            fix = fix_of(self.actor.unit_id or 0, message, clock.now(), self.area)
        except DomainError as refusal:
            await self.send_frame({"t": "error", "code": refusal.code, "detail": refusal.detail, **known})
            return
        position_intake.put(fix, stored)
