"""Whether two telephone numbers are the same line, however they are written. Pure."""

SHORTEST = 5
COMPARED = 10
"""Digits counted from the end: country and trunk prefixes come and go, the last ten stay."""


def same_number(a: str, b: str) -> bool:
    """+86 138 0000 0000, 0086-13800000000 and 13800000000 are one number; short and empty ones never match."""
    return len(compared(a)) >= SHORTEST and compared(a) == compared(b)


def compared(number: str) -> str:
    """The part of a number that two spellings of it share."""
    return "".join(c for c in number if c.isdecimal())[-COMPARED:]
