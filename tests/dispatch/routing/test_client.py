"""The router's client against a real osrm-routed, and against servers that are slow, silent, gone or talk nonsense."""

import socket
import threading
import time

import pytest

from dispatch.routing.client import Router
from dispatch.routing.errors import RouterUnavailable

CITY_HALL, STADIUM, AIRPORT_ROAD = (-123.1139, 49.2609), (-123.1120, 49.2768), (-123.1330, 49.2100)


def test_times_to_a_place_come_in_the_order_of_the_sources(router):
    seconds = [road[0] for road in router.roads_to(CITY_HALL, [STADIUM, AIRPORT_ROAD, CITY_HALL])]
    assert seconds[2] == 0
    assert 60 < seconds[0] < seconds[1] < 1800


def test_distances_are_metres_on_the_road(router):
    ((_, metres),) = router.roads_to(CITY_HALL, [STADIUM])
    assert 1_700 < metres < 5_000


def test_a_route_has_time_length_and_a_line_from_start_to_end(router):
    route = router.route(STADIUM, CITY_HALL)
    assert route.seconds == pytest.approx(router.roads_to(CITY_HALL, [STADIUM])[0][0], abs=1)
    assert route.line[0] == pytest.approx(STADIUM, abs=0.003)
    assert route.line[-1] == pytest.approx(CITY_HALL, abs=0.003)


def test_the_nearest_road_is_named(router):
    nearest = router.nearest((-123.1010, 49.2570))
    assert nearest.name == "Main Street"
    assert nearest.metres < 40


def test_nobody_is_asked_about_nobody(router):
    assert router.roads_to(CITY_HALL, []) == []


def test_a_thousand_sources_fit_in_one_call(router):
    sources = [(-123.20 + i * 0.0001, 49.25) for i in range(1000)]
    assert len(router.roads_to(CITY_HALL, sources)) == 1000


def test_connections_closed_by_the_router_are_opened_anew(router):
    for _ in range(600):  # it closes one after 512 requests
        assert router.nearest(CITY_HALL) is not None


def test_a_healthy_router_says_so(router):
    assert router.healthy(CITY_HALL)


@pytest.fixture
def server():
    """A server that answers each connection with the function given."""
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve(answer):
        def run():
            while not ended.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65_536)
                    answer(connection)

        threading.Thread(target=run, daemon=True).start()
        return Router(f"http://127.0.0.1:{listener.getsockname()[1]}", timeout_s=0.3)

    yield serve
    ended.set()
    listener.close()


def dribble(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(30):
        time.sleep(0.1)
        try:
            connection.sendall(b" ")
        except OSError:
            return


def test_the_wait_for_the_answer_is_used(server):
    """A step at a time, until there is no more to do."""
    begun, steps = threading.Event(), []

    def when_asked_to(connection):
        begun.wait(0.2)
        body = b'{"code":"Ok","durations":[[5]],"distances":[[9]]}'
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))

    def step():
        steps.append(1)
        if len(steps) == 3:
            begun.set()
        return len(steps) < 3

    assert server(when_asked_to).roads_to(CITY_HALL, [STADIUM], step) == [(5, 9)]
    assert len(steps) == 3


def test_work_without_end_does_not_put_off_the_limit(server):
    started = time.monotonic()
    with pytest.raises(RouterUnavailable):
        server(lambda connection: time.sleep(1)).roads_to(CITY_HALL, [STADIUM], lambda: True)
    assert time.monotonic() - started < 0.6


def test_a_router_that_dribbles_is_cut_off_at_the_limit_of_the_whole_call(server):
    started = time.monotonic()
    with pytest.raises(RouterUnavailable):
        server(dribble).nearest(CITY_HALL)
    assert time.monotonic() - started < 0.6


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nnot json!",
        b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
        b'HTTP/1.1 400 Bad\r\nContent-Length: 23\r\n\r\n{"code":"InvalidValue"}',
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"code":"Ok"}',
    ],
)
def test_a_router_that_talks_nonsense_is_unavailable(server, answer):
    with pytest.raises(RouterUnavailable):
        server(lambda connection: connection.sendall(answer) if answer else None).roads_to(CITY_HALL, [STADIUM])


def test_a_router_that_is_gone_is_unavailable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gone = Router(f"http://127.0.0.1:{port}", timeout_s=0.3)
    with pytest.raises(RouterUnavailable):
        gone.nearest(CITY_HALL)
    assert not gone.healthy(CITY_HALL)
