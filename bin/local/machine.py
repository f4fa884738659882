"""What this checkout was given at its first start and keeps: its ports, its secrets, the folder of its database.

Kept in `var/machine.json` (mode 600), so that two checkouts run side by side on one machine.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from bin.local import ports
from bin.local.place import ROOT, VAR

MACHINE_FILE = VAR / "machine.json"


PORTS = ("postgres_port", "redis_port", "router_port", "plain_router_port")


@dataclass
class Machine:
    postgres_port: int
    redis_port: int
    router_port: int
    postgres_password: str
    secret_key: str
    postgres_data: str = ""
    web_port: int = 8000
    plain_router_port: int = 0

    def save(self, file: Path = MACHINE_FILE) -> None:
        write_private(file, json.dumps(asdict(self), indent=2) + "\n")


def machine(file: Path = MACHINE_FILE) -> Machine:
    """What was kept, or a first choice which is kept from now on."""
    if file.exists():
        kept = Machine(**json.loads(file.read_text()))
        if missing := [name for name in PORTS if not getattr(kept, name)]:
            choose_ports(kept, missing)
            kept.save(file)
        return kept
    first = Machine(0, 0, 0, secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    choose_ports(first, PORTS)
    first.save(file)
    return first


def choose_ports(this: Machine, names: Iterable[str]) -> None:
    """Gives free ports to these fields."""
    for name in names:
        taken = {getattr(this, other) for other in PORTS}
        setattr(this, name, ports.choose(taken, ports.first_for(str(ROOT))))


def replace_taken_ports(this: Machine) -> list[str]:
    """Gives new ports for those that another program has taken while we were down. Returns the fields that changed."""
    lost = [name for name in PORTS if not ports.is_free(getattr(this, name))]
    choose_ports(this, lost)
    if lost:
        this.save()
    return lost


def write_private(file: Path, text: str) -> None:
    """Writes the file whole or not at all, readable by its owner only."""
    part = file.with_name(file.name + ".part")
    part.touch(mode=0o600)
    part.write_text(text)
    part.replace(file)
