"""The import of Vancouver, graph included: seconds, and the memory of the largest process in it.

With IMPORT_COPIES=N also that of N of it side by side (165 are 520 MB).
"""

import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path

import osmium
from django.db import connection

from cad.geo.importing.drop import rows_delete
from cad.geo.models import City
from tests.bench import large_extract
from tests.bench.cities import VANCOUVER
from tests.bench.rows import Row

TARGET_S, TARGET_MB = 60.0, 4_000.0


def measure(seed: int) -> list[Row]:
    """By the command, in a process of its own. The seed changes nothing: there is nothing left to chance."""
    if not VANCOUVER.exists():
        return [Row("import of Vancouver", float("nan"), "s", TARGET_S, note=f"not measured: no {VANCOUVER.name}")]
    floor = bare_reading(VANCOUVER)
    with tempfile.TemporaryDirectory() as folder:
        took, memory = imported(VANCOUVER, Path(folder))
    return [
        Row("import of Vancouver", took, "s", TARGET_S, floor, "floor: reading file, positions and areas, only"),
        Row("import of Vancouver, memory", memory, "MB", TARGET_MB, None, "of the largest process"),
        *_region(int(os.environ.get("IMPORT_COPIES", "0"))),
    ]


def _region(copies: int) -> list[Row]:
    if not copies:
        return []
    with tempfile.TemporaryDirectory() as folder:
        extract = Path(folder) / "region.osm.pbf"
        large_extract.write(VANCOUVER, extract, copies)
        megabytes = extract.stat().st_size / 1_000_000
        took, memory = imported(extract, Path(folder))
    who = f"import of {copies} Vancouvers, {megabytes:.0f} MB"
    return [Row(who, took, "s"), Row(f"{who}, memory", memory, "MB", TARGET_MB, None, "of the largest process")]


def imported(extract: Path, folder: Path) -> tuple[float, float]:
    """(seconds, megabytes) of `manage.py city import` and all that it starts; its rows are deleted."""
    environment = {**os.environ, "DATABASE_URL": _url(), "CITY_DATA": str(folder), "CITY_GRACE_S": "0"}
    command = [sys.executable, "manage.py", "city", "import", str(extract), "--name", "bench"]
    began = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, environment, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"the import ended with {os.waitstatus_to_exitcode(status)}")
    took = time.perf_counter() - began
    rows_delete(City.objects.filter(name="bench"))
    return took, usage.ru_maxrss / 1_000


def _url() -> str:
    """The benchmarks' own database, as an address."""
    own = connection.settings_dict
    return f"postgis://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT']}/{own['NAME']}"


def bare_reading(extract: Path) -> float:
    """Seconds to take the checksum and to see every object with its tags, positions and areas, and do nothing."""
    began = time.perf_counter()
    with extract.open("rb") as file:
        hashlib.file_digest(file, "sha256")
    things = osmium.FileProcessor(str(extract)).with_locations().with_areas()
    for thing in things.with_filter(osmium.filter.EmptyTagFilter()):
        dict(thing.tags)
    return time.perf_counter() - began
