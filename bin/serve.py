"""`python -m bin.serve`: the web process, several times over behind one address (ADR 0016).

One Python process computes on one core. So a few of them accept from one socket, which this one opens and keeps:
whichever is free takes the next connection. It runs nothing of the system itself.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

BACKLOG = 512
AT_ONCE_S = 5.0  # one that ends so soon after its start cannot run at all
DIES_WITH_PARENT = 1  # Linux, PR_SET_PDEATHSIG

Command = Callable[[int], list[str]]
"""What a web process is started with, for the descriptor of the socket."""


def daphne(fd: int) -> list[str]:
    """Requests are timed by `Server-Timing` and logged with what they did; a list of addresses adds nothing."""
    quiet = ["--access-log", "/dev/null"]
    return [sys.executable, "-m", "daphne", "--fd", str(fd), *quiet, "config.asgi:application"]


def processes_wanted() -> int:
    """WEB_PROCESSES, or two where there are as many cores: the database and the relay need some too."""
    return int(os.environ.get("WEB_PROCESSES") or min(2, os.cpu_count() or 1))


class Web:
    """The processes behind one socket. One that dies is started again."""

    def __init__(self, listening: socket.socket, many: int, command: Command = daphne) -> None:
        self.listening, self.many, self.command = listening, many, command
        self.began: dict[int, float] = {}
        self.ending = False

    def run(self) -> int:
        """Until it is asked to end (0), or until a process ended right after its start (its status)."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked_to_end)
        while len(self.began) < self.many and not self.ending:
            self._start()
        status = 0
        while self.began:
            pid, how = os.wait()
            lived = time.monotonic() - self.began.pop(pid, 0.0)
            if self.ending:
                continue
            print(f"web process {pid} ended with {os.waitstatus_to_exitcode(how)}", file=sys.stderr, flush=True)
            if lived >= AT_ONCE_S:
                self._start()
                continue
            status = abs(os.waitstatus_to_exitcode(how)) or 1
            self._end()
        return status

    def _start(self) -> None:
        fd = self.listening.fileno()
        started = subprocess.Popen(self.command(fd), pass_fds=[fd], preexec_fn=_die_with_parent)
        self.began[started.pid] = time.monotonic()
        if self.ending:  # asked between the two lines
            started.terminate()

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        self._end()

    def _end(self) -> None:
        self.ending = True
        for pid in list(self.began):
            os.kill(pid, signal.SIGTERM)


def _die_with_parent() -> None:
    """Nobody would answer for one that is left behind, and it would hold the port."""
    ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGTERM)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bin.serve")
    parser.add_argument("-b", "--bind", default="127.0.0.1")
    parser.add_argument("-p", "--port", type=int, default=8000)
    given = parser.parse_args()
    with socket.create_server((given.bind, given.port), backlog=BACKLOG) as listening:
        return Web(listening, processes_wanted()).run()


if __name__ == "__main__":
    sys.exit(main())
