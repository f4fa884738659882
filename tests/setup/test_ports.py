"""Which ports a checkout takes."""

import socket

import pytest

from bin.local import ports


@pytest.fixture
def listener():
    with socket.socket() as server:
        server.bind((ports.LOOPBACK, ports.choose(set(), ports.LOWEST)))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_that_someone_listens_on_is_not_free(listener):
    assert not ports.is_free(listener)
    assert ports.answers(listener)


def test_a_port_in_use_is_passed_over(listener):
    assert ports.choose(set(), listener) > listener


def test_a_port_already_given_to_another_service_is_passed_over():
    first = ports.choose(set(), ports.LOWEST)
    assert ports.choose({first}, first) > first


def test_two_checkouts_start_looking_at_different_ports():
    assert ports.first_for("/srv/one") != ports.first_for("/srv/two")
    assert ports.first_for("/srv/one") == ports.first_for("/srv/one")


def test_the_ports_lie_below_those_that_the_system_gives_to_clients():
    assert all(ports.LOWEST <= ports.first_for(str(number)) < 32_000 for number in range(200))
