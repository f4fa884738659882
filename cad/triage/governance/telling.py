"""Differences as a page shows them: in the language of the reader, by place."""

from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import get_language

from cad.triage.differences import differences
from cad.triage.differences.comparing import Side
from cad.triage.loading import texts_load
from cad.triage.models import ProtocolVersion
from cad.triage.protocol import Text
from cad.triage.selectors import protocol_of


@dataclass(frozen=True, slots=True)
class Told:
    place: str
    sentences: list[str] = field(default_factory=list)


def side_of(version: ProtocolVersion) -> Side:
    return Side(protocol_of(version), version.content)


def side_of_texts(texts: dict[str, str]) -> Side:
    """Raises ProtocolError."""
    content, protocol = texts_load(texts)
    return Side(protocol, content)


def differences_told(before: Side, after: Side) -> list[Told]:
    found = differences(before, after)
    return [
        Told(_said(place), [_said(one.told) for one in group]) for place, group in groupby(found, lambda one: one.place)
    ]


def _said(text: Text) -> str:
    return text.en if (get_language() or "").startswith("en") else text.zh
