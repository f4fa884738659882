"""What every log line of a request says of it."""

from typing import Any

import pytest
import structlog
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

from core.api.request_id import RequestIdMiddleware

PROXY = "10.0.0.1"
FORWARDED = {"X-Request-ID": "desk-4-request-17", "X-Forwarded-For": "192.0.2.7, 198.51.100.2"}


def bound(request: HttpRequest) -> dict[str, Any]:
    """What is bound while the request is answered."""
    seen: dict[str, Any] = {}

    def view(inner: HttpRequest) -> HttpResponse:
        seen.update(structlog.contextvars.get_contextvars())
        return HttpResponse()

    request.user = AnonymousUser()
    RequestIdMiddleware(RequestMiddleware(view))(request)
    return seen


def test_log_lines_carry_the_id_that_events_and_errors_carry(rf: Any) -> None:
    assert bound(rf.get("/", headers=FORWARDED))["request_id"] == "desk-4-request-17"


@pytest.mark.parametrize(("proxy", "said"), [(("HTTP_X_FORWARDED_PROTO", "https"), "192.0.2.7"), (None, PROXY)])
def test_the_address_is_the_proxys_word_only_behind_one(rf: Any, settings: Any, proxy: Any, said: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    assert bound(rf.get("/", headers=FORWARDED, REMOTE_ADDR=PROXY))["ip"] == said
