"""Who is signed in is remembered, and whatever ends or changes it holds from the next request on."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from core.accounts.models import User
from core.accounts.roles import Role
from core.accounts.signed_in import user_of_request
from tests.fixtures.room import Room

SEARCH = "/api/v1/places/search"
OWN_PAGE = "/api/v1/me"


@pytest.fixture
def desk(room: Room) -> Any:
    """A call-taker's client whose session and person have been read."""
    client = room.client(Role.CALL_TAKER)
    assert client.get(OWN_PAGE).status_code == 200
    return client


def test_a_second_request_reads_neither_session_nor_person_again(desk: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        desk.get(SEARCH)
    of_them = [one["sql"] for one in asked if "django_session" in one["sql"] or "accounts_user" in one["sql"]]
    assert [("session_data" in sql, "password" in sql) for sql in of_them] == [(False, False)]


def test_whoever_has_signed_out_is_a_stranger_at_once(desk: Any) -> None:
    Session.objects.filter(pk=desk.session.session_key).delete()
    assert desk.get(OWN_PAGE).status_code == 401


def test_a_session_that_has_run_out_is_over(desk: Any) -> None:
    Session.objects.filter(pk=desk.session.session_key).update(expire_date=clock.now() - timedelta(seconds=1))
    assert desk.get(OWN_PAGE).status_code == 401


def test_a_locked_account_is_out_at_once(desk: Any, room: Room) -> None:
    User.objects.filter(pk=room.people[Role.CALL_TAKER].pk).update(is_active=False)
    assert desk.get(OWN_PAGE).status_code == 401


def test_a_new_password_ends_the_sessions_of_the_old_one(desk: Any, room: Room) -> None:
    person = User.objects.get(pk=room.people[Role.CALL_TAKER].pk)
    person.set_password("another-long-password")
    person.save()
    assert desk.get(OWN_PAGE).status_code == 401


def test_a_role_that_was_taken_is_gone_at_once(desk: Any, room: Room) -> None:
    User.objects.filter(pk=room.people[Role.CALL_TAKER].pk).update(roles=[Role.AUDITOR])
    assert desk.get(OWN_PAGE).json()["roles"] == [Role.AUDITOR]


def test_each_request_has_a_person_of_its_own(desk: Any, room: Room, rf: Any) -> None:
    request = rf.get("/")
    request.session = desk.session
    one, other = user_of_request(request), user_of_request(request)
    assert one == other == room.people[Role.CALL_TAKER]
    assert one is not other
