"""What is sent: resource codes for an outcome, and the response plan that a dispatcher reads from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cad.triage.conditions import Known
from cad.triage.instructions import use_holds
from cad.triage.protocol import Card, Level, Protocol, Text


@dataclass(frozen=True, slots=True)
class ResponsePlan:
    """``capability`` is the resource code of the crew needed; ``units`` ambulances at least; ``call`` other services.

    With ``nearest`` the nearest unit or responder of any kind goes first, beside the capability.
    """

    capability: str
    units: int
    nearest: bool
    call: tuple[str, ...]
    equipment: tuple[Text, ...]
    notify: tuple[str, ...]


def resources_select(protocol: Protocol, cards: Iterable[Card], known: Known, level: Level | None) -> tuple[str, ...]:
    """The level's resources in each of these cards, then what the findings add. Of several cards' crews the ablest."""
    if level is None:
        return ()
    listed = [card.resources.get(level) or protocol.level_resources[level] for card in cards]
    bases = listed or [protocol.level_resources[level]]
    ablest = max(bases, key=lambda codes: _rank(protocol, codes))
    base = (code for codes in bases for code in codes if codes is ablest or not protocol.resources[code].rank)
    extra = (use.code for use in protocol.universal_resources if use_holds(use, known, level))
    return tuple(dict.fromkeys((*ablest, *base, *extra)))


def response_plan(protocol: Protocol, codes: Iterable[str]) -> ResponsePlan:
    """The plan that resource codes stand for."""
    found = [protocol.resources[code] for code in codes]
    crews = sorted((resource for resource in found if resource.rank), key=lambda resource: -resource.rank)
    return ResponsePlan(
        capability=crews[0].code if crews else "",
        units=max((resource.units for resource in found), default=0),
        nearest=any(resource.nearest for resource in found),
        call=tuple(sorted({resource.call for resource in found if resource.call})),
        equipment=tuple(resource.equipment for resource in found if resource.equipment),
        notify=tuple(resource.code for resource in found if resource.notify),
    )


def _rank(protocol: Protocol, codes: Iterable[str]) -> int:
    return max((protocol.resources[code].rank for code in codes), default=0)
