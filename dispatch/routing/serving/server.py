"""One osrm-routed: from shared memory, or from the files of a graph."""

import ctypes
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from cad.geo.graph.program import osrm_program

LARGEST_TABLE = 10_000
LONGEST_TRACE = 1_000
STARTS_WITHIN_S = 60.0
ENDS_WITHIN_S = 5.0
PR_SET_PDEATHSIG = 1


def server_command(source: Path | str, url: str) -> list[str]:
    """The osrm-routed command for a graph's files, or for a dataset in shared memory by its name."""
    address = urlsplit(url)
    listen = ["-i", address.hostname or "127.0.0.1", "-p", str(address.port or 5000)]
    limits = ["--max-table-size", str(LARGEST_TABLE), "--max-matching-size", str(LONGEST_TRACE)]
    command = [str(osrm_program("osrm-routed")), "--algorithm", "mld", "--verbosity", "WARNING", *limits, *listen]
    return [*command, str(source)] if isinstance(source, Path) else [*command, "-s", "--dataset-name", source]


class Server:
    """A process that ends with us, however we end: another one on its port would answer from older roads."""

    def __init__(self, source: Path | str, url: str) -> None:
        self.source, self.url = source, url
        self._process = subprocess.Popen(server_command(source, url), preexec_fn=_end_with_parent)

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def wait_until_it_listens(self) -> bool:
        """False when it ended instead, or does not listen for a minute."""
        until = time.monotonic() + STARTS_WITHIN_S
        while self.runs and time.monotonic() < until:
            if _listens(self._process.pid):
                return True
            time.sleep(0.05)
        return False

    def end(self) -> None:
        if not self.runs:
            return
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _listens(pid: int) -> bool:
    """Whether the process itself has a socket that listens: two of them may share the port for a moment."""
    try:
        ours = set(_open_files(pid))
        return any(f"socket:[{inode}]" in ours for inode in _listening_inodes(pid))
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return False


def _open_files(pid: int) -> Iterator[str]:
    """What the process has open; a file that it closes while we look is left out."""
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            yield str(link.readlink())


def _listening_inodes(pid: int) -> list[str]:
    found = []
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                found.append(fields[9])
    return found


def answers(url: str) -> bool:
    """Whether somebody listens at the address."""
    address = urlsplit(url)
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((address.hostname or "127.0.0.1", address.port or 5000)) == 0
