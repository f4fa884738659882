"""Access tokens of tablets and client systems: made, checked, revoked."""

import hashlib
import secrets
from collections.abc import Iterable

from core import clock
from core.accounts.models import AccessToken
from core.actors import Actor


def token_digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def token_issue(
    actor: Actor, *, kind: str, centre_id: int, label: str, subject_id: int | None = None
) -> tuple[AccessToken, str]:
    """A new token and its secret, which is shown once and never again. Part of the caller's action."""
    secret = secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        centre_id=centre_id,
        kind=kind,
        subject_id=subject_id,
        label=label,
        digest=token_digest(secret),
        created_at=clock.now(),
        created_by=actor.key,
    )
    return token, secret


def token_revoke(actor: Actor, token: AccessToken) -> None:
    """End a token. Part of the caller's action."""
    token.revoked_at = clock.now()
    token.revoked_by = actor.key
    token.save(update_fields=["revoked_at", "revoked_by"])


def token_find(secret: str) -> AccessToken | None:
    """The live token with this secret."""
    return AccessToken.objects.filter(digest=token_digest(secret), revoked_at=None).first()


def tokens_live(digests: Iterable[str]) -> dict[str, AccessToken]:
    """The live tokens with these digests."""
    return {token.digest: token for token in AccessToken.objects.filter(digest__in=list(digests), revoked_at=None)}
