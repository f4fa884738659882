"""Whether this process can do its work: database and Redis answer."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with each part's state, or 503 when one does not answer."""
    parts = {"database": _answers(_database), "redis": _answers(_redis)}
    return JsonResponse(parts, status=200 if all(state == "ok" for state in parts.values()) else 503)


def _answers(ask: object) -> str:
    try:
        ask()  # type: ignore[operator]
    except Exception as error:
        return type(error).__name__
    return "ok"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _redis() -> None:
    cache.get("health")
