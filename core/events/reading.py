"""Database work of the sockets: their own bounded pools of threads, apart from the requests'."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections

_pool = ThreadPoolExecutor(max_workers=settings.SOCKET_READ_THREADS, thread_name_prefix="socket-read")


async def read[R](function: Callable[..., R], *args: Any) -> R:
    """Run a selector in the pool. `database_sync_to_async` would run one at a time in the whole process."""
    return await run_in(_pool, function, *args)


async def run_in[R](pool: ThreadPoolExecutor, function: Callable[..., R], *args: Any) -> R:
    """Run a function that uses the database in a pool of its own."""

    def run() -> R:
        close_old_connections()
        try:
            return function(*args)
        finally:
            close_old_connections()

    return await sync_to_async(run, thread_sensitive=False, executor=pool)()
