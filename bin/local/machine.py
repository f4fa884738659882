"""What this checkout was given at its first start and keeps: its ports, its secrets, the folder of its database.

Kept in `var/machine.json` (mode 600), so that two checkouts run side by side on one machine.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from bin.local import ports
from bin.local.place import VAR

MACHINE_FILE = VAR / "machine.json"


@dataclass
class Machine:
    postgres_port: int
    redis_port: int
    router_port: int
    postgres_password: str
    secret_key: str
    postgres_data: str = ""
    web_port: int = 8000

    def save(self, file: Path = MACHINE_FILE) -> None:
        write_private(file, json.dumps(asdict(self), indent=2) + "\n")


def machine(file: Path = MACHINE_FILE) -> Machine:
    """What was kept, or a first choice which is kept from now on."""
    if file.exists():
        return Machine(**json.loads(file.read_text()))
    taken: set[int] = set()
    for _ in range(3):
        taken.add(ports.choose(taken))
    postgres, redis, router = sorted(taken)
    first = Machine(postgres, redis, router, secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    first.save(file)
    return first


def write_private(file: Path, text: str) -> None:
    """Writes the file whole or not at all, readable by its owner only."""
    part = file.with_name(file.name + ".part")
    part.touch(mode=0o600)
    part.write_text(text)
    part.replace(file)
