"""Which cards the facts and the caller's own words suggest, whichever card is open (TRIAGE 4.1 rule 4)."""

from __future__ import annotations

import re
from functools import lru_cache

from cad.triage.conditions import Known
from cad.triage.protocol import Card, Protocol

type CardWords = tuple[tuple[str, re.Pattern[str]], ...]


def cards_suggested(protocol: Protocol, known: Known, opened: Card | None) -> tuple[Card, ...]:
    """Every other card that something answered, or a word of the complaint, points to; in the protocol's order."""
    said = known.values.get(protocol.complaint_fact or "")
    pointed = set(_by_words(protocol.card_words, said)) if isinstance(said, str) else set()
    for fact in known.values:
        pointed.update(card for card, condition in protocol.suggestions.get(fact, ()) if condition.holds(known))
    return tuple(
        card
        for card in protocol.cards.values()
        if card.id in pointed
        and card is not opened
        and not any(condition.holds(known, stated=True) for condition in card.not_for)
    )


@lru_cache(maxsize=256)
def _by_words(card_words: CardWords, said: str) -> frozenset[str]:
    """Kept for each complaint: it is read again at every answer of the call."""
    return frozenset(card for card, pattern in card_words if pattern.search(said))
