"""People by the sessions they are signed in with, for sockets that stay open."""

from collections.abc import Iterable

from django.contrib.sessions.models import Session

from core import clock
from core.accounts.actors import actor_of_user
from core.accounts.models import User
from core.actors import Actor


def actors_of_sessions(credentials: Iterable[str]) -> dict[str, Actor]:
    """Who speaks by "session key, space, user id". Left out: signed out, expired, or a user that is not active."""
    wanted = {credential: credential.rsplit(" ", 1) for credential in credentials}
    open_now = set(
        Session.objects.filter(
            pk__in=[session for session, _ in wanted.values()], expire_date__gt=clock.now()
        ).values_list("pk", flat=True)
    )
    users = User.objects.in_bulk([int(user_id) for session, user_id in wanted.values() if session in open_now])
    return {
        credential: actor_of_user(users[int(user_id)])
        for credential, (session, user_id) in wanted.items()
        if session in open_now and int(user_id) in users and users[int(user_id)].is_active
    }
