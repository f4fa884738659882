"""The supervisor's file says what the process list says."""

import configparser
import shlex

import pytest

from bin.local import supervisor_conf
from bin.local.processes import APP, SERVICES, Process, app_processes


def read(processes):
    parser = configparser.RawConfigParser()
    parser.read_string(supervisor_conf.text(processes))
    return parser


def test_every_process_is_in_the_group_it_names():
    parser = read([*app_processes(8000), Process("redis", SERVICES, ["redis-server"])])
    assert parser["group:app"]["programs"].split(",") == [process.name for process in app_processes(8000)]
    assert parser["group:services"]["programs"] == "redis"
    assert all(parser.has_section(f"program:{process.name}") for process in app_processes(8000))


def test_two_relays_run_so_that_one_stands_by():
    relays = [process for process in app_processes(8000) if process.command[-1] == "relay"]
    assert len(relays) == 2


def test_a_process_that_dies_is_started_again_but_none_starts_unasked():
    parser = read(app_processes(8000))
    assert {parser[f"program:{process.name}"]["autorestart"] for process in app_processes(8000)} == {"true"}
    assert {parser[f"program:{process.name}"]["autostart"] for process in app_processes(8000)} == {"false"}


@pytest.mark.parametrize("argument", ["a b", "100%", "it's", '"quoted"'])
def test_an_argument_reaches_the_process_as_it_was_meant(argument):
    parser = read([Process("odd", APP, ["program", argument])])
    command = parser["program:odd"]["command"].replace("%%", "%")
    assert shlex.split(command) == ["program", argument]


def test_the_web_process_listens_on_the_loopback_address_and_the_port_asked_for():
    web = app_processes(8123)[0].command
    assert web[web.index("-b") + 1] == "127.0.0.1"
    assert web[web.index("-p") + 1] == "8123"
