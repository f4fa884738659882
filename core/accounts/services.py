"""Tokens of client systems, issued and revoked by whoever administers the server."""

from core.accounts.models import AccessToken, Centre
from core.accounts.tokens import token_issue, token_revoke
from core.actions import action
from core.actors import Actor
from core.errors import NotFound

OF_SYSTEMS = (AccessToken.Kind.TELEPHONY,)
"""Tablets' tokens are not here: they are issued and revoked at their unit, whose crew and desks are told."""


def system_token_issue(actor: Actor, *, centre_code: str, kind: str, label: str) -> tuple[AccessToken, str]:
    """A new token of a client system and its secret, which is shown once. Raises NotFound for an unknown centre."""
    with action(actor):
        centre = Centre.objects.filter(code=centre_code).first()
        if centre is None:
            raise NotFound(f"There is no centre with the code {centre_code}.")
        return token_issue(actor, kind=kind, centre_id=centre.pk, label=label)


def system_token_revoke(actor: Actor, *, token_id: int) -> AccessToken:
    """End a client system's token: its next request is refused. Revoking again changes nothing. Raises NotFound."""
    with action(actor):
        token = AccessToken.objects.select_for_update().filter(pk=token_id, kind__in=OF_SYSTEMS).first()
        if token is None:
            raise NotFound(f"No client system has the token {token_id}.")
        if token.revoked_at is None:
            token_revoke(actor, token)
        return token
