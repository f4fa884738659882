"""Waiting for something to come true."""

import time
from collections.abc import Callable

from bin.local.say import Refusal


def wait_until(true: Callable[[], bool], seconds: float, otherwise: Callable[[], str]) -> None:
    """Asks ten times a second; refuses with `otherwise()` after `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise Refusal(otherwise())
        time.sleep(0.1)


def last_lines(text: str, count: int = 3) -> str:
    return " | ".join(line.strip() for line in text.splitlines()[-count:] if line.strip())
