"""The checkout's own Redis: loopback only, keeps what it is given, never evicts."""

from pathlib import Path

import redis

from bin.local.machine import Machine, write_private
from bin.local.place import RUN, VAR
from bin.local.ports import LOOPBACK

FILE = VAR / "redis.conf"
DATA = VAR / "redis"
PID_FILE = RUN / "redis.pid"

CONFIGURATION = """\
# Written at each start.
bind {host}
port {port}
protected-mode yes
daemonize no
pidfile "{pid_file}"
dir "{data}"
appendonly yes
maxmemory-policy noeviction
client-output-buffer-limit pubsub 256mb 64mb 60
"""


def configure(machine: Machine) -> None:
    DATA.mkdir(exist_ok=True)
    write_private(FILE, CONFIGURATION.format(host=LOOPBACK, port=machine.redis_port, pid_file=PID_FILE, data=DATA))


def server_command() -> list[str]:
    return ["/usr/bin/redis-server", str(FILE)]


def is_ready(machine: Machine) -> bool:
    try:
        with redis.Redis(host=LOOPBACK, port=machine.redis_port, socket_timeout=2) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def running_pid() -> int | None:
    """The process that works in this Redis folder now, if any."""
    try:
        pid = int(PID_FILE.read_text())
        works_in = Path(f"/proc/{pid}/cwd").readlink()
        name = Path(f"/proc/{pid}/comm").read_text()
    except (OSError, ValueError):
        return None
    return pid if works_in == DATA and name.startswith("redis") else None
