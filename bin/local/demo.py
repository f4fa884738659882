"""`make demo`: from nothing to the running system in the foreground; Ctrl-C ends what it started and nothing else."""

import fcntl
import signal
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from bin.local import ports, services, supervisor, web
from bin.local.city import bring_city
from bin.local.commands import manage, run_quietly
from bin.local.machine import machine
from bin.local.place import LOGS, RUN, make_folders
from bin.local.processes import APP
from bin.local.say import Refusal, say, step
from bin.local.waiting import wait_until

LOCK = RUN / "demo.lock"
LOOK_EVERY_S = 2.0
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy the machine uses


def run_demo(extract: str | None = None) -> None:
    make_folders()
    port = services.port_wanted()
    with only_one(), stopping_afterwards():
        if not already_serves(port):
            refuse_taken_web_port(port)
        accounts = bring_up(extract, port)
        print_welcome(port, accounts)
        with suppress(Stop):
            watch()


def already_serves(port: int) -> bool:
    """Whether the port is held by our own system, left behind by a demo that was killed."""
    return supervisor.is_up() and supervisor.is_going(APP) and machine().web_port == port


def refuse_taken_web_port(port: int) -> None:
    if not ports.is_free(port):
        raise Refusal(
            f"Port {port} is in use by another program. End it, or choose another: make demo PORT={port + 80}"
        )


def bring_up(extract: str | None, port: int) -> str:
    """Everything up to a system that answers. Returns what `demo_seed` says of the accounts."""
    web.build()
    this = services.start_services(web_port=port)
    run_quietly("Database schema", manage("migrate", "--no-input"), "the migrations failed:")
    bring_city(extract)
    supervisor.start_group(APP)  # comes up while the accounts are made
    accounts = run_quietly("Demo centre, accounts and units", manage("demo_seed"), "the demo data could not be made:")
    services.await_router(this)
    with step("The system"):
        wait_until(lambda: is_healthy(port) and all_run(), 90, why_unhealthy)
    return accounts


def is_healthy(port: int) -> bool:
    try:
        with DIRECTLY.open(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def all_run() -> bool:
    return set(supervisor.states(APP).values()) == {supervisor.RUNNING}


def why_unhealthy() -> str:
    for name, state in supervisor.states(APP).items():
        if state != supervisor.RUNNING:
            return f"{name} does not run ({state.lower()}): {supervisor.log_of(name)}. See {LOGS / name}.log."
    return f"The system does not answer: {supervisor.log_of('web')}. See {LOGS / 'web.log'}."


def print_welcome(port: int, accounts: str) -> None:
    print(f"\nJiuhu 救护   http://localhost:{port}/\n")
    print(accounts.rstrip())
    print("\nCtrl-C stops it. Logs are in var/log; bin/ctl status shows the processes.\n", flush=True)


class Stop(Exception):
    """A signal asked us to end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


@contextmanager
def stopping_afterwards() -> Iterator[None]:
    """Ends what was started when the demo ends, however it ends. Services that `make services` keeps stay."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        services.stop_demo()


def watch() -> None:
    """Waits for a signal, and tells when a process stops or comes back."""
    before: dict[str, str] = {}
    while supervisor.is_up():
        now = supervisor.states(APP)
        for name, state in now.items():
            if before.get(name, supervisor.RUNNING) != state:
                say(f"{name}: {state.lower()}" + ("" if state == supervisor.RUNNING else f" ({LOGS / name}.log)"))
        before = now
        time.sleep(LOOK_EVERY_S)
    say("Stopped from outside.")


@contextmanager
def only_one() -> Iterator[None]:
    """One demo in the foreground per checkout."""
    with LOCK.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                "This checkout's demo runs already, in another terminal. End it there with Ctrl-C, or with: make stop"
            ) from None
        yield
