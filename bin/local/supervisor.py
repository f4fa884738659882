"""Talking to this checkout's supervisor: starting it in the background, its groups, its end."""

import os
import subprocess
import xmlrpc.client
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

from bin.local import supervisor_conf
from bin.local.place import LOGS, PYTHON_BIN, ROOT, VAR, supervisor_socket
from bin.local.say import Refusal
from bin.local.waiting import last_lines, wait_until

RUNNING = "RUNNING"
GOING = {"RUNNING", "STARTING", "BACKOFF", "STOPPING"}
ALREADY_STARTED = 60  # the supervisor's fault codes
NOT_RUNNING = 70
MARK = "JIUHU_CHECKOUT"


def calls() -> Any:
    transport = SupervisorTransport(None, None, f"unix://{supervisor_socket()}")
    return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport).supervisor


def is_up() -> bool:
    try:
        return bool(calls().getPID())
    except (OSError, xmlrpc.client.Error):
        return False


def environment() -> dict[str, str]:
    """What the processes inherit. The mark lets us know our own again; PostgreSQL's own variables would mislead it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "MAKE", "MFLAGS"))}
    return inherited | {MARK: str(VAR), "PYTHONUNBUFFERED": "1"}


def start() -> None:
    """Starts the supervisor in the background, with every process still stopped."""
    command = [str(PYTHON_BIN / "supervisord"), "-c", str(supervisor_conf.FILE)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refusal(f"The supervisor did not start: {last_lines(done.stdout + done.stderr)}")
    wait_until(is_up, 10, lambda: f"The supervisor does not answer; see {LOGS / 'supervisor.log'}.")


def take_up_configuration() -> None:
    """Makes a running supervisor follow a changed file; what has not changed is left running."""
    supervisor = calls()
    added, changed, removed = supervisor.reloadConfig()[0]
    for group in changed + removed:
        supervisor.stopProcessGroup(group)
        supervisor.removeProcessGroup(group)
    for group in added + changed:
        supervisor.addProcessGroup(group)


def states(group: str) -> dict[str, str]:
    """State name of each process of the group."""
    return {row["name"]: row["statename"] for row in calls().getAllProcessInfo() if row["group"] == group}


def is_going(group: str) -> bool:
    return any(state in GOING for state in states(group).values())


def start_group(group: str) -> None:
    for name, state in states(group).items():
        if state not in GOING:
            start_process(f"{group}:{name}")


def start_process(full_name: str) -> None:
    try:
        calls().startProcess(full_name, False)
    except xmlrpc.client.Fault as fault:
        if fault.faultCode != ALREADY_STARTED:
            raise Refusal(f"{full_name} cannot be started: {fault.faultString}") from fault


def stop_group(group: str) -> None:
    """Asks each process of the group to end, and waits until they have."""
    calls().stopProcessGroup(group, True)


def shut_down() -> None:
    pid = int(calls().getPID())
    calls().shutdown()
    wait_until(lambda: not _is_alive(pid), 90, lambda: f"The supervisor (process {pid}) does not end.")


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def log_of(name: str) -> str:
    try:
        return last_lines((LOGS / f"{name}.log").read_text(errors="replace")[-4000:])
    except OSError:
        return ""
