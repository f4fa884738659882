"""Which cards the facts and the caller's own words suggest, whichever card is open (TRIAGE 4.1 rule 4)."""

from __future__ import annotations

import re
from functools import lru_cache

from cad.triage.conditions import Known, any_holds
from cad.triage.protocol import Card, Protocol

type CardWords = tuple[tuple[str, re.Pattern[str]], ...]


def cards_suggested(protocol: Protocol, known: Known, opened: Card | None) -> tuple[Card, ...]:
    """Every other card that something answered, or a word of the complaint, points to; in the protocol's order."""
    said = known.values.get(protocol.complaint_fact or "")
    pointed = set(_by_words(protocol.card_words, said)) if isinstance(said, str) else set()
    for fact in known.values:
        for card_id, condition in protocol.suggestions.get(fact, ()):
            if card_id not in pointed and condition.holds(known):
                pointed.add(card_id)
    if opened is not None:
        pointed.discard(opened.id)
    found = [card for card_id, card in protocol.cards.items() if card_id in pointed]
    return tuple([card for card in found if not any_holds(card.not_for, known, stated=True)])


@lru_cache(maxsize=256)
def _by_words(card_words: CardWords, said: str) -> frozenset[str]:
    """Kept for each complaint: it is read again at every answer of the call."""
    return frozenset(card for card, pattern in card_words if pattern.search(said))
