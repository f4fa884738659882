"""`Idempotency-Key` for writes that carry no client UUID: claimed in the action's transaction, answered alike twice."""

import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection
from django.http import HttpRequest
from rest_framework.response import Response

from core import clock
from core.actors import Actor
from core.api.renderers import to_json
from core.errors import Conflict
from core.idempotency.models import IdempotencyKey


@dataclass(slots=True)
class PendingKey:
    """The key of the request under way; `actor` is set once an action has claimed it."""

    key: str
    fingerprint: str
    actor: str = ""


class AlreadyDone(Exception):
    def __init__(self, row: IdempotencyKey) -> None:
        self.row = row


_pending: ContextVar[PendingKey | None] = ContextVar("pending_idempotency_key", default=None)


def claim_pending_key(actor: Actor) -> None:
    """Called by `action`: the first action of a keyed request claims its key in the same transaction."""
    pending = _pending.get()
    if pending is None or pending.actor:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO idempotency_idempotencykey (actor, key, fingerprint, recorded_at)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [actor.key, pending.key, pending.fingerprint, clock.now()],
        )
        if cursor.rowcount == 1:
            pending.actor = actor.key
            return
    row = IdempotencyKey.objects.get(actor=actor.key, key=pending.key)
    if row.fingerprint != pending.fingerprint:
        raise Conflict("This Idempotency-Key was used for another request.", code="idempotency_key_reused")
    raise AlreadyDone(row)


def keyed_response(request: HttpRequest, handle: Callable[[], Any]) -> Any:
    """Handle a request that carries a key, and keep its answer for the next one with the same key."""
    pending = PendingKey(key=request.headers["Idempotency-Key"][:100], fingerprint=_fingerprint(request))
    token = _pending.set(pending)
    try:
        response = handle()
    finally:
        _pending.reset(token)
    if pending.actor and response.status_code < 300:
        body = orjson.loads(to_json(response.data)) if response.data is not None else None
        IdempotencyKey.objects.filter(actor=pending.actor, key=pending.key).update(
            status=response.status_code, body=body
        )
    return response


def replayed(done: AlreadyDone) -> Response:
    """The answer that was given before."""
    if done.row.status is None:
        raise Conflict("This was done before. Look at the current state.", code="already_done")
    return Response(done.row.body, status=done.row.status, headers={"Idempotency-Replayed": "true"})


def _fingerprint(request: HttpRequest) -> str:
    parts: list[Any] = [request.method, request.path, request.headers.get("If-Match", "")]
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + request.body).hexdigest()
