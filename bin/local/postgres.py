"""The checkout's own PostgreSQL cluster: made once, run by `postgres` when we are root, else by ourselves."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import psycopg

from bin.local.machine import Machine
from bin.local.place import VAR, outside_folder
from bin.local.ports import LOOPBACK
from bin.local.say import Refusal, say, step

EXTENSIONS = ("postgis", "btree_gist", "pg_trgm", "unaccent")
OLDEST = 15

CONFIGURATION = """\
# Written at each start.
listen_addresses = '{host}'
port = {port}
unix_socket_directories = ''
max_connections = 300
shared_buffers = 256MB
effective_cache_size = 1GB
maintenance_work_mem = 256MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off                        # costs more than it saves on short queries
timezone = 'UTC'
log_timezone = 'UTC'
log_min_duration_statement = 1s
log_line_prefix = '%m [%p] %q%a '
"""


def programs(version: int = OLDEST) -> Path:
    """The folder that holds initdb and postgres of this version."""
    folder = Path(f"/usr/lib/postgresql/{version}/bin")
    if not (folder / "postgres").exists():
        raise Refusal(
            f"PostgreSQL {version} is not in {folder}. Install it: apt-get install postgresql-{version}-postgis-3"
        )
    return folder


def owner(data: Path) -> str:
    """The user that the server runs as. It refuses to run as root, so root hands it to `postgres`."""
    held_by = pwd.getpwuid(data.stat().st_uid).pw_name if data.exists() else None
    me = pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        return held_by if held_by not in (None, "root") else "postgres"
    if held_by not in (None, me):
        raise Refusal(f"The database in {data} belongs to {held_by}: run this as {held_by} or as root.")
    return me


def run_as(user: str, command: list[str]) -> list[str]:
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--reset-env", "--", *command]


def can_reach(folder: Path, user: str) -> bool:
    """Whether the user can pass into the folder, which a checkout under a closed home forbids."""
    return subprocess.run(run_as(user, ["test", "-x", str(folder)]), check=False).returncode == 0


def data_folder(machine: Machine) -> Path:
    """Where the cluster lies. Chosen once: inside the checkout, or outside where its owner cannot reach it."""
    if not machine.postgres_data:
        inside = VAR / "postgres"
        user = owner(inside)
        reached = can_reach(VAR, user)
        machine.postgres_data = str(inside if reached else outside_folder() / "postgres")
        if not reached:
            say(f"The user {user} cannot reach {VAR}; the database lies in {machine.postgres_data} instead.")
        machine.save()
    return Path(machine.postgres_data)


def make_cluster(machine: Machine) -> None:
    """Makes the cluster when there is none, and writes its configuration."""
    data = data_folder(machine)
    if not data.exists():
        with step("PostgreSQL cluster"):
            initialise(machine, data)
    (data / "postgresql.conf").write_text(CONFIGURATION.format(host=LOOPBACK, port=machine.postgres_port))


def initialise(machine: Machine, data: Path) -> None:
    """Runs initdb beside `data` and moves the result there, so that one cut off halfway is made again."""
    part = data.with_name("postgres.part")
    shutil.rmtree(part, ignore_errors=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    part.parent.chmod(0o755)
    part.mkdir(mode=0o700)
    user = owner(data)
    if os.geteuid() == 0:
        shutil.chown(part, user, user)
    password = part.with_name("postgres.password")
    password.touch(mode=0o600)
    password.write_text(machine.postgres_password)
    if os.geteuid() == 0:
        shutil.chown(password, user, user)
    locale = ["--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8"]
    access = ["--username=jiuhu", f"--pwfile={password}", "--auth=scram-sha-256"]
    command = [str(programs() / "initdb"), f"--pgdata={part}", *locale, *access, "--no-instructions"]
    try:
        done = subprocess.run(run_as(user, command), capture_output=True, text=True, check=False)
    finally:
        password.unlink()
    if done.returncode:
        raise Refusal(f"The database cluster could not be made in {data}: {done.stderr.strip()}")
    part.rename(data)


def server_command(machine: Machine) -> list[str]:
    data = data_folder(machine)
    version = int((data / "PG_VERSION").read_text())
    return [str(programs(version) / "postgres"), "-D", str(data)]


def connect(machine: Machine, database: str) -> psycopg.Connection:
    return psycopg.connect(
        host=LOOPBACK,
        port=machine.postgres_port,
        user="jiuhu",
        password=machine.postgres_password,
        dbname=database,
        connect_timeout=2,
        autocommit=True,
    )


def is_ready(machine: Machine) -> bool:
    try:
        connect(machine, "template1").close()
    except psycopg.OperationalError:
        return False
    return True


def make_database(machine: Machine) -> None:
    """The database and its extensions. In template1 too, so that the databases of tests have them."""
    with connect(machine, "template1") as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'jiuhu'").fetchone()
        add_extensions(connection)
    if not known:
        with connect(machine, "postgres") as connection:
            connection.execute("CREATE DATABASE jiuhu")
    with connect(machine, "jiuhu") as connection:
        add_extensions(connection)


def add_extensions(connection: psycopg.Connection) -> None:
    for extension in EXTENSIONS:
        connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def running_pid(machine: Machine) -> int | None:
    """The process that holds this cluster now, if any."""
    lock = Path(machine.postgres_data or "/nowhere") / "postmaster.pid"
    try:
        pid = int(lock.read_text().splitlines()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (OSError, ValueError, IndexError):
        return None
    return pid if "postgres" in command and machine.postgres_data in command else None
