"""The whole system on Vancouver, in processes of its own, and windows on it."""

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
from tests.fixtures.live import Stage
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


@pytest.fixture
def system(open_room: Room, stage: Stage, city_data: Path, router_urls: dict[Mode, str]) -> Stage:
    """Daphne, relay, Celery worker and beat, and the router, as in the field."""
    routers = {"OSRM_URL": router_urls[LIGHTS], "OSRM_PLAIN_URL": router_urls[PLAIN], "ROUTER_TIMEOUT_S": "5"}
    stage.environ |= {**routers, "CITY_DATA": str(city_data), "TLS": "0"}
    stage.start_daphne()
    stage.start_relay()
    stage.start_celery()
    return stage


@pytest.fixture
def windows(chromium: Browser, system: Stage, screens: Path) -> Iterator[Windows]:
    opened = Windows(chromium, system.url, screens)
    yield opened
    opened.close()
