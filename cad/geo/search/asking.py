"""Puts a question to the database.

Search asks the same few statements again and again, and planning one takes longer than running it. So they go to the
server as prepared statements with one plan for all values, on Django's own connection and within its transaction.
"""

from collections.abc import Mapping
from typing import Any
from weakref import WeakSet

from django.db import connection
from psycopg import Connection, Cursor

_told: WeakSet[Connection] = WeakSet()


def rows(sql: str, given: Mapping[str, Any]) -> list[Any]:
    """What the statement answers. Raises Django's database errors."""
    connection.ensure_connection()
    ours = connection.connection
    before, ours.prepare_threshold = ours.prepare_threshold, 0  # Django's connections do not prepare
    try:
        with connection.wrap_database_errors, Cursor(ours) as cursor:
            if ours not in _told:
                # Only prepared statements heed it. Those of search are made for one plan: look-ups with limits.
                cursor.execute("SET plan_cache_mode = force_generic_plan")
                _told.add(ours)
            return cursor.execute(sql, given).fetchall()
    finally:
        ours.prepare_threshold = before
