"""Every request has an id that its events, its row history, its errors and its log lines carry."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django_structlog.signals import bind_extra_request_metadata

_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestIdMiddleware:
    """Takes a plausible `X-Request-ID` from the client or makes one, and gives it back."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.request_id = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


@receiver(bind_extra_request_metadata)
def _bind(request: Any, **_: Any) -> None:
    """For every line logged while the request is answered. The address is the proxy's word only where there is one."""
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    said = request.headers.get("X-Forwarded-For", "") if behind_proxy else ""
    ip = said.partition(",")[0].strip() or request.META.get("REMOTE_ADDR")
    structlog.contextvars.bind_contextvars(request_id=request.request_id, ip=ip)
