"""COPY into a table."""

from collections.abc import Iterable

from django.db import connection


def copy_rows(table: str, columns: str, lines: Iterable[str]) -> int:
    """Writes rows that are in COPY's text form already; how many there were."""
    rows = 0
    listed = ", ".join(columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for line in lines:
            copy.write(line + "\n")
            rows += 1
    return rows
