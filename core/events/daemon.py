"""The relay's process: leads or stands by, wakes by NOTIFY and at least once a second."""

import asyncio
import logging
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from core.events.groups import entries_message, group_of
from core.events.models import NOTIFY_CHANNEL
from core.events.relay import Numbered, number_batch, try_to_lead

log = logging.getLogger(__name__)
WAKE_S = 1.0
# A Redis that hangs must not hold up the numbering.
SENDS_WITHIN_S = 1.0


async def run_relay(stop: asyncio.Event) -> None:
    """Run until `stop` is set. Trouble with the database or Redis is logged and tried again."""
    stood_by = False
    while not stop.is_set():
        try:
            if await sync_to_async(try_to_lead)():
                stood_by = False
                log.warning("relay leads")
                await _lead(stop)
            elif not stood_by:
                stood_by = True
                log.warning("relay stands by")
            else:
                await _wait(stop, WAKE_S)
        except (psycopg.Error, DatabaseError, InterfaceError) as error:
            log.error("relay lost the database: %s", error)  # noqa: TRY400 - the trace says no more
            await sync_to_async(_drop_connection)()
            await _wait(stop, WAKE_S)


async def _lead(stop: asyncio.Event) -> None:
    async with await psycopg.AsyncConnection.connect(_dsn(), autocommit=True) as listener:
        await listener.execute(f"LISTEN {NOTIFY_CHANNEL}")
        while not stop.is_set():
            numbered = await sync_to_async(number_batch)(settings.RELAY_BATCH)
            if numbered:
                await send(numbered)
            else:
                await _notified(listener, WAKE_S)


async def send(numbered: Numbered) -> None:
    """Send new entries to their groups. What Redis does not take now, the sockets fetch from the table."""
    layer: Any = get_channel_layer()
    for stream, entries in numbered.items():
        try:
            async with asyncio.timeout(SENDS_WITHIN_S):
                await layer.group_send(group_of(stream), entries_message(stream, entries))
        except Exception:
            log.exception("Redis did not take %s entries of %s", len(entries), stream)
            return


async def _notified(listener: psycopg.AsyncConnection[Any], timeout_s: float) -> None:
    async for _ in listener.notifies(timeout=timeout_s, stop_after=1):
        return


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        close_old_connections()


def _drop_connection() -> None:
    connection.close()


def _dsn() -> str:
    parameters = connection.get_connection_params()
    wanted = ("host", "port", "user", "password", "dbname", "connect_timeout")
    return psycopg.conninfo.make_conninfo(**{key: parameters[key] for key in wanted if parameters.get(key)})
