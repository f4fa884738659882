"""Problem details (RFC 9457): the one place where refusals become answers."""

import logging
import sys
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.api.authentication import request_id_of
from core.api.replies import ProblemReply
from core.errors import DomainError
from core.idempotency.keys import AlreadyDone, replayed

CONTENT_TYPE = "application/problem+json"
log = logging.getLogger(__name__)


def problem(
    status: int,
    code: str,
    detail: str,
    request_id: str = "",
    *,
    params: dict[str, Any] | None = None,
    errors: Any = None,
) -> ProblemReply:
    """The members of one problem document. `code` is stable; screens choose their words by it."""
    answer: ProblemReply = {
        "type": f"urn:jiuhu:problem:{code}",
        "title": code.replace("_", " "),
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": request_id,
    }
    if params is not None:
        answer["params"] = params
    if errors is not None:
        answer["errors"] = errors
    return answer


def exception_handler(exception: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. Returns None only for programming errors, which stay visible as such in debug."""
    request_id = request_id_of(context["request"])
    if isinstance(exception, AlreadyDone):
        return _replay(exception, request_id)
    answer = _answer(exception, request_id)
    if answer is None:
        log.exception("unhandled error", extra={"request_id": request_id})
        return None
    set_rollback()
    response = Response(answer, status=answer["status"], content_type=CONTENT_TYPE)
    for header in ("WWW-Authenticate", "Retry-After"):
        value = getattr(exception, {"WWW-Authenticate": "auth_header", "Retry-After": "wait"}[header], None)
        if value:
            response[header] = str(value)
    return response


def _replay(done: AlreadyDone, request_id: str) -> Response:
    try:
        return replayed(done)
    except DomainError as refusal:
        answer = problem(refusal.status, refusal.code, refusal.detail, request_id)
        return Response(answer, status=refusal.status, content_type=CONTENT_TYPE)


def _answer(exception: Exception, request_id: str) -> ProblemReply | None:
    match exception:
        case DomainError():
            return problem(exception.status, exception.code, exception.detail, request_id, params=exception.params)
        case Http404():
            return problem(404, "not_found", "There is no such record.", request_id)
        case PermissionDenied():
            return problem(403, "not_allowed", "Your role does not allow this.", request_id)
        case exceptions.ValidationError():
            return problem(
                400, "invalid_input", "Some fields cannot be accepted.", request_id, errors=exception.get_full_details()
            )
        case exceptions.APIException():
            detail = exception.detail
            code = getattr(detail, "code", None) or exception.default_code
            return problem(exception.status_code, code, str(detail), request_id)
        case OperationalError() | InterfaceError():
            log.error("database did not answer", exc_info=exception)
            return problem(503, "database_unavailable", "The database does not answer. Try again.", request_id)
        case DatabaseError() if getattr(exception.__cause__, "sqlstate", "") == "22021":
            return problem(400, "invalid_text", "The text holds characters that cannot be kept.", request_id)
    return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    answer = problem(404, "not_found", "There is nothing at this address.", request_id_of(request))
    return JsonResponse(answer, status=404, content_type=CONTENT_TYPE)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    answer = problem(403, "csrf_failed", "The page is out of date. Load it again.", request_id_of(request))
    return JsonResponse(answer, status=403, content_type=CONTENT_TYPE)


def server_error(request: HttpRequest) -> HttpResponse:
    """What no view answered for. A silent database is met here too, for sessions are read before views."""
    request_id = request_id_of(request)
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        answer = problem(503, "database_unavailable", "The database does not answer. Try again.", request_id)
    else:
        answer = problem(500, "server_error", "The server made a mistake. It was logged.", request_id)
    return JsonResponse(answer, status=answer["status"], content_type=CONTENT_TYPE)
