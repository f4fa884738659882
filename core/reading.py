"""Reading what is asked for all the time: by statements that stay planned, and rows that are read again when changed.

Both are for the few reads that a person waits for with every letter or key; everything else goes through the ORM.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection

Mark = tuple[int, str]
"""A row's key, and which version of the row it is: another after every change, whoever made it."""


def marks(found: str, params: Mapping[str, Any] | None = None) -> tuple[Mark, ...]:
    """Which rows there are, in the order of their keys: the key under which they may be kept, once they are read.

    `found` is a table and its condition, in the words of the code: `geo_city WHERE active`.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, xmin::text || ctid::text FROM {found} ORDER BY id", params)  # noqa: S608
        return tuple(cursor.fetchall())


def prepared(sql: str, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that PostgreSQL plans once for each connection; numbers come over as they are.

    For joins that take longer to plan than to run. Raises the database errors of Django.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(sql, params, prepare=True, binary=True).fetchall()
