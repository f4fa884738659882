"""Optimistic versions: an edit says which version it read, and every guarded update counts one up."""

from typing import Any

from django.db.models import F, Model

from core.errors import StaleVersion


def check_version(row: Any, expected: int | None) -> None:
    """Raise StaleVersion when the caller read another version than the locked row has."""
    if expected is not None and row.version != expected:
        raise StaleVersion("This was changed meanwhile. Look at the new state.", version=row.version, expected=expected)


def update_guarded(row: Model, **changes: Any) -> None:
    """Write the changes to a locked row and count its version up, provided nobody else did since it was read.

    The row object carries the new values afterwards. Raises StaleVersion when the guard did not hold.
    """
    version: int = row.version  # type: ignore[attr-defined]
    manager = type(row)._default_manager
    if not manager.filter(pk=row.pk, version=version).update(**changes, version=F("version") + 1):
        raise StaleVersion("This was changed meanwhile. Look at the new state.")
    for name, value in changes.items():
        setattr(row, name, value)
    row.version = version + 1  # type: ignore[attr-defined]
