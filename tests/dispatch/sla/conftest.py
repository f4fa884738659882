"""A room with limits, and how its clocks are looked at."""

from typing import Any

import pytest

from dispatch.sla.policies import policies_seed
from tests.fixtures.room import Room


@pytest.fixture
def timed(room: Room) -> Room:
    """A room whose centre has the default limits."""
    policies_seed(room.centre)
    return room


@pytest.fixture
def committed_timed(committed_room: Room) -> Room:
    """The same with committed rows, for tests with several connections or processes."""
    policies_seed(committed_room.centre)
    return committed_room


@pytest.fixture(autouse=True)
def no_router(settings: Any) -> None:
    """Rankings here are by straight line: nothing of these tests hangs on roads."""
    settings.OSRM_URL = settings.OSRM_PLAIN_URL = "http://127.0.0.1:9"
