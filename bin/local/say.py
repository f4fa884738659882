"""One line for each step with its time, one line for a refusal: what is wrong, and how to mend it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """Ends the command with one line on stderr and exit code 1."""


def say(words: str) -> None:
    print(f"· {words}", flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Tells `words` when the step starts and the seconds it took when it ends."""
    started = time.monotonic()
    print(f"· {words} …", end="", flush=True)
    try:
        yield
    except BaseException:
        print(f" failed after {time.monotonic() - started:.0f}s", flush=True)
        raise
    print(f" {time.monotonic() - started:.1f}s", flush=True)


def refuse(refusal: Refusal) -> int:
    print(f"✗ {refusal}", file=sys.stderr, flush=True)
    return 1
