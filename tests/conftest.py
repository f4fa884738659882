"""What every test stands on: real PostgreSQL with PostGIS, real Redis, state built through the services."""

import os

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("TLS", "0")

pytest_plugins = ["tests.fixtures.room", "tests.fixtures.rival", "tests.fixtures.live"]
