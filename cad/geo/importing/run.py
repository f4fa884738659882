"""The import of a city: everything is built aside and becomes current in one step, or nothing changes."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from django.conf import settings
from django.contrib.gis.geos import Point
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils.text import slugify

from cad.geo.graph.build import graph_build
from cad.geo.graph.folder import BASE_NAME, cities_folder, graph_activate, graph_folder, graph_remove, graph_whole
from cad.geo.graph.modes import LIGHTS
from cad.geo.graph.roads import roads_write
from cad.geo.graph.speeds import Speeds
from cad.geo.importing.box import Box, cut
from cad.geo.importing.connected import largest_share
from cad.geo.importing.drop import city_drop
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.extract import ADVICE, Extract, extract_open
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.load.everything import load_all
from cad.geo.importing.reader import extract_read
from cad.geo.importing.streets import streets_of
from cad.geo.importing.survey import Survey, survey
from cad.geo.importing.tagmaps import TagMap, tag_map
from cad.geo.models import City
from cad.geo.search.normalise import fold
from cad.geo.search.pinyin import syllables_of
from core.clock import now

FORMAT = 8  # raised when an import makes something else of the same extract
ONE_AT_A_TIME = 7_402_113  # key of the advisory lock that an import holds

ASIDE = ".import-"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What is asked of an import besides file and name.

    Attributes:
        box: only this part of the extract.
        tags: files that say what the extract's own tags mean (cad.geo.importing.tagmaps).
        replace: build anew, also over another file's city of the same name.
        unless_same: with `replace`, build nothing anew of the very file that the city was made of.
    """

    box: Box | None = None
    tags: tuple[Path, ...] = ()
    replace: bool = False
    unless_same: bool = False


@dataclass
class Build:
    """One import under way."""

    extract: Extract
    name: str
    version: str
    wanted: Wanted
    tag_map: TagMap
    say: Say
    started: float = field(default_factory=monotonic)

    def step(self, words: str) -> None:
        self.say(f"{monotonic() - self.started:6.1f} s  {words}")


def city_import(path: Path, name: str, say: Say, wanted: Wanted | None = None) -> tuple[City, bool]:
    """Imports the extract and makes it the current city. Returns (city, whether anything was built).

    The same file under the same name is recognised by its checksum and only made current again. Raises ImportRefused,
    with nothing changed: missing, cut off or foreign file, no drivable road, a name that is taken, a bad box or tag
    map, a failing router program, no room on the disk, another import under way.
    """
    wanted = wanted or Wanted()
    maps = tag_map(*wanted.tags)
    say(f"reading {path.name}")
    extract = extract_open(path)
    version = f"{_slug(name)}-{_digest(extract, wanted, maps)}-{FORMAT}{'t' if settings.LIGHTS_IGNORE_TURNS else ''}"
    known = _known(name, version)
    if known and (wanted.unless_same or not wanted.replace):
        city_activate(known)
        return known, False
    with _alone():
        try:
            return _build(Build(extract, name, _free(version), wanted, maps, say)), True
        except (OSError, DatabaseError) as error:
            reason = str(error).splitlines()[0]
            raise ImportRefused(f"The import stopped: {reason}. Mend that and run it again.") from error


def city_activate(city: City) -> None:
    """Makes an imported city the one that search, map and router serve.

    Raises ImportRefused when files of it are missing: nobody could drive there.
    """
    if not graph_whole(graph_folder(city.version)):
        raise ImportRefused(f"Files of {city.name} are missing from {graph_folder(city.version)}. Import it again.")
    with transaction.atomic():
        _make_current(city)
    graph_activate(city.version)


def _make_current(city: City) -> None:
    City.objects.filter(active=True).exclude(pk=city.pk).update(active=False)
    City.objects.filter(pk=city.pk).update(active=True)
    city.active = True


def _digest(extract: Extract, wanted: Wanted, maps: TagMap) -> str:
    """Ten characters that change with the file and with what is made of it."""
    if wanted.box is None and not maps.digest:
        return extract.checksum[:10]
    return sha256(f"{extract.checksum} {wanted.box} {maps.digest}".encode()).hexdigest()[:10]


def _slug(name: str) -> str:
    """For file names and addresses: shang-hai for 上海."""
    return slugify(" ".join(syllables_of(fold(name))) or name)[:60].strip("-") or "city"


def _known(name: str, version: str) -> City | None:
    for city in City.objects.filter(name=name, version__startswith=version).order_by("-imported_at"):
        if city.version.removeprefix(version)[:1] in ("", "-") and graph_whole(graph_folder(city.version)):
            return city
    return None


def _free(version: str) -> str:
    """A version of its own for an extract that is built once more: tiles of a version never change."""
    again, free = 1, version
    while City.objects.filter(version=free).exists():
        again, free = again + 1, f"{version}-{again + 1}"
    return free


def _refuse_other(build: Build) -> None:
    other = City.objects.filter(name=build.name).exclude(checksum=build.extract.checksum).first()
    if other and not build.wanted.replace:
        raise ImportRefused(
            f"There is a city {other.name!r} already, from {other.source}. "
            f"Add --replace to put {build.extract.source} in its place, or give it another --name."
        )


@contextmanager
def _alone() -> Iterator[None]:
    """One import at a time: two would fight for memory and for which becomes current."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            raise ImportRefused("Another import is under way. Wait until it has ended.")
    try:
        yield
    finally:
        with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def _build(build: Build) -> City:
    box = build.wanted.box
    cities_folder().mkdir(parents=True, exist_ok=True)
    for left in cities_folder().glob(f"{ASIDE}*"):  # by an import that was killed
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=cities_folder(), prefix=ASIDE) as aside:
        folder = Path(aside)
        if box is not None:
            build.step(f"cutting out {box}")
            cut(build.extract.path, build.extract.source, box, folder / "cut.osm.pbf")
            build.extract = Extract(folder / "cut.osm.pbf", build.extract.checksum, build.extract.source)
        build.step("looking through the file")
        known = survey(build.extract.path, build.extract.source)
        _refuse_other(build)
        speeds = graph_build(build.extract.path, folder / "graph", build.step)
        build.step("roads, doors, places and ground")
        harvest = extract_read(build.extract, known, build.tag_map, speeds, folder, build.step)
        if not harvest.driven.rows:
            raise ImportRefused(f"{build.extract.source} holds no road that can be driven. {ADVICE}")
        build.step("road segments and fields")
        roads_write(harvest.driven, speeds, harvest.box, folder / "graph")
        city = _put_in_place(build, harvest, known, speeds, folder / "graph")
    _remove_older(city)
    return city


def _put_in_place(build: Build, harvest: Harvest, known: Survey, speeds: Speeds, graph: Path) -> City:
    """The swap: rows appear and become current when the transaction ends, the graph's pointer right after."""
    build.step("streets and corners")
    streets, share = streets_of(harvest.named_ways), largest_share(harvest.driven)
    folder = graph_folder(build.version)
    try:
        with transaction.atomic():
            city = City.objects.create(**_facts(build, harvest, speeds))
            counts: dict[str, Any] = {**load_all(city.pk, harvest, streets, build.step), **known.counts}
            counts |= {"share_connected": round(share, 4), "skipped": dict(harvest.skipped)}
            City.objects.filter(pk=city.pk).update(counts=counts)
            city.counts = counts
            shutil.rmtree(folder, ignore_errors=True)
            graph.rename(folder)
            _make_current(city)
    except BaseException:
        graph_remove(build.version)
        raise
    graph_activate(build.version)
    build.step("current")
    return city


def _facts(build: Build, harvest: Harvest, speeds: Speeds) -> dict[str, Any]:
    west, south, east, north = harvest.box
    return {
        "name": build.name,
        "slug": _slug(build.name),
        "source": build.extract.source[:255],
        "checksum": build.extract.checksum,
        "version": build.version,
        "active": False,
        "imported_at": now(),
        "west": west,
        "south": south,
        "east": east,
        "north": north,
        "centre": Point((west + east) / 2, (south + north) / 2, srid=4326),
        "road_km": round(harvest.road_m / 1000, 1),
        "top_speed_mps": speeds.top,
        "graph_path": f"{build.version}/{LIGHTS}/{BASE_NAME}",
    }


def _remove_older(city: City) -> None:
    """Earlier imports under the same name, once nobody reads them any more."""
    older = list(City.objects.filter(name=city.name).exclude(pk=city.pk))
    if older:
        sleep(settings.CITY_GRACE_S)
    for one in older:
        city_drop(one)
