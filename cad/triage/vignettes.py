"""Runs written caller vignettes through the engine, asking as a call-taker would.

The form of the records and the answering rule: a fact listed is the true answer; one not listed takes the vocabulary's
``default_if_unlisted``, and where that is null the question is skipped. Only what is asked is answered, unless the
facts are ``told`` at once, as a caller does who says everything in the first breath.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cad.triage.answers import PARTS_OF_A_YEAR, AnswerError, Facts, answer_parse
from cad.triage.conditions import SKIPPED, UNKNOWN, Value
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Protocol

type Language = Literal["zh", "en"]
type Start = Literal["card", "alternatives"]
PARTIES = {1: "patient", 2: "with_patient", 3: "not_with_patient", 4: "relayed"}


@dataclass(frozen=True, slots=True)
class Caller:
    """Answers for one vignette. ``defaults`` are the harmless answers for facts that are not listed."""

    listed: Mapping[str, Any]
    words: Mapping[str, str]
    defaults: Mapping[str, Any]

    def answer(self, protocol: Protocol, fact: str) -> Value:
        raw = self.listed.get(fact, self.defaults.get(fact))
        if raw is None:
            return SKIPPED
        try:
            return answer_parse(protocol.facts[fact], raw)
        except AnswerError:
            return UNKNOWN


def caller_of(vignette: Mapping[str, Any], vocabulary: Mapping[str, Any], language: Language = "zh") -> Caller:
    facts = vignette["facts"]
    listed: dict[str, Any] = dict(facts["answers"])
    listed |= {"conscious": facts["conscious"], "breathing": facts["breathing"]}
    listed["party"] = PARTIES[vignette["caller"]["party"]]
    listed["complaint"] = vignette["text"][language]
    listed["sex"] = facts["sex"] if facts["sex"] in {"m", "f"} else UNKNOWN
    if facts["age"] is not None:
        listed["age_y"] = facts["age"]["value"] / PARTS_OF_A_YEAR[facts["age"]["unit"][0]]
    said = facts["breathing_words"]
    defaults = {key: fact["default_if_unlisted"] for key, fact in vocabulary["facts"].items()}
    return Caller(listed, {"breathing": said} if said else {}, defaults)


def caller_interview(protocol: Protocol, caller: Caller, card: str, *, told: bool = False) -> Outcome:
    """Asks until no question is left, and completes. ``told``: every listed fact is known from the start.

    What happened, in the caller's words, is known first: it is written down as the call comes in.
    """
    first = {protocol.complaint_fact} if protocol.complaint_fact else set()
    known = {fact for fact in caller.listed if fact in protocol.facts} if told else first
    values: dict[str, Value] = {fact: caller.answer(protocol, fact) for fact in sorted(known)}
    while (asked := evaluate(protocol, Facts(values, caller.words), card).next_question) is not None:
        values[asked] = caller.answer(protocol, asked)
    return evaluate(protocol, Facts(values, caller.words), card, completed=True)


def vignettes_run(
    protocol: Protocol,
    vignettes: list[dict[str, Any]],
    vocabulary: Mapping[str, Any],
    *,
    start: Start = "card",
    told: bool = False,
    language: Language = "zh",
) -> Iterator[dict[str, Any]]:
    """One result row for each vignette whose card (or an alternative) the protocol has.

    Started at the alternatives, the row is that of the least urgent outcome: the worst wrong card. One that has no
    alternatives is started at its card.
    """
    for vignette in vignettes:
        cards = [vignette["card"]] if start == "card" else vignette["card_alternatives"] or [vignette["card"]]
        caller = caller_of(vignette, vocabulary, language)
        outcomes = [caller_interview(protocol, caller, card, told=told) for card in cards if card in protocol.cards]
        if outcomes:
            worst = max(outcomes, key=lambda outcome: outcome.level or "R9")
            yield {
                "id": vignette["id"],
                "level": worst.level,
                "determinant": worst.determinant,
                "instructions": [instruction.code for instruction in worst.instructions],
                "resources": list(worst.resources),
            }
