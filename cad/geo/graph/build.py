"""Builds the routing graph of an extract with OSRM's own programs (ADR 0010: multi-level Dijkstra)."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from cad.geo.graph.folder import BASE_NAME
from cad.geo.graph.program import osrm_program, profiles_folder
from cad.geo.graph.speeds import Speeds, read_speeds
from cad.geo.importing.errors import ImportRefused

PROFILE = Path(__file__).resolve().parent.parent / "profiles" / "ambulance.lua"


def graph_build(extract: Path, folder: Path, say: Callable[[str], None]) -> Speeds:
    """Builds `folder/city.osrm.*` and returns every drivable way with its speeds.

    Raises ImportRefused when the extract holds nothing to drive on or a program fails; its last words go into the
    message.
    """
    folder.mkdir(parents=True)
    source = folder / "city.osm.pbf"
    source.symlink_to(extract.resolve())
    base = str(folder / BASE_NAME)
    say("routing graph: roads and turns")
    _run("osrm-extract", "-p", str(PROFILE), str(source), folder=folder)
    say("routing graph: cells")
    _run("osrm-partition", base, folder=folder)
    say("routing graph: travel times")
    _run("osrm-customize", base, folder=folder)
    source.unlink()
    return read_speeds(folder.glob("speeds.*"))


def _run(program: str, *arguments: str, folder: Path) -> None:
    environment = {**os.environ, "JIUHU_CAR_PROFILES": str(profiles_folder()), "JIUHU_SPEEDS": str(folder / "speeds")}
    threads = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(osrm_program(program)), *arguments, "--threads", threads]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        words = [line for line in (done.stdout + done.stderr).splitlines() if "[error]" in line or "what()" in line]
        shutil.rmtree(folder, ignore_errors=True)
        raise ImportRefused(
            f"{program} failed with {done.returncode}: {words[-1].strip() if words else 'no reason given'}. "
            "The extract holds no road network that can be driven, or memory ran out."
        )
