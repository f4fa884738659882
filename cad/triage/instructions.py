"""Which first-aid instructions are given, and which ones would contradict another and are left out."""

from __future__ import annotations

from collections.abc import Iterable

from cad.triage.conditions import Known, any_holds
from cad.triage.protocol import Card, Instruction, Level, Protocol, Use


def use_holds(use: Use, known: Known, level: Level | None) -> bool:
    """Numbers count for an instruction only when stated, against it already when they might be so."""
    if use.levels is not None and level not in use.levels:
        return False
    if use.when and not any_holds(use.when, known, stated=True):
        return False
    return not (use.unless and any_holds(use.unless, known))


def instructions_select(
    protocol: Protocol, cards: Iterable[Card], known: Known, level: Level | None
) -> tuple[Instruction, ...]:
    """What everybody is told and what these cards tell, in the order of the protocol's list."""
    uses = (*protocol.universal_instructions, *(use for card in cards for use in card.instructions))
    chosen = {use.code for use in uses if use_holds(use, known, level)}
    for keep, drop in protocol.conflicts:
        if keep in chosen:
            chosen -= drop
    return tuple(sorted((protocol.instructions[code] for code in chosen), key=lambda found: found.order))
