"""The benchmarks' own database, and the system running on it."""

import logging
import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tests.fixtures.live import Stage


@contextmanager
def bench_database() -> Iterator[None]:
    """A fresh database named for this process, dropped at the end."""
    django.setup()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    from django.db import connection

    _allow_many_files()
    own = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        bench = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = own
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{bench}" WITH (FORCE)')


@contextmanager
def running(**environ: str) -> Iterator[Stage]:
    """The web processes and the relay on the benchmarks' database; `environ` is added to what all are told."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), {"LOG_LEVEL": "WARNING", **environ})
        try:
            stage.start_web()
            stage.start_relay()
            yield stage
        finally:
            stage.stop()


def cpu_seconds(pid: int) -> float:
    """The processor time that a process and those it has started have used so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(cpu_seconds(int(child)) for child in children)


def _allow_many_files() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
