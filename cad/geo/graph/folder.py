"""Where the routing graph of a city lies, and which one is served.

`CITY_DATA/<version>/city.osrm*` is a graph; `CITY_DATA/active` holds the base path of the served one, and
`CITY_DATA/current` links to its folder. Both are replaced in one step, so that a reader never sees half of a change.
"""

import shutil
from pathlib import Path

from django.conf import settings

BASE_NAME = "city.osrm"


def cities_folder() -> Path:
    return Path(settings.CITY_DATA)


def graph_folder(version: str) -> Path:
    return cities_folder() / version


def graph_complete(folder: Path) -> bool:
    """Whether a graph was built here to its end: the folder gets its name only then."""
    return (folder / f"{BASE_NAME}.mldgr").exists() or (folder / f"{BASE_NAME}.hsgr").exists()


def graph_activate(version: str) -> None:
    """From now on this version's graph is the one to serve."""
    folder = graph_folder(version)
    pointer = cities_folder() / "active"
    beside = pointer.with_suffix(".new")
    beside.write_text(f"{folder / BASE_NAME}\n")
    beside.replace(pointer)
    link = cities_folder() / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name, target_is_directory=True)
    link.replace(cities_folder() / "current")


def graph_active() -> Path | None:
    """The base path of the served graph, or None while there is none."""
    pointer = cities_folder() / "active"
    try:
        base = Path(pointer.read_text().strip())
    except OSError:
        return None
    return base if graph_complete(base.parent) else None


def graph_remove(version: str) -> None:
    shutil.rmtree(graph_folder(version), ignore_errors=True)
