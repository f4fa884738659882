"""Where things of this checkout lie."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
LOGS = VAR / "log"
RUN = VAR / "run"
PYTHON_BIN = ROOT / ".venv" / "bin"

SOCKET_PATH_LIMIT = 100  # bytes; Linux cuts a Unix socket's path at 107


def outside_folder(root: Path = ROOT) -> Path:
    """This checkout's own folder outside it, for what cannot live inside. Named by a hash of the checkout's path."""
    return Path("/var/tmp") / f"jiuhu-{hashlib.sha256(str(root).encode()).hexdigest()[:12]}"  # noqa: S108


def supervisor_socket(root: Path = ROOT) -> Path:
    """The supervisor's Unix socket: in `var/run`, or outside when that path is too long for a socket."""
    inside = root / "var" / "run" / "supervisor.sock"
    if len(str(inside).encode()) <= SOCKET_PATH_LIMIT:
        return inside
    return outside_folder(root) / "supervisor.sock"


def make_folders() -> None:
    for folder in (VAR, LOGS, RUN, VAR / "cities", supervisor_socket().parent):
        folder.mkdir(parents=True, exist_ok=True)
    # The postgres user passes through var to reach its data; what is secret in it has mode 600.
    VAR.chmod(0o755)
