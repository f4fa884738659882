"""Refusals. A service raises one; the API and the sockets turn it into problem details once (RFC 9457)."""

from typing import Any


class DomainError(Exception):
    """A refusal with a stable `code`, the HTTP `status` it maps to, a sentence for people, and `params` for screens."""

    status = 400
    code = "refused"

    def __init__(self, detail: str, *, code: str | None = None, **params: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.code
        self.params = params


class NotAllowed(DomainError):
    status = 403
    code = "not_allowed"


class NotFound(DomainError):
    status = 404
    code = "not_found"


class Conflict(DomainError):
    status = 409
    code = "conflict"


class InvalidTransition(Conflict):
    """The state machine has no such step."""

    code = "invalid_transition"


class StaleVersion(DomainError):
    """Somebody changed the row since the caller read it."""

    status = 412
    code = "stale_version"


class Invalid(DomainError):
    """The input is understood and cannot be accepted."""

    status = 422
    code = "invalid"


class VersionRequired(DomainError):
    """An edit came without `If-Match`."""

    status = 428
    code = "version_required"


class Unavailable(DomainError):
    """Something this needs does not answer just now."""

    status = 503
    code = "unavailable"
