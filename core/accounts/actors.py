"""Actors from accounts and tokens."""

from core.accounts import roles
from core.accounts.models import AccessToken, User
from core.accounts.replies import PersonReply
from core.actors import Actor


def actor_of_user(user: User, request_id: str = "") -> Actor:
    return Actor(
        kind="user",
        key=f"user:{user.pk}",
        label=str(user),
        centre_id=user.centre_id,
        roles=frozenset(user.roles),
        user_id=user.pk,
        request_id=request_id,
    )


def actor_of_token(token: AccessToken, request_id: str = "") -> Actor:
    if token.kind == AccessToken.Kind.UNIT:
        return Actor(
            kind="unit",
            key=f"unit:{token.subject_id}",
            label=token.label,
            centre_id=token.centre_id,
            roles=frozenset({roles.UNIT}),
            unit_id=token.subject_id,
            request_id=request_id,
        )
    return Actor(
        kind="client",
        key=f"client:{token.pk}",
        label=token.label,
        centre_id=token.centre_id,
        roles=frozenset({roles.TELEPHONY}),
        request_id=request_id,
    )


def person_json(user: User | None) -> PersonReply | None:
    """How a person appears in payloads: `{id, name}`."""
    return {"id": user.pk, "name": str(user)} if user else None
