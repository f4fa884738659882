"""Asks in a thread of its own, so that the limit holds whatever the other side does, even for a name not resolved.

Few threads for each process: when all of them wait, the next is refused at once instead of queueing.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore

AT_ONCE = 4

_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="second-source")
_free = BoundedSemaphore(AT_ONCE)


class TooMany(Exception):
    """All threads wait for the source."""


class Late(Exception):
    """The limit passed."""


def asked_within[T](ask: Callable[[], T], seconds: float) -> T:
    """What `ask` returns or raises. Raises Late past the limit, TooMany when nobody is free to ask."""
    if not _free.acquire(blocking=False):
        raise TooMany
    future: Future[T] = _threads.submit(ask)
    future.add_done_callback(lambda _: _free.release())
    try:
        return future.result(seconds)
    except TimeoutError as late:
        raise Late from late
