"""Whether this process can do its work: database and Redis answer; and whether the clocks are being swept."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse

from dispatch.sla.beat import sweep_state


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with each part's state, or 503 when one does not answer.

    `sweep` says how the clocks' sweep does. It does not change the status: this process serves all the same.
    """
    parts = {"database": _answers(_database), "redis": _answers(_redis)}
    status = 200 if all(state == "ok" for state in parts.values()) else 503
    return JsonResponse({**parts, "sweep": _answers(sweep_state)}, status=status)


def _answers(ask: Callable[[], str | None]) -> str:
    """`ok` or the answer of a part, or the name of its error."""
    try:
        return ask() or "ok"
    except Exception as error:
        return type(error).__name__


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _redis() -> None:
    cache.get("health")
