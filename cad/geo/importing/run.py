"""The import of a city: everything is built aside and becomes current in one step, or nothing changes."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django.contrib.gis.geos import Point
from django.db import DatabaseError, transaction
from django.utils.text import slugify

from cad.geo.graph.build import Speeds, graph_build
from cad.geo.graph.field import RoadField
from cad.geo.graph.folder import BASE_NAME, cities_folder, graph_activate, graph_complete, graph_folder, graph_remove
from cad.geo.importing.drop import city_drop, rows_delete
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.extract import Extract, extract_open
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.load import load_all
from cad.geo.importing.reader import Reader
from cad.geo.importing.streets import streets_of
from cad.geo.models import City
from cad.geo.selectors import FIELD_NAME
from core.clock import now

FORMAT = 3  # raised when an import makes something else of the same extract

Say = Callable[[str], None]


def city_import(path: Path, name: str, say: Say) -> tuple[City, bool]:
    """Imports the extract and makes it the current city. Returns (city, whether anything was built).

    The same file under the same name is recognised by its checksum and only made current again. Raises ImportRefused,
    with nothing changed: missing, cut off or foreign file, no drivable road, a failing router program, no room on the
    disk.
    """
    say(f"reading {path.name}")
    extract = extract_open(path)
    version = f"{slugify(name) or 'city'}-{extract.checksum[:10]}-{FORMAT}"
    known = City.objects.filter(version=version).first()
    if known and graph_complete(graph_folder(version)):
        city_activate(known)
        return known, False
    try:
        return _build(extract, name, version, say), True
    except (OSError, DatabaseError) as error:
        graph_remove(version)
        raise ImportRefused(f"The import stopped: {str(error).splitlines()[0]}. Mend that and run it again.") from error


def city_activate(city: City) -> None:
    """Makes an imported city the one that search, map and router serve."""
    with transaction.atomic():
        City.objects.filter(active=True).exclude(pk=city.pk).update(active=False)
        City.objects.filter(pk=city.pk).update(active=True)
    city.active = True
    graph_activate(city.version)


def _build(extract: Extract, name: str, version: str, say: Say) -> City:
    cities_folder().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cities_folder(), prefix=f".{version}-") as aside:
        graph = Path(aside) / "graph"
        speeds = graph_build(extract.path, graph, say)
        harvest = _harvest(extract, Path(aside), speeds, say)
        _write_field(harvest, graph / FIELD_NAME)
        with transaction.atomic():
            city = _load(extract, name, version, harvest, speeds, say)
            _put_in_place(graph, graph_folder(version))
        graph_activate(version)
    _remove_older(city)
    return city


def _harvest(extract: Extract, folder: Path, speeds: Speeds, say: Say) -> Harvest:
    try:
        harvest = Reader(Harvest(folder), speeds, say).read(extract.path)
    except RuntimeError as error:
        raise ImportRefused(f"{extract.path.name} cannot be read to its end ({error}). Download it again.") from error
    if not harvest.driven:
        raise ImportRefused(f"{extract.path.name} holds no road that can be driven. Choose an extract of a city.")
    return harvest


def _write_field(harvest: Harvest, path: Path) -> None:
    field = RoadField.over(harvest.box)
    for line, speed in harvest.driven:
        field.mark(line, speed)
    field.finish()
    field.save(path)


def _load(extract: Extract, name: str, version: str, harvest: Harvest, speeds: Speeds, say: Say) -> City:
    """Writes the rows and makes them current; others see all of it or nothing when the transaction ends."""
    say("streets and corners")
    streets = streets_of(harvest.named_ways)
    rows_delete(City.objects.filter(version=version))
    City.objects.filter(active=True).update(active=False)
    city = City.objects.create(**_facts(extract, name, version, harvest, speeds))
    say("gazetteer and map into the database")
    started = monotonic()
    counts: dict[str, Any] = {**load_all(city.pk, harvest, streets), "skipped": dict(harvest.skipped)}
    City.objects.filter(pk=city.pk).update(counts=counts)
    city.counts = counts
    say(f"database took {monotonic() - started:.1f} s")
    return city


def _facts(extract: Extract, name: str, version: str, harvest: Harvest, speeds: Speeds) -> dict[str, Any]:
    west, south, east, north = harvest.box
    return {
        "name": name,
        "slug": slugify(name) or "city",
        "source": extract.path.name,
        "checksum": extract.checksum,
        "version": version,
        "active": True,
        "imported_at": now(),
        "west": west,
        "south": south,
        "east": east,
        "north": north,
        "centre": Point((west + east) / 2, (south + north) / 2, srid=4326),
        "road_km": round(harvest.road_m / 1000, 1),
        "top_speed_mps": max(max(pair) for pair in speeds.values()),
        "graph_path": f"{version}/{BASE_NAME}",
    }


def _put_in_place(built: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    built.rename(folder)


def _remove_older(city: City) -> None:
    """Earlier imports under the same name: rows and graphs."""
    for older in City.objects.filter(slug=city.slug).exclude(pk=city.pk):
        city_drop(older)
