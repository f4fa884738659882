"""`python -m bin.local services|stop|demo`, called by the scripts in bin/ once .venv exists."""

import sys
from pathlib import Path

from bin.local import services
from bin.local.place import ROOT
from bin.local.say import Refusal, refuse, say


def run_services() -> None:
    this = services.start_services()
    services.KEPT.touch()
    say(f"PostgreSQL answers on 127.0.0.1:{this.postgres_port}, Redis on 127.0.0.1:{this.redis_port}.")
    say("Now .venv/bin/python manage.py … works here. Stop with: make stop")


def main(arguments: list[str]) -> int:
    commands = {"services": run_services, "stop": services.stop_everything}
    try:
        commands[arguments[0]]()
    except Refusal as refusal:
        return refuse(refusal)
    except PermissionError as error:
        held = Path(error.filename or ROOT)
        return refuse(Refusal(f"No right to use {held}. Run this as its owner, or give it to yourself: sudo chown -R \"$USER\" {ROOT}"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
