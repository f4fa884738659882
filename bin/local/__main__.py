"""`python -m bin.local NAME`, called by the scripts in bin/ once .venv exists."""

import sys
from collections.abc import Callable
from pathlib import Path

from bin.local import checks, demo, services, web
from bin.local.commands import manage, run_quietly
from bin.local.place import ROOT
from bin.local.say import Refusal, refuse, say


def run_services() -> None:
    this = services.start_services()
    services.await_router(this)
    services.KEPT.touch()
    run_quietly("Database schema", manage("migrate", "--no-input"), "the migrations failed:")
    say(f"PostgreSQL answers on 127.0.0.1:{this.postgres_port}, Redis on 127.0.0.1:{this.redis_port}.")
    say("Now .venv/bin/python manage.py … works here. Stop with: make stop")


COMMANDS: dict[str, Callable[..., None]] = {
    "services": run_services,
    "stop": services.run_stop,
    "types": web.make_types,
    "web": web.build,
    "demo": demo.run_demo,
    "check": checks.run_check,
    "check-server": checks.run_check_server,
    "check-web": checks.run_check_web,
    "test": checks.run_test,
    "bench": checks.run_bench,
}


STOPPED_BY_SIGNAL = 130


def main(arguments: list[str]) -> int:
    name, *rest = arguments
    try:
        COMMANDS[name](*rest)
    except Refusal as refusal:
        return refuse(refusal)
    except demo.Stop:
        return STOPPED_BY_SIGNAL
    except PermissionError as error:
        held = Path(error.filename or ROOT)
        return refuse(
            Refusal(
                f'No right to use {held}. Run this as its owner, or give it to yourself: sudo chown -R "$USER" {ROOT}'
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
