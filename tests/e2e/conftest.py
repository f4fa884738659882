"""The whole system on Vancouver, in processes that the browser tests share, and windows on it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cad.geo.graph.modes import LIGHTS, PLAIN, Mode
from cad.geo.models import City
from dispatch.sla.policies import policies_seed
from tests.fixtures.browser import Windows
from tests.fixtures.geo import _present
from tests.fixtures.live import Stage, shared_stages
from tests.fixtures.room import Room

PASSWORD = "a-long-password-for-tests"


@pytest.fixture
def city(transactional_db: Any, city_data: Path, kept_graphs: None) -> City:
    """Where the room is; a module may have another."""
    return _present("vancouver")


@pytest.fixture
def open_room(committed_room: Room, city: City, active_protocol: object) -> Room:
    """A room whose people have passwords, limits and a protocol, on the imported city."""
    policies_seed(committed_room.centre)
    for person in committed_room.people.values():
        person.set_password(PASSWORD)
        person.save()
    return committed_room


@pytest.fixture(scope="package")
def shared_system(
    django_db_setup: Any, django_db_blocker: Any, city_data: Path, router_urls: dict[Mode, str]
) -> Iterator[Stage]:
    """Starting all of it takes longer than most tests. It ends with the browser tests, for others have their own."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        routers = {"OSRM_URL": router_urls[LIGHTS], "OSRM_PLAIN_URL": router_urls[PLAIN], "ROUTER_TIMEOUT_S": "5"}
        shared = Stage(Path(folder), {**routers, "CITY_DATA": str(city_data), "TLS": "0"})
        shared_stages.append(shared)
        yield shared
        shared_stages.remove(shared)
        shared.stop()


@pytest.fixture
def system(open_room: Room, shared_system: Stage) -> Stage:
    """Daphne, relay, Celery worker and beat, and the router, as in the field; what a test ended is started again."""
    for other in shared_stages:
        if other is not shared_system:
            other.stop_all("relay")
    running = {process.name for process in shared_system.processes if process.runs}
    if "daphne" not in running:
        shared_system.start_daphne()
    if "relay" not in running:
        shared_system.start_relay()
    if "worker" not in running:
        shared_system.start_celery()
    return shared_system


@pytest.fixture
def windows(chromium: Browser, system: Stage, screens: Path) -> Iterator[Windows]:
    opened = Windows(chromium, system.url, screens)
    yield opened
    opened.close()
