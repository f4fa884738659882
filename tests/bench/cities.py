"""Cities for the figures, imported into the benchmarks' own database and into a folder of their own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from cad.geo.graph.folder import graph_base, graph_folder
from cad.geo.importing.drop import rows_delete
from cad.geo.importing.run import city_import
from cad.geo.models import City
from dispatch.routing import client
from dispatch.routing.modes import MODES, router_url
from dispatch.routing.serving.server import Server
from tests.fixtures.live import free_port

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
VANCOUVER = DATA / "vancouver" / "vancouver_canada.osm.pbf"


@contextmanager
def imported(extract: Path, name: str) -> Iterator[City]:
    """The city of the extract, current, with its graphs in a folder of their own; its rows are deleted at the end."""
    with tempfile.TemporaryDirectory() as folder:
        before, settings.CITY_DATA = settings.CITY_DATA, Path(folder)
        try:
            city, _ = city_import(extract, name, lambda words: None)
            yield city
        finally:
            settings.CITY_DATA = before
            rows_delete(City.objects.filter(name=name))


@contextmanager
def vancouver() -> Iterator[City]:
    """Nothing serves it yet. OSRM_URL and OSRM_PLAIN_URL are free ports meanwhile."""
    with imported(VANCOUVER, "Vancouver") as city, free_addresses():
        yield city


@contextmanager
def free_addresses() -> Iterator[None]:
    """For the routers of the block, so that those of the room are left alone."""
    before = settings.OSRM_URL, settings.OSRM_PLAIN_URL
    settings.OSRM_URL, settings.OSRM_PLAIN_URL = (f"http://127.0.0.1:{free_port()}" for _ in MODES)
    client.router.cache_clear()
    try:
        yield
    finally:
        settings.OSRM_URL, settings.OSRM_PLAIN_URL = before
        client.router.cache_clear()


@contextmanager
def served(city: City) -> Iterator[None]:
    """A router for each mode, of the graphs as they were built."""
    folder = graph_folder(city.version)
    servers = [Server(graph_base(folder, mode), router_url(mode)) for mode in MODES]
    try:
        if not all(server.wait_until_it_listens() for server in servers):
            raise RuntimeError("osrm-routed did not come up")
        yield
    finally:
        for server in servers:
            server.end()
