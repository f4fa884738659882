"""`var/env`: what the settings need to find this checkout's own services. The environment wins over it."""

from pathlib import Path

from bin.local.machine import Machine, write_private
from bin.local.place import VAR
from bin.local.ports import LOOPBACK

FILE = VAR / "env"


def values(machine: Machine) -> dict[str, str]:
    """Name and value of each variable. Plain HTTP, so loopback names only (docs/operations.md tells how to open it)."""
    return {
        "DATABASE_URL": f"postgis://jiuhu:{machine.postgres_password}@{LOOPBACK}:{machine.postgres_port}/jiuhu",
        "REDIS_URL": f"redis://{LOOPBACK}:{machine.redis_port}/0",
        "OSRM_URL": f"http://{LOOPBACK}:{machine.router_port}",
        "OSRM_PLAIN_URL": f"http://{LOOPBACK}:{machine.plain_router_port}",
        "SECRET_KEY": machine.secret_key,
        "DEBUG": "0",
        "DEMO": "1",
        "TLS": "0",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "CITY_DATA": str(VAR / "cities"),
    }


def write(machine: Machine, file: Path = FILE) -> None:
    head = "# Written by make services; changed here it is written over. Set a variable in the environment instead.\n"
    write_private(file, head + "".join(f"{name}={value}\n" for name, value in values(machine).items()))
