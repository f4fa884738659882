"""The ways of callers who cannot, or will not, talk as others do. Frozen values, no rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cad.triage.protocol import Text


@dataclass(frozen=True, slots=True)
class CallerStep:
    """Said to the caller word for word, or (``to_do``) done by the call-taker."""

    text: Text
    to_do: bool = False


@dataclass(frozen=True, slots=True)
class CallerPath:
    """``asks`` come before every other question; ``sets`` is what the condition itself answers.

    ``plain``: the short wording of a question is said. ``written``: questions go out as text.
    """

    id: str
    text: Text
    steps: tuple[CallerStep, ...]
    asks: tuple[str, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)
    plain: bool = False
    written: bool = False
