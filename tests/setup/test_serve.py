"""Web processes behind one port: all of them answer, one that dies comes back, and none outlives the one that began."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bin.local.orphans import is_working
from bin.serve import processes_wanted
from tests.fixtures.live import free_port, wait_until

# Stands for the web process, which takes seconds to start: it answers each connection with its own number.
ANSWERS = """
import os, socket, sys
listening = socket.socket(fileno=int(sys.argv[1]))
while True:
    one, _ = listening.accept()
    one.sendall(str(os.getpid()).encode())
    one.close()
"""
SERVE = f"""
import socket, sys
from bin import serve
serve.AT_ONCE_S = float(sys.argv[2])
with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listening:
    sys.exit(serve.Web(listening, 2, lambda fd: [sys.executable, "-c", {ANSWERS!r}, str(fd)]).run())
"""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def web(port: int) -> Iterator[subprocess.Popen[bytes]]:
    started = serve(port)
    wait_until(lambda: len(answering(port)) == 2, 10, "two answering")
    yield started
    started.kill()
    started.wait()


def serve(port: int, at_once_s: float = 0.0) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SERVE, str(port), str(at_once_s)])


def answering(port: int) -> set[int]:
    """The processes that twenty connections at once come to. One that dies meanwhile says nothing."""
    try:
        asked = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(20)]
        pids = {int(said) for one in asked if (said := one.recv(20))}
    except ConnectionError:
        return set()
    for one in asked:
        one.close()
    return pids


def children(pid: int) -> set[int]:
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def test_one_that_dies_is_started_again_while_the_other_answers(web: Any, port: int) -> None:
    before = children(web.pid)
    os.kill(min(before), signal.SIGKILL)
    assert answering(port) >= {max(before)}
    wait_until(lambda: len(answering(port) - before) == 1, 10, "a new one")
    assert len(children(web.pid)) == 2


def test_asked_to_end_it_ends_with_all_its_processes(web: Any, port: int) -> None:
    begun = children(web.pid)
    web.terminate()
    assert web.wait(10) == 0
    assert not any(map(is_working, begun))


def test_killed_it_leaves_none_behind_that_would_hold_the_port(web: Any, port: int) -> None:
    begun = children(web.pid)
    web.kill()
    wait_until(lambda: not any(map(is_working, begun)), 10, "their end")
    socket.create_server(("127.0.0.1", port)).close()


def test_one_that_cannot_run_ends_all_with_its_status_for_the_supervisor_to_see(port: int) -> None:
    web = serve(port, at_once_s=60.0)
    wait_until(lambda: len(answering(port)) == 2, 10, "two answering")
    os.kill(min(begun := children(web.pid)), signal.SIGKILL)
    assert web.wait(10) == signal.SIGKILL
    assert not any(map(is_working, begun))


@pytest.mark.parametrize(("said", "many"), [("3", 3), ("", min(2, os.cpu_count() or 1))])
def test_how_many_there_are_is_said_or_follows_the_cores(monkeypatch: Any, said: str, many: int) -> None:
    monkeypatch.setenv("WEB_PROCESSES", said)
    assert processes_wanted() == many
