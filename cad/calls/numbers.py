"""Telephone numbers, however they are written. Pure."""

SHORTEST = 5
COMPARED = 10
"""Digits counted from the end: country and trunk prefixes come and go, the last ten stay."""

KEY_PATTERN = f"[0-9]{{{SHORTEST},{COMPARED}}}$"
"""Of a number's digits alone, its key: PostgreSQL keeps it in `Call.number_key`, by the same rule as `number_key`."""


def number_key(number: str) -> str:
    """What all spellings of a number share; empty for one that is empty or too short to be anybody's line."""
    digits = "".join(c for c in number if c in "0123456789")
    return digits[-COMPARED:] if len(digits) >= SHORTEST else ""


def same_number(a: str, b: str) -> bool:
    """+86 138 0000 0000, 0086-13800000000 and 13800000000 are one number; short and empty ones never match."""
    return bool(number_key(a)) and number_key(a) == number_key(b)
