"""Where the routing graphs of a city lie, and which city is served.

`CITY_DATA/<version>/<mode>/city.osrm*` is a graph; beside the modes lie the segments of the roads and the sketches.
`CITY_DATA/active` holds the folder of the served city, and `CITY_DATA/current` links to it. Both are replaced in one
step, so that a reader never sees half of a change.
"""

import shutil
from pathlib import Path

from django.conf import settings

from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import NAME as SEGMENTS_NAME

BASE_NAME = "city.osrm"


def cities_folder() -> Path:
    return Path(settings.CITY_DATA)


def graph_folder(version: str) -> Path:
    return cities_folder() / version


def graph_base(folder: Path, mode: Mode) -> Path:
    """What the router's programs call the graph: its files begin with this path."""
    return folder / mode / BASE_NAME


def sketch_name(mode: Mode) -> str:
    return f"sketch-{mode}.bin"


def segments_path(version: str) -> Path:
    """The segments of its roads (`cad.geo.graph.segments`)."""
    return graph_folder(version) / SEGMENTS_NAME


def graph_complete(folder: Path) -> bool:
    """Whether the graphs were built here to their end: the folder gets its name only then."""
    return all(graph_base(folder, mode).with_name(f"{BASE_NAME}.mldgr").exists() for mode in MODES)


def graph_whole(folder: Path) -> bool:
    """Whether all that an import leaves is there: beside the graphs the segments and the sketches."""
    beside = (SEGMENTS_NAME, *(sketch_name(mode) for mode in MODES))
    return graph_complete(folder) and all((folder / name).exists() for name in beside)


def graph_activate(version: str) -> None:
    """From now on this version's graphs are the ones to serve."""
    folder = graph_folder(version)
    pointer = cities_folder() / "active"
    beside = pointer.with_suffix(".new")
    beside.write_text(f"{folder}\n")
    beside.replace(pointer)
    link = cities_folder() / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name, target_is_directory=True)
    link.replace(cities_folder() / "current")


def graph_pointed() -> Path | None:
    """The folder that the pointer names, whether its graphs are there or not; None before the first import."""
    try:
        return Path((cities_folder() / "active").read_text().strip())
    except OSError:
        return None


def graph_active() -> Path | None:
    """The folder of the served city, or None while there is none."""
    folder = graph_pointed()
    return folder if folder and graph_complete(folder) else None


def graph_remove(version: str) -> None:
    shutil.rmtree(graph_folder(version), ignore_errors=True)
