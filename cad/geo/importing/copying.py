"""COPY into a table, and tables that live as long as the transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from typing import Any

from django.db import connection

from cad.geo.importing.spool import copy_text

AT_ONCE = 500  # rows; each piece given to the server costs a wait

Rows = Iterable[tuple[Any, ...]]


def copy_lines(table: str, columns: str, lines: Iterable[str]) -> int:
    """Writes rows that are in COPY's text form already; how many there were."""
    rows = 0
    listed = ", ".join(columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for some in batched(lines, AT_ONCE, strict=False):
            copy.write("\n".join(some) + "\n")
            rows += len(some)
    return rows


def copy_rows(table: str, columns: str, rows: Rows) -> int:
    """Writes rows of values; how many there were."""
    return copy_lines(table, columns, ("\t".join(map(copy_text, row)) for row in rows))


@contextmanager
def temporary(table: str, columns: str) -> Iterator[None]:
    """A table of this transaction, for rows that PostGIS has to work on first: `id bigint, shape geometry`."""
    run(f"CREATE TEMP TABLE {table} ({columns}) ON COMMIT DROP")
    yield
    run(f"DROP TABLE {table}")


def run(sql: str, given: Any = None) -> int:
    """One statement; how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.rowcount)


def fetch(sql: str, given: Any = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        rows: list[Any] = cursor.fetchall()
    return rows


def reserve(table: str, many: int) -> list[int]:
    """So many new keys, for rows that others of the same import point to."""
    sql = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    return [row[0] for row in fetch(sql, [table, many])]
