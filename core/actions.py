"""One change of state is one action: one durable transaction, opened here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.conf import settings
from django.db import connection, transaction

from core.actors import Actor
from core.idempotency.keys import claim_pending_key
from core.locks import forget_locks


@contextmanager
def action(actor: Actor) -> Iterator[None]:
    """Run the block in one durable transaction with short lock waits, its row history signed by the actor.

    Raises RuntimeError when another transaction is already open: an action is never a part of another.
    """
    with (
        pghistory.context(actor=actor.key, label=actor.label, request_id=actor.request_id),
        transaction.atomic(durable=True),
        forget_locks(),
    ):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{settings.LOCK_TIMEOUT_MS}ms"])
        claim_pending_key(actor)
        yield
