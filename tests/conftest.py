"""What every test stands on: real PostgreSQL with PostGIS, real Redis, state built through the services."""

import os

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("TLS", "0")

pytest_plugins = [
    "tests.fixtures.browser",
    "tests.fixtures.flush",
    "tests.fixtures.geo",
    "tests.fixtures.live",
    "tests.fixtures.protocol",
    "tests.fixtures.rival",
    "tests.fixtures.room",
]
