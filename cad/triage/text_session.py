"""A text session with the engine. It keeps nothing and touches no incident."""

from __future__ import annotations

from collections.abc import Callable

from cad.triage.answers import AnswerError, Facts, answer_parse
from cad.triage.conditions import SKIPPED, UNKNOWN, Value
from cad.triage.engine import evaluate
from cad.triage.protocol import Fact, FactType, Protocol
from cad.triage.telling import NOT_KNOWN, Language, cards_told, not_taken, outcome_told, question_told

STOP = "q"
BACK = "b"
OTHER_LANGUAGE = "l"
CARD = "c "


def text_session(
    protocol: Protocol,
    card: str | None,
    language: Language,
    hear: Callable[[], str],
    say: Callable[[str], None],
) -> None:
    """Asks until the questions are through or ``q`` is heard; then tells the outcome.

    Heard: an answer's key, a number (``?`` for not known) or words, an empty line to skip, ``b`` back, ``l`` the other
    language, ``c CARD`` another card. Anything else is answered by what may be typed.
    """
    values: dict[str, Value] = {}
    told: list[str] = []
    while (asked := evaluate(protocol, Facts(values), card).next_question) is not None:
        news = list(outcome_told(protocol, evaluate(protocol, Facts(values), card), language))
        for line in (line for line in news if line not in told):
            say(line)
        told = news
        say("")
        for line in question_told(protocol.facts[asked], language):
            say(line)
        heard = hear().strip()
        if heard == STOP:
            break
        if heard == BACK and values:
            values.popitem()
        elif heard == OTHER_LANGUAGE:
            language = "en" if language == "zh" else "zh"
        elif heard.startswith(CARD):
            card = _named(protocol, heard, language, say) or card
        elif not _taken(protocol.facts[asked], heard, values):
            say(not_taken(protocol.facts[asked], language))
    say("")
    for line in outcome_told(protocol, evaluate(protocol, Facts(values), card, completed=True), language):
        say(line)


def _taken(fact: Fact, heard: str, values: dict[str, Value]) -> bool:
    choice = fact.type is FactType.CHOICE
    by_key = {option.key: option.value for option in fact.options} if choice else {NOT_KNOWN: UNKNOWN}
    try:
        values[fact.key] = answer_parse(fact, by_key.get(heard, heard)) if heard else SKIPPED
    except AnswerError:
        return False
    return True


def _named(protocol: Protocol, heard: str, language: Language, say: Callable[[str], None]) -> str | None:
    card = heard.removeprefix(CARD).strip().upper()
    if card in protocol.cards:
        return card
    say(cards_told(protocol, language))
    return None
