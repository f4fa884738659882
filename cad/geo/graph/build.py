"""Builds the routing graphs of an extract, one for each mode, with OSRM's own programs (ADR 0010, 0012)."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from cad.geo.graph.folder import BASE_NAME
from cad.geo.graph.modes import LIGHTS, MODES, Mode
from cad.geo.graph.program import osrm_program, profiles_folder
from cad.geo.graph.spare import with_spares
from cad.geo.graph.speeds import Speeds, read_speeds
from cad.geo.importing.errors import ImportRefused

PROFILES = Path(__file__).resolve().parent.parent / "profiles"
PROFILE = PROFILES / "ambulance.lua"


def graph_build(extract: Path, folder: Path, say: Callable[[str], None]) -> Speeds:
    """Builds `folder/<mode>/city.osrm.*` and returns every drivable way with its speeds.

    Raises ImportRefused when the extract holds nothing to drive on or a program fails; its last words go into the
    message.
    """
    folder.mkdir(parents=True)
    for mode in MODES:
        say(f"routing graph {mode}")
        _build(extract, folder / mode, mode)
    return read_speeds({mode: folder / mode for mode in MODES})


def _build(extract: Path, folder: Path, mode: Mode) -> None:
    folder.mkdir()
    source = folder / "city.osm.pbf"
    with_spares(extract, source)
    base = str(folder / BASE_NAME)
    environment = {
        **os.environ,
        "JIUHU_MODE": mode,
        "JIUHU_PROFILES": str(PROFILES),
        "JIUHU_CAR_PROFILES": str(profiles_folder()),
        "JIUHU_SPEEDS": str(folder / "speeds"),
        "JIUHU_IGNORE_TURNS": "1" if mode == LIGHTS and settings.LIGHTS_IGNORE_TURNS else "0",
    }
    _run(folder, environment, "osrm-extract", "-p", str(PROFILE), str(source))
    _run(folder, environment, "osrm-partition", base)
    _run(folder, environment, "osrm-customize", base)
    source.unlink()


def _run(folder: Path, environment: dict[str, str], program: str, *arguments: str) -> None:
    threads = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(osrm_program(program)), *arguments, "--threads", threads]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        words = [line for line in (done.stdout + done.stderr).splitlines() if "[error]" in line or "what()" in line]
        shutil.rmtree(folder.parent, ignore_errors=True)
        raise ImportRefused(
            f"{program} failed with {done.returncode}: {words[-1].strip() if words else 'no reason given'}. "
            "The extract holds no road network that can be driven, or memory ran out."
        )
