"""Processes of ours that outlived their supervisor (it was killed). Known by our mark in their environment,
or by the lock file of the folder they work in; never by name alone."""

import os
import signal
import time
from pathlib import Path

from bin.local import postgres, redis_server
from bin.local.machine import Machine
from bin.local.place import VAR
from bin.local.say import say
from bin.local.supervisor import MARK


def marked(mark: str = f"{MARK}={VAR}") -> list[int]:
    """Our own processes by the mark that the supervisor's children inherit."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            variables = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if mark.encode() in variables:
            found.append(int(folder.name))
    return found


def end_orphans(machine: Machine) -> None:
    """To be called only while no supervisor runs."""
    pids = dict.fromkeys(marked(), signal.SIGTERM)
    server = postgres.running_pid(machine)
    if server:
        pids[server] = signal.SIGINT
    keeper = redis_server.running_pid()
    if keeper:
        pids[keeper] = signal.SIGTERM
    if not pids:
        return
    say(f"Ending {len(pids)} processes of this checkout whose supervisor is gone.")
    for pid, number in pids.items():
        end(pid, number)
    wait_for(list(pids), 20)


def end(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def wait_for(pids: list[int], seconds: float) -> None:
    """Waits for the processes to end; what has not ended by then is killed."""
    deadline = time.monotonic() + seconds
    while pids and time.monotonic() < deadline:
        pids = [pid for pid in pids if is_working(pid)]
        time.sleep(0.1)
    for pid in pids:
        end(pid, signal.SIGKILL)


def is_working(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
