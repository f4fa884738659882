"""Writing events. Called by actions, inside their transaction, once for each fact."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from core import clock
from core.actors import Actor
from core.api.renderers import to_json
from core.events.models import Event


def record(
    actor: Actor,
    type: str,  # noqa: A002 - the word of the contract
    *,
    entity: str,
    row_id: int,
    version: int,
    payload: Mapping[str, Any],
    centre_id: int,
    streams: Iterable[str] = (),
    topics: Iterable[str] = (),
    occurred_at: datetime | None = None,
) -> Event:
    """Write one event into the current transaction and let the projections follow it. The commit wakes the relay.

    The centre's stream is always told; the audience resolvers of the settings add others. Raises RuntimeError outside
    a transaction, for an event without its change would be a lie.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An event is written in the transaction of the change it tells.")
    recorded_at = clock.now()
    event = Event(
        type=type,
        centre_id=centre_id,
        topics=sorted({f"{entity}:{row_id}", *topics}),
        entity=entity,
        entity_id=row_id,
        version=version,
        payload=orjson.loads(to_json(payload)),
        actor=actor.as_json(),
        request_id=actor.request_id,
        occurred_at=occurred_at or recorded_at,
        recorded_at=recorded_at,
    )
    event.streams = sorted({f"centre:{centre_id}", *streams, *_audience(event)})
    event.save(force_insert=True)
    for project in _resolved(tuple(settings.EVENT_PROJECTIONS)):
        project(event)
    return event


def _audience(event: Event) -> set[str]:
    return {name for resolve in _resolved(tuple(settings.EVENT_AUDIENCES)) for name in resolve(event)}


@lru_cache
def _resolved(paths: tuple[str, ...]) -> list[Callable[[Event], Any]]:
    return [import_string(path) for path in paths]
