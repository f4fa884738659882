"""`var/env`: what it holds, and that the settings read it back as it was meant."""

import environ
import pytest

from bin.local import env_file
from bin.local.machine import Machine

MACHINE = Machine(20_001, 20_002, 20_003, postgres_password="p-w_1", secret_key="k" * 64)


@pytest.fixture
def written(tmp_path, monkeypatch):
    file = tmp_path / "env"
    env_file.write(MACHINE, file)
    for name in env_file.values(MACHINE):
        monkeypatch.delenv(name, raising=False)
    return file


def test_the_settings_read_back_what_was_written(written):
    env = environ.Env()
    env.read_env(str(written))
    assert env.db_url("DATABASE_URL")["PASSWORD"] == "p-w_1"
    assert env.db_url("DATABASE_URL")["PORT"] == 20_001
    assert env.str("REDIS_URL") == "redis://127.0.0.1:20002/0"
    assert env.str("OSRM_URL") == "http://127.0.0.1:20003"
    assert env.bool("DEBUG") is False
    assert env.list("ALLOWED_HOSTS") == ["localhost", "127.0.0.1", "[::1]"]


def test_a_variable_in_the_environment_wins_over_the_file(written, monkeypatch):
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/1")
    env = environ.Env()
    env.read_env(str(written))
    assert env.str("REDIS_URL") == "redis://elsewhere/1"


def test_the_file_is_readable_by_its_owner_only(written):
    assert written.stat().st_mode & 0o777 == 0o600


def test_plain_http_is_for_loopback_names_only():
    values = env_file.values(MACHINE)
    assert values["TLS"] == "0"
    assert set(values["ALLOWED_HOSTS"].split(",")) <= {"localhost", "127.0.0.1", "[::1]"}
