"""The router is slow or gone: the recommendation comes all the same, by straight line, and says so."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from cad.geo.models import City
from core import clock
from dispatch.recommendation.services import recommendation_make
from dispatch.routing import client
from tests.fixtures import flow
from tests.fixtures.room import Room

LIMIT_S = 0.3


@pytest.fixture
def city(db: Any) -> None:
    """A city is served as far as the database knows; what answers for it is the test's own."""
    box = {"west": -123.3, "south": 49.2, "east": -123.0, "north": 49.3}
    City.objects.create(
        name="V",
        slug="v",
        source="v",
        checksum="0",
        version="v-1",
        active=True,
        imported_at=clock.now(),
        centre=Point(-123.1, 49.2, srid=4326),
        road_km=1,
        top_speed_mps=25,
        graph_path="v-1/city.osrm",
        **box,
    )


@pytest.fixture
def port(settings: Any) -> Iterator[socket.socket]:
    """Where the router with lights and sirens ought to listen; the plain one is gone."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        settings.OSRM_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        settings.OSRM_PLAIN_URL, settings.ROUTER_TIMEOUT_S = "http://127.0.0.1:9", LIMIT_S
        client.router.cache_clear()
        yield server
    client.router.cache_clear()


def assert_straight_line(room: Room) -> float:
    incident = flow.awaiting(room)
    began = time.monotonic()
    row = recommendation_make(room.dispatcher, incident_id=incident.pk)
    took = time.monotonic() - began
    assert (row.router, row.notice, row.graph) == ("straight_line", "router_unavailable", "v-1")
    assert sorted(unit["call_sign"] for unit in row.units) == ["A31", "A32"]
    return took


def test_a_router_that_accepts_and_never_answers(room: Room, city: None, port: socket.socket) -> None:
    port.listen()
    assert LIMIT_S <= assert_straight_line(room) < LIMIT_S + 2


def test_a_router_that_is_gone(room: Room, city: None, port: socket.socket) -> None:
    assert_straight_line(room)


def test_a_router_that_answers_nonsense(room: Room, city: None, port: socket.socket) -> None:
    port.listen()

    def answer() -> None:
        connection, _ = port.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<html></>")

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    assert_straight_line(room)
    thread.join(5)
