"""Other travel times for a graph, worked out aside while the old ones are served.

osrm-customize writes into the graph that it reads, whatever `-o` says: so it gets a graph of its own, of links to what
it only reads and copies of what it changes. There are two such folders for each mode; the one in use is left alone.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from cad.geo.graph.folder import BASE_NAME
from cad.geo.graph.program import osrm_program

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


def metric_make(base: Path, lines: Iterable[str], mark: str, in_use: Path | None) -> Path:
    """The graph `base` with the speeds of `lines` (`from,to,km/h`: OSM nodes; 0 closes). Returns its base path.

    `in_use` is the base path that must not be touched. Raises CustomizeFailed.
    """
    folder = next(one for one in metric_folders(base) if in_use is None or one != in_use.parent)
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
    _customize(folder / BASE_NAME, speeds)
    speeds.unlink()
    (folder / STAMP).write_text(mark)
    return folder / BASE_NAME


def _customize(base: Path, speeds: Path) -> None:
    threads = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(osrm_program("osrm-customize")), str(base), "--threads", threads]
    if speeds.stat().st_size:
        command += ["--segment-speed-file", str(speeds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        words = (done.stdout + done.stderr).strip().splitlines()
        raise CustomizeFailed(words[-1] if words else f"osrm-customize ended with {done.returncode}")
