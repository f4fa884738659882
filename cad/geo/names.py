"""Names by language, as the database keeps them."""

import orjson


def names_by_language(value: str | dict[str, str]) -> dict[str, str]:
    """A JSON column as plain SQL gives it: Django's connection leaves it as text."""
    names: dict[str, str] = orjson.loads(value) if isinstance(value, str) else value
    return names
