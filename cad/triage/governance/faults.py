"""What is wrong with a draft, file by file, as its author sees it beside the text."""

from collections.abc import Mapping
from functools import lru_cache

from cad.triage.loading import texts_load
from cad.triage.source import Fault, ProtocolError


def faults_of(texts: Mapping[str, str]) -> tuple[Fault, ...]:
    """Every fault of the files together; none when they compile. References between files are only read when each
    file by itself has the right form."""
    return _faults(tuple(sorted(texts.items())))


@lru_cache(maxsize=8)
def _faults(texts: tuple[tuple[str, str], ...]) -> tuple[Fault, ...]:
    try:
        texts_load(dict(texts))
    except ProtocolError as error:
        return error.faults
    return ()
