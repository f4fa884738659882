"""The router's data in shared memory: osrm-datastore loads and exchanges it while osrm-routed goes on answering.

All routers of a machine share one register of datasets (/dev/shm/osrm-region), so ours carry the mark of this
installation's folder of cities. A dataset cannot be taken out of the register; `release` puts an idle graph of one road
in its place (80 kB), and clears the whole register where only idle ones are left in it.
"""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from cad.geo.graph.folder import BASE_NAME, cities_folder
from cad.geo.graph.modes import Mode
from cad.geo.graph.program import osrm_program, profiles_folder

LOADED = "All clients switched"  # the program's last words; it ends with 0 whatever happens
WAITS_S = 10
WITHIN_S = 600
IDLE_BYTES = 200_000
NAMES = 3  # a dataset whose memory was removed from outside leaves a name that cannot be used again

IDLE = """<?xml version="1.0"?><osm version="0.6"><node id="1" lat="0" lon="0" version="1"/>
<node id="2" lat="0.001" lon="0" version="1"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>
"""


class SharedMemoryUnavailable(Exception):
    """The data could not be put into shared memory; the message says why."""


class Dataset:
    """The data of one mode."""

    def __init__(self, mode: Mode) -> None:
        mark = sha256(str(cities_folder().resolve()).encode()).hexdigest()[:10]
        self.first_name = self.name = f"jiuhu-{mark}-{mode}"

    def load(self, base: Path) -> None:
        """Put a whole graph in. Those who are connected change over to it. Raises SharedMemoryUnavailable."""
        refusal = SharedMemoryUnavailable("no name is free")
        for number in range(1, NAMES + 1):
            name = self.first_name if number == 1 else f"{self.first_name}-{number}"
            try:
                _datastore("--dataset-name", name, str(base))
            except SharedMemoryUnavailable as error:
                refusal = error
            else:
                self.name = name
                return
        raise refusal

    def exchange(self, base: Path) -> None:
        """Put other travel times of the same graph in. Raises SharedMemoryUnavailable; then the old ones still hold."""
        _datastore("--dataset-name", self.name, "--only-metric=1", str(base))

    def release(self) -> None:
        """Give the memory back."""
        try:
            if not _clear_when_alone(self.first_name.rsplit("-", 1)[0]):
                _datastore("--dataset-name", self.name, str(_idle_graph()))
        except (OSError, SharedMemoryUnavailable, subprocess.SubprocessError):
            return  # what is left is taken over at the next start


def _datastore(*arguments: str) -> None:
    command = [str(osrm_program("osrm-datastore")), "--max-wait", str(WAITS_S), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=WITHIN_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SharedMemoryUnavailable(str(error)) from error
    if LOADED not in done.stdout:
        said = [line for line in (done.stdout + done.stderr).splitlines() if "[error]" in line or "[warn]" in line]
        raise SharedMemoryUnavailable(said[-1].partition("] ")[2] if said else f"ended with {done.returncode}")


def _clear_when_alone(ours: str) -> bool:
    """Remove the register and every dataset in it, when all of them are ours or idle. False when they are not."""
    with _nobody_loads():
        listed = subprocess.run(
            [str(osrm_program("osrm-datastore")), "--list"], capture_output=True, text=True, timeout=30, check=False
        )
        if "[error]" in listed.stdout + listed.stderr:
            return False
        rows = [line.partition("] ")[2].removeprefix("[info] ").split("\t") for line in listed.stdout.splitlines()]
        others = [int(row[3]) for row in rows if len(row) == 4 and "/" in row[0] and not row[0].startswith(ours)]
        if any(size > IDLE_BYTES for size in others):
            return False
        command = [str(osrm_program("osrm-datastore")), "--spring-clean"]
        subprocess.run(command, input="Y", capture_output=True, text=True, timeout=30, check=False)
        return True


@contextmanager
def _nobody_loads() -> Iterator[None]:
    """The lock that every osrm-datastore of this user takes while it loads."""
    folder = Path(os.environ.get("SHM_LOCK_DIR") or f"/dev/shm/osrm-{os.getuid()}")  # noqa: S108 - the program's own
    with (folder / "osrm-datastore.lock").open("r+") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        yield


def _idle_graph() -> Path:
    """A graph of one road, made once."""
    folder = cities_folder() / ".idle"
    base = folder / BASE_NAME
    if not base.with_name(f"{BASE_NAME}.mldgr").exists():
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "city.osm"
        source.write_text(IDLE)
        profile = str(profiles_folder() / "car.lua")
        for arguments in (["osrm-extract", "-p", profile, str(source)], ["osrm-partition", str(base)],
                          ["osrm-customize", str(base)]):  # fmt: skip
            command = [str(osrm_program(arguments[0])), *arguments[1:]]
            subprocess.run(command, capture_output=True, timeout=60, check=True)
    return base
