"""A telephone system's token: issued once, listed without its secret, revoked."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from core.accounts.models import AccessToken
from core.accounts.tokens import token_find
from tests.fixtures.room import Room, bearer


def said(*words: str) -> str:
    out = StringIO()
    call_command("token", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def issued(room: Room) -> tuple[AccessToken, str]:
    secret = said("issue", "--centre", room.centre.code, "--kind", "telephony", "--name", "Exchange").strip()
    token = token_find(secret)
    assert token is not None
    return token, secret


def ring(secret: str) -> int:
    body = {"client_uuid": str(uuid4()), "number": "13800000000", "source": "telephony"}
    return bearer(secret).post("/api/v1/calls", body, format="json").status_code


def test_a_telephone_system_rings_with_the_token_it_was_given(room: Room) -> None:
    token, secret = issued(room)
    assert (token.kind, token.label, token.centre_id) == ("telephony", "Exchange", room.centre.pk)
    assert token.created_by == "system:manage"
    assert ring(secret) == 201


def test_a_revoked_token_rings_no_more(room: Room) -> None:
    token, secret = issued(room)
    assert "is revoked" in said("revoke", str(token.pk))
    assert ring(secret) == 401
    revoked_at = AccessToken.objects.get(pk=token.pk).revoked_at
    said("revoke", str(token.pk))
    assert AccessToken.objects.get(pk=token.pk).revoked_at == revoked_at


def test_the_list_shows_what_is_in_use_and_no_secret(room: Room) -> None:
    token, secret = issued(room)
    line = said("list").splitlines()[-1]
    assert line.split() == [
        *[str(token.pk), room.centre.code, "telephony", f"{token.created_at:%Y-%m-%d}", "in", "use", "Exchange"]
    ]
    assert secret not in said("list")


def test_an_unknown_centre_gets_no_token(room: Room) -> None:
    with pytest.raises(CommandError, match="There is no centre with the code nowhere"):
        said("issue", "--centre", "nowhere", "--name", "Exchange")


def test_a_tablets_token_is_not_revoked_behind_its_unit(room: Room) -> None:
    tablet = AccessToken.objects.get(pk=room.token_id(room.units[0]))
    with pytest.raises(CommandError, match="No client system has the token"):
        said("revoke", str(tablet.pk))
    assert AccessToken.objects.get(pk=tablet.pk).revoked_at is None
