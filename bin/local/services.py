"""Starting and ending the private services: PostgreSQL, Redis and the router."""

import os
import pwd
from pathlib import Path

from bin.local import (
    env_file,
    orphans,
    ports,
    postgres,
    redis_server,
    supervisor,
    supervisor_conf,
    translations,
)
from bin.local.machine import MACHINE_FILE, Machine, machine, replace_taken_ports
from bin.local.place import LOGS, RUN, VAR, make_folders, supervisor_socket
from bin.local.processes import APP, SERVICES, app_processes, service_processes
from bin.local.say import Refusal, say, step
from bin.local.waiting import wait_until

KEPT = RUN / "services-kept"  # made by `make services`: the services stay when a demo ends
DEFAULT_PORT = 8000


def port_wanted() -> int:
    """The port of the pages: PORT, or 8000."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 65_536:
        raise Refusal(f"PORT={text} is no port. Choose a number between 1024 and 65535.")
    return int(text)


def refuse_other_user() -> None:
    """The processes here belong to whoever started them; a second user would write files that they cannot read."""
    held_by = pwd.getpwuid(supervisor_socket().stat().st_uid).pw_name
    if held_by != pwd.getpwuid(os.geteuid()).pw_name:
        raise Refusal(f"The services of this checkout were started by {held_by}. Be {held_by}, or first: make stop")


def clear_the_way(this: Machine) -> None:
    """Before a first process: ends what outlived an earlier supervisor, and lets go of ports that others have taken."""
    orphans.end_orphans(this)
    for name in replace_taken_ports(this):
        say(f"The {name.replace('_', ' ')} was taken by another program; it is {getattr(this, name)} now.")


def configure(this: Machine) -> None:
    postgres.make_cluster(this)
    redis_server.configure(this)
    env_file.write(this)


def start_services(web_port: int | None = None) -> Machine:
    """Brings the services up and waits until they answer. Nothing is done for those that run.

    `web_port` is the port the demo gives the pages; without it the port of the last demo stays.
    """
    make_folders()
    this = machine()
    if supervisor.is_up():
        refuse_other_user()
    else:
        clear_the_way(this)
    if web_port:
        this.web_port = web_port
        this.save()
    configure(this)
    translations.build()
    processes = service_processes(this, os.geteuid() == 0) + app_processes(this.web_port)
    changed = supervisor_conf.write(processes)
    if supervisor.is_up():
        if changed:
            supervisor.take_up_configuration()
    else:
        supervisor.start()
    with step("PostgreSQL and Redis"):
        supervisor.start_group(SERVICES)
        wait_until(lambda: postgres.is_ready(this), 60, lambda: unready("postgres"))
        wait_until(lambda: redis_server.is_ready(this), 30, lambda: unready("redis"))
    postgres.make_database(this)
    return this


def city_is_imported() -> bool:
    """Whether there is a routing graph to serve: `current` links to the folder that holds it."""
    return (Path(os.environ.get("CITY_DATA") or VAR / "cities") / "current").exists()


def await_router(this: Machine) -> None:
    if not city_is_imported():
        return
    with step("Router"):
        both = (this.router_port, this.plain_router_port)
        wait_until(lambda: all(map(ports.answers, both)), 60, lambda: unready("router"))


def unready(name: str) -> str:
    return f"{name} does not answer: {supervisor.log_of(name) or 'nothing in its log'}. See {LOGS / name}.log."


def stop_demo() -> None:
    """Ends the system, and the services too unless `make services` has asked for them to stay."""
    if not supervisor.is_up():
        return
    if not KEPT.exists():
        stop_everything()
        return
    with step("Stopping (the services of make services stay)"):
        supervisor.stop_group(APP)


def stop_everything() -> None:
    """Ends what this checkout started, and nothing else: the system first, then the services."""
    KEPT.unlink(missing_ok=True)
    if supervisor.is_up():
        with step("Stopping"):
            supervisor.stop_group(APP)
            supervisor.stop_group(SERVICES)
            supervisor.shut_down()
    elif MACHINE_FILE.exists():
        orphans.end_orphans(machine())


def run_stop() -> None:
    """`make stop`."""
    stop_everything()
    say("Nothing of this checkout runs.")
