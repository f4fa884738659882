"""Commands that must not double: the same UUID gives the first result, with another body it is refused."""

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection

from core import clock
from core.actors import Actor
from core.api.renderers import to_json
from core.errors import Conflict
from core.idempotency.models import Command


def fingerprint_of(body: Any) -> str:
    """A digest of the request that does not depend on the order of its keys."""
    return hashlib.sha256(to_json(_sorted(body))).hexdigest()


def once(actor: Actor, client_uuid: UUID, name: str, body: Any, run: Callable[[], int]) -> tuple[int, bool]:
    """Run a command within the caller's action unless it ran before. Returns the result's key and whether it ran now.

    A second request with the same UUID that arrives at the same moment waits for the first one's transaction.
    Raises Conflict `client_uuid_reused` for another actor, command or body.
    """
    fingerprint = fingerprint_of(body)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO idempotency_command (client_uuid, actor, name, fingerprint, recorded_at)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [client_uuid, actor.key, name, fingerprint, clock.now()],
        )
        is_new = cursor.rowcount == 1
    if is_new:
        result_id = run()
        Command.objects.filter(pk=client_uuid).update(result_id=result_id)
        return result_id, True
    seen = Command.objects.get(pk=client_uuid)
    if (seen.actor, seen.name, seen.fingerprint) != (actor.key, name, fingerprint) or seen.result_id is None:
        raise Conflict("This client_uuid was used for another request. Use a new one.", code="client_uuid_reused")
    return seen.result_id, False


def _sorted(body: Any) -> Any:
    if isinstance(body, dict):
        return {key: _sorted(body[key]) for key in sorted(body)}
    if isinstance(body, (list, tuple)):
        return [_sorted(item) for item in body]
    return body
