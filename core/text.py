"""Text as it is kept: without characters that nobody sees and that change how the rest reads. Pure."""

import re

# The C0 and C1 controls but for tab and newline, and Unicode's Bidi_Control characters (UAX #9): with one of these a
# number reads backwards.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ENDS_OF_LINES = re.compile("\r\n?")


def text_cleaned(text: str) -> str:
    """The text as it reads, lines ended by newlines. Never refused: what is around may be somebody's address."""
    return UNSEEN.sub("", ENDS_OF_LINES.sub("\n", text))
