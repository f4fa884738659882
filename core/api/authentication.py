"""Who sends a request: a person by session, or a tablet or client system by token. `request.auth` is the Actor."""

from typing import Any

from rest_framework import authentication, exceptions
from rest_framework.request import Request

from core.accounts.actors import actor_of_token, actor_of_user
from core.accounts.tokens import token_find
from core.actors import Actor


class TokenPrincipal:
    """What stands in `request.user` when no person signed in."""

    is_authenticated = True
    is_active = True
    is_anonymous = False
    is_staff = False
    pk = None

    def __init__(self, actor: Actor) -> None:
        self.actor = actor


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer <secret>`."""

    def authenticate(self, request: Request) -> tuple[Any, Actor] | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = token_find(secret.strip())
        if token is None:
            raise exceptions.AuthenticationFailed("This token is unknown or was revoked.", code="token_revoked")
        actor = actor_of_token(token, request_id_of(request))
        return TokenPrincipal(actor), actor

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class SessionAuthentication(authentication.SessionAuthentication):
    """A person's session, with CSRF protection."""

    def authenticate(self, request: Request) -> tuple[Any, Actor] | None:
        found = super().authenticate(request)
        return (found[0], actor_of_user(found[0], request_id_of(request))) if found else None


def request_id_of(request: Any) -> str:
    return getattr(getattr(request, "_request", request), "request_id", "")


def actor_of(request: Request) -> Actor:
    """The actor behind an authenticated request."""
    actor = request.auth
    if not isinstance(actor, Actor):
        raise exceptions.NotAuthenticated
    return actor
