"""compose.yaml and the Dockerfile say what the process list and the documentation say."""

import json
import re

import pytest
import yaml

from bin.local.place import ROOT
from bin.local.processes import Process, app_processes
from bin.local.redis_server import CONFIGURATION as REDIS

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES = COMPOSE["services"]


def in_a_container(process: Process) -> list[str]:
    """The same command: programs from the image's PATH, and open to the network that the containers share."""
    program, *rest = process.command
    return [program.rpartition("/")[2], *("0.0.0.0" if word == "127.0.0.1" else word for word in rest)]  # noqa: S104


@pytest.mark.parametrize("process", app_processes(8000), ids=lambda process: process.name)
def test_each_process_runs_by_the_same_command(process):
    assert SERVICES[process.name]["command"] == in_a_container(process)


@pytest.mark.parametrize("process", app_processes(8000), ids=lambda process: process.name)
def test_what_is_set_for_one_process_here_is_set_there(process):
    assert process.environment.items() <= SERVICES[process.name]["environment"].items()


def test_the_image_runs_the_web_process_unless_told_otherwise():
    command = json.loads(re.findall(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)[0])
    assert command == SERVICES["web"]["command"]


def test_the_image_holds_every_package_of_the_system():
    copied = set(re.findall(r"^COPY (\w+)/ ", DOCKERFILE, re.MULTILINE))
    assert {"config", "core", "cad", "fleet", "dispatch", "bin", "web"} <= copied


def test_the_image_does_not_run_as_root():
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["jiuhu"]


def test_python_packages_are_installed_by_hash():
    assert "--require-hashes -r requirements/base.txt" in DOCKERFILE


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_named_by_tag(name):
    image = SERVICES[name]["image"]
    assert image == "jiuhu" or re.fullmatch(r"[a-z/]+:\d[\w.-]+", image)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_waits_only_for_services_that_exist_and_can_be_waited_for(name):
    for other, how in SERVICES[name].get("depends_on", {}).items():
        assert other in SERVICES
        if how["condition"] == "service_healthy":
            assert "healthcheck" in SERVICES[other]


@pytest.mark.parametrize("name", SERVICES)
def test_every_named_volume_is_declared(name):
    for volume in SERVICES[name].get("volumes", []):
        assert volume.split(":")[0] in COMPOSE["volumes"]


def test_only_the_consoles_are_reachable_and_only_from_this_machine():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_secrets_have_no_default():
    text = (ROOT / "compose.yaml").read_text()
    assert set(re.findall(r"\$\{(SECRET_KEY|POSTGRES_PASSWORD)(:.)", text)) == {
        ("SECRET_KEY", ":?"),
        ("POSTGRES_PASSWORD", ":?"),
    }


def test_redis_never_evicts_here_nor_there():
    assert "noeviction" in SERVICES["redis"]["command"]
    assert "maxmemory-policy noeviction" in REDIS


def test_the_database_sorts_the_same_way_here_and_there():
    assert SERVICES["db"]["environment"]["POSTGRES_INITDB_ARGS"] == "--encoding=UTF8 --locale=C --lc-ctype=C.UTF-8"
