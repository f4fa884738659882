"""The supervisor's configuration, written from the process list."""

import os
from collections.abc import Iterable
from pathlib import Path

from bin.local.place import LOGS, ROOT, RUN, VAR, supervisor_socket
from bin.local.processes import Process

FILE = VAR / "supervisor.conf"
PID_FILE = RUN / "supervisor.pid"

HEAD = """\
; Written at each start.
[supervisord]
logfile={logs}/supervisor.log
logfile_maxbytes=5MB
logfile_backups=2
pidfile={pid_file}
childlogdir={logs}
directory={root}
{user}
[unix_http_server]
file={socket}
chmod=0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix://{socket}
"""

# A process that keeps failing is tried for about half an hour: the database may be away for a while.
PROGRAM = """
[program:{name}]
command={command}
directory={folder}
autostart=false
autorestart=true
startsecs=1
startretries=60
stopsignal={stop_signal}
stopwaitsecs={stop_seconds}
killasgroup=true
redirect_stderr=true
stdout_logfile={logs}/{name}.log
stdout_logfile_maxbytes=10MB
stdout_logfile_backups=3
{more}"""


def escaped(text: object) -> str:
    """For a value of the supervisor's file, in which % starts an expansion."""
    return str(text).replace("%", "%%")


def program(process: Process) -> str:
    more = f"user={process.user}\n" if process.user else ""
    if process.environment:
        pairs = ",".join(f'{name}="{escaped(value)}"' for name, value in process.environment.items())
        more += f"environment={pairs}\n"
    return PROGRAM.format(
        name=process.name,
        command=escaped(process.line),
        folder=escaped(process.folder),
        logs=escaped(LOGS),
        more=more,
        stop_signal=process.stop_signal,
        stop_seconds=process.stop_seconds,
    )


def text(processes: Iterable[Process]) -> str:
    listed = list(processes)
    user = "user=root\n" if os.geteuid() == 0 else ""
    parts = [
        HEAD.format(
            logs=escaped(LOGS),
            root=escaped(ROOT),
            pid_file=escaped(PID_FILE),
            socket=escaped(supervisor_socket()),
            user=user,
        )
    ]
    for group in dict.fromkeys(process.group for process in listed):
        names = ",".join(process.name for process in listed if process.group == group)
        parts.append(f"\n[group:{group}]\nprograms={names}\n")
    parts += [program(process) for process in listed]
    return "".join(parts)


def write(processes: Iterable[Process], file: Path = FILE) -> bool:
    """Writes the file; tells whether it changed."""
    new = text(processes)
    old = file.read_text() if file.exists() else ""
    file.write_text(new)
    return new != old
