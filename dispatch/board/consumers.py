"""The two sockets: `/ws/desk` for a person at a desk, `/ws/crew` for a unit's tablet."""

from typing import Any

from core.accounts.actors import actor_of_token, actor_of_user
from core.accounts.models import User
from core.accounts.tokens import token_find
from core.actors import Actor
from core.events.consumers import StreamConsumer
from core.events.reading import read
from dispatch.board.permissions import may_see_board, may_see_own_jobs


class DeskConsumer(StreamConsumer):
    """A person's socket, by the session cookie, on the stream of their centre."""

    async def actor_of_hello(self, hello: dict[str, Any]) -> Actor | None:
        return await read(_actor_of_session_user, self.scope["user"].pk)

    def stream_of(self, actor: Actor) -> str | None:
        return f"centre:{actor.centre_id}" if may_see_board(actor) else None


class CrewConsumer(StreamConsumer):
    """A tablet's socket, by the token in its hello, on the stream of its unit."""

    async def actor_of_hello(self, hello: dict[str, Any]) -> Actor | None:
        token = hello.get("token")
        return await read(_actor_of_secret, token) if isinstance(token, str) else None

    def stream_of(self, actor: Actor) -> str | None:
        return f"unit:{actor.unit_id}" if may_see_own_jobs(actor) else None


def _actor_of_session_user(user_id: int | None) -> Actor | None:
    user = User.objects.filter(pk=user_id, is_active=True).first() if user_id else None
    return actor_of_user(user) if user else None


def _actor_of_secret(secret: str) -> Actor | None:
    token = token_find(secret)
    return actor_of_token(token) if token else None
