from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from core.accounts.models import User
from tests.fixtures.room import Room


def test_an_unknown_address_of_the_api_is_not_found_in_problem_details(db: Any) -> None:
    answer = Client().get("/api/v1/nothing/here")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["request_id"] == answer["X-Request-ID"]


def test_a_database_that_does_not_answer_while_the_session_is_read_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = room.client("dispatcher")

    def gone(*args: Any, **kwargs: Any) -> Any:
        raise OperationalError("too many clients already")

    monkeypatch.setattr(User._default_manager.__class__, "get_queryset", gone)
    client.raise_request_exception = False
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
