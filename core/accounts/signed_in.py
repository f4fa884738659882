"""Who is signed in, without reading session and person anew for each request.

A desk asks several times a second, and reading, checking and building the same two rows costs more than most answers.
So a request asks the database only which versions of the two rows hold now; they are read when they are others. Whoever
signs out, is locked or loses a role is so from the next request on, in every web process.
"""

from collections import OrderedDict
from copy import copy
from threading import Lock

from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core import clock

REMEMBERED = 2_000  # sessions of one process

Versions = tuple[str, str]
"""Of the session's row and of the person's."""

_VERSIONS = """
SELECT s.xmin::text || s.ctid::text, u.xmin::text || u.ctid::text
FROM django_session s JOIN accounts_user u ON u.id = %s
WHERE s.session_key = %s AND s.expire_date > %s
"""

_read: OrderedDict[str, tuple[Versions, AbstractBaseUser]] = OrderedDict()
_one_at_a_time = Lock()


class SignedInMiddleware(AuthenticationMiddleware):
    """Django's own, with a memory."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: user_of_request(request))  # type: ignore[assignment]


def user_of_request(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """The person whose session the request carries, as an object of its own."""
    key = request.session.session_key
    if key is None:
        return AnonymousUser()
    if known := _read.get(key):
        versions, user = known
        if versions == _versions(key, user.pk):
            request.session.accessed = True  # the answer depends on it all the same
            return copy(user)
    return _read_anew(request, key)


def _read_anew(request: HttpRequest, key: str) -> AbstractBaseUser | AnonymousUser:
    """The versions before the person, so that a change between the two shows at the next request."""
    person = request.session.get(auth.SESSION_KEY)
    versions = _versions(key, person) if person else None
    user = auth.get_user(request)
    with _one_at_a_time:
        _read.pop(key, None)
        if versions and isinstance(user, AbstractBaseUser):
            _read[key] = versions, copy(user)
            while len(_read) > REMEMBERED:
                _read.popitem(last=False)
    return user


def _versions(key: str, person: int | str) -> Versions | None:
    """None for a session that is over, and for a person who is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [person, key, clock.now()])
        row: Versions | None = cursor.fetchone()
    return row
