"""What every test stands on: real PostgreSQL with PostGIS, real Redis, state built through the services."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("TLS", "0")

pytest_plugins = [
    "tests.fixtures.browser",
    "tests.fixtures.database",
    "tests.fixtures.flush",
    "tests.fixtures.geo",
    "tests.fixtures.live",
    "tests.fixtures.order",
    "tests.fixtures.outside",
    "tests.fixtures.protocol",
    "tests.fixtures.rival",
    "tests.fixtures.room",
]


LONGEST_VALUE_IN_AN_ID = 60


def pytest_make_parametrize_id(val: object) -> str | None:
    """Each id goes through every worker and every report; a text of a megabyte must not be one."""
    if isinstance(val, str | bytes) and len(val) > LONGEST_VALUE_IN_AN_ID:
        return f"{val[:LONGEST_VALUE_IN_AN_ID]!a} and on to {len(val)}"
    return None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Of tests with one id among them, pytest-xdist runs one only, and says nothing."""
    twice = [node_id for node_id, times in Counter(item.nodeid for item in session.items).items() if times > 1]
    if twice:
        raise pytest.UsageError("Give each test an id of its own: " + ", ".join(twice[:5]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Commits do not wait for the disk: no test takes the database's machine down, and each commits many times.

    At the end, sessions that threads and processes of tests left open must not keep the database from going.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{connection.settings_dict["NAME"]}" SET synchronous_commit TO off')
    connection.close()  # for sessions that begin after it
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
