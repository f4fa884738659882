"""The numbers at which interpreters are rung. Pure."""


def lines_parse(text: str) -> dict[str, str]:
    """``en=010-8888,*=010-9999``: the number to ring by language; ``*`` for every other. Raises ValueError."""
    lines: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        language, equals, number = (piece.strip() for piece in part.partition("="))
        if not (language and equals and number):
            raise ValueError(f"{part!r} is not language=number, e.g. en=010-88888888 or *=010-88888888")
        lines[language] = number
    return lines
