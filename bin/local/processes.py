"""The process list: what runs, as whom, and how it is asked to end."""

import shlex
from dataclasses import dataclass, field
from pathlib import Path

from bin.local import env_file, postgres, redis_server
from bin.local.machine import Machine
from bin.local.place import PYTHON_BIN, ROOT
from bin.local.ports import LOOPBACK

SERVICES = "services"
APP = "app"


@dataclass(frozen=True)
class Process:
    name: str
    group: str
    command: list[str]
    user: str | None = None
    stop_signal: str = "TERM"
    stop_seconds: int = 10
    folder: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        return shlex.join(self.command)


def service_processes(machine: Machine, is_root: bool) -> list[Process]:
    """PostgreSQL, Redis and the router."""
    data = postgres.data_folder(machine)
    values = env_file.values(machine)
    router = {name: values[name] for name in ("OSRM_URL", "OSRM_PLAIN_URL", "CITY_DATA")}
    return [
        # INT is PostgreSQL's fast shutdown: TERM would wait for every client to leave.
        Process(
            "postgres",
            SERVICES,
            postgres.server_command(machine),
            user=postgres.owner(data) if is_root else None,
            stop_signal="INT",
            stop_seconds=60,
            folder=data,
        ),
        Process("redis", SERVICES, redis_server.server_command(), stop_seconds=30),
        Process("router", SERVICES, [str(PYTHON_BIN / "python"), "manage.py", "router"], environment=router),
    ]


def app_processes(port: int) -> list[Process]:
    """The system itself. Two relays: one leads, one stands by; so does a second sweeper."""
    module, manage = ([str(PYTHON_BIN / "python"), what] for what in ("-m", "manage.py"))
    celery = [str(PYTHON_BIN / "celery"), "-A", "config.celery"]
    quiet = ["--loglevel=warning"]
    worker = ["worker", "--concurrency=1", "--without-gossip", "--without-mingle", *quiet]
    beat = ["beat", "--schedule=var/run/beat", "--pidfile=", *quiet]
    return [
        Process("web", APP, [*module, "bin.serve", "-b", LOOPBACK, "-p", str(port)], stop_seconds=20),
        Process("relay", APP, [*manage, "relay"]),
        Process("relay-standby", APP, [*manage, "relay"]),
        # Long bulk work never stands in the way of the sweep.
        Process("worker", APP, [*celery, *worker, "-Q", "urgent", "-n", "urgent@%h"], stop_seconds=20),
        # Nor does the sweep in the way of a unit that is to be sent.
        Process("worker-sending", APP, [*celery, *worker, "-Q", "sending", "-n", "sending@%h"], stop_seconds=20),
        Process("worker-bulk", APP, [*celery, *worker, "-Q", "bulk", "-n", "bulk@%h"], stop_seconds=20),
        Process("beat", APP, [*celery, *beat]),
        # Takes over when Celery or Redis stand still.
        Process("sweep-standby", APP, [*manage, "sweep"]),
    ]
