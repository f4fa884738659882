"""Other travel times for a graph, worked out aside while the old ones are served.

osrm-customize writes into the graph that it reads, whatever `-o` says: so it gets a graph of its own, of links to what
it only reads and copies of what it changes. There are two such folders for each mode; the one in use is left alone.
"""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cad.geo.graph.folder import BASE_NAME
from cad.geo.graph.program import osrm_program
from cad.geo.graph.spare import SPARES, spare_lines

CHANGED = (".geometry", ".datasource_names", ".turn_weight_penalties", ".turn_duration_penalties")
MADE = (".cell_metrics", ".mldgr")
STAMP = "made-for"


class CustomizeFailed(Exception):
    """osrm-customize did not come to an end; the message holds its last words."""


def metric_folders(base: Path) -> tuple[Path, Path]:
    """The two folders beside a graph."""
    return base.parent / "aside-a", base.parent / "aside-b"


def metric_made_for(base: Path, mark: str) -> Path | None:
    """The graph with travel times that were made for these conditions, where one is kept."""
    for folder in metric_folders(base):
        stamp = folder / STAMP
        if stamp.exists() and stamp.read_text() == mark:
            return folder / BASE_NAME
    return None


class Served(NamedTuple):
    """What a router serves: a graph's base path, which must not be touched; how many edges the graphs served lately
    have, of which the next one must have none (`cad.geo.graph.spare`); and how many there have been."""

    graph: Path | None = None
    edges: tuple[int, ...] = ()
    turn: int = 0


def metric_make(base: Path, lines: Iterable[str], mark: str, served: Served) -> Path:
    """The graph `base` with the speeds of `lines` (`from,to,km/h`: OSM nodes; 0 closes). Returns its base path.

    Raises CustomizeFailed.
    """
    folder = next(one for one in metric_folders(base) if served.graph is None or one != served.graph.parent)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in base.parent.iterdir():
        if file.name.startswith(f"{BASE_NAME}.") and file.suffix not in MADE:
            beside = folder / file.name
            if file.suffix in CHANGED:
                shutil.copyfile(file, beside)
            else:
                beside.symlink_to(file.resolve())
    speeds = folder / "speeds.csv"
    with speeds.open("w") as out:
        out.writelines(lines)
    _customize_distinct(folder / BASE_NAME, speeds, served)
    speeds.unlink()
    (folder / STAMP).write_text(mark)
    return folder / BASE_NAME


def edges_of(base: Path) -> int:
    """How many edges the graph has with these travel times."""
    try:
        with tarfile.open(base.with_name(f"{BASE_NAME}.mldgr")) as archive:
            for member in archive:
                if member.name.endswith("edge_array.meta") and (file := archive.extractfile(member)):
                    return int.from_bytes(file.read(8), "little")
    except (OSError, tarfile.TarError) as error:
        raise CustomizeFailed(f"{base} cannot be read: {error}") from error
    raise CustomizeFailed(f"{base} does not say how many edges it has")


def _customize_distinct(base: Path, speeds: Path, served: Served) -> None:
    """Mostly once: the next number of spare roads is closed, and what is closed besides seldom makes up for it."""
    size = speeds.stat().st_size
    for further in range(SPARES + 1):
        with speeds.open("r+") as out:
            out.truncate(size)
            out.seek(size)
            out.writelines(spare_lines((served.turn + further) % (SPARES + 1)))
        _customize(base, speeds)
        if edges_of(base) not in served.edges:
            return
    raise CustomizeFailed("no number of edges is left that has not been served lately")


def _customize(base: Path, speeds: Path) -> None:
    threads = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(osrm_program("osrm-customize")), str(base), "--threads", threads]
    if speeds.stat().st_size:
        command += ["--segment-speed-file", str(speeds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        words = (done.stdout + done.stderr).strip().splitlines()
        raise CustomizeFailed(words[-1] if words else f"osrm-customize ended with {done.returncode}")
