"""A triage session as text, for training and demonstrations: what to say, what was found, what is told and sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cad.triage.conditions import UNKNOWN
from cad.triage.engine import Outcome
from cad.triage.protocol import Fact, FactType, Protocol, Text
from cad.triage.resources import response_plan

type Language = Literal["zh", "en"]
NOT_KNOWN = "?"  # of a number: its digits are the answer
LEVEL = Text("级别", "Level")
WHY = Text("原因", "Why")
TELL = Text("告诉来电者", "Tell the caller")
SEND = Text("派出", "Send")
UNITS = Text("辆", "units")
CALL = Text("联系", "call")
TAKE = Text("携带", "take")
BACK = Text("回访（分钟内）", "Call back within (minutes)")
SEE = Text("可换卡", "Cards to look at")
KEYS = Text(
    "请按答案前的数字；空行跳过，b 退回，l 换语言，c 卡名 换卡，q 结束",
    "The digit of an answer, please; an empty line skips, b goes back, l changes the language, c CARD the card, q ends",
)
LIMITS = Text("请输入 {low:g} 到 {high:g} 之间的数", "A number from {low:g} to {high:g}, please")
CARDS = Text("没有这张卡。有：", "There is no such card. There are:")


def question_told(fact: Fact, language: Language) -> Iterator[str]:
    yield said(fact.ask, language)
    if fact.type is FactType.CHOICE:
        yield "   ".join(f"{option.key} {said(option.text, language)}" for option in fact.options)
    elif fact.type is FactType.NUMBER:
        unit = f"({said(fact.unit, language)})   " if fact.unit else ""
        yield f"{unit}{NOT_KNOWN} {said(fact.option_text(UNKNOWN), language)}"


def not_taken(fact: Fact, language: Language) -> str:
    """What to type, after something that was no answer to this question."""
    if fact.type is FactType.NUMBER:
        return said(LIMITS, language).format(low=fact.minimum, high=fact.maximum)
    return said(KEYS, language)


def cards_told(protocol: Protocol, language: Language) -> str:
    return f"{said(CARDS, language)} {', '.join(protocol.cards)}"


def outcome_told(protocol: Protocol, outcome: Outcome, language: Language) -> Iterator[str]:
    """Level and why, then what to tell and to send; nothing while there is no level."""
    if outcome.suggested_cards:
        cards = (f"{card} {said(protocol.cards[card].text, language)}" for card in outcome.suggested_cards)
        yield f"{said(SEE, language)}: {', '.join(cards)}"
    if outcome.level is None:
        return
    name = said(protocol.level_text[outcome.level], language)
    yield f"{said(LEVEL, language)}: {outcome.level} {name}  [{outcome.determinant}]"
    for text in list(dict.fromkeys(reason.text for reason in outcome.why))[:3]:
        yield f"{said(WHY, language)}: {said(text, language)}"
    yield from (f"{said(TELL, language)}: {said(one.text, language)}" for one in outcome.instructions)
    yield f"{said(SEND, language)}: {_sent(protocol, outcome, language)}"
    if outcome.level in protocol.welfare_minutes:
        yield f"{said(BACK, language)}: {protocol.welfare_minutes[outcome.level]}"


def said(text: Text, language: Language) -> str:
    return text.zh if language == "zh" else text.en


def _sent(protocol: Protocol, outcome: Outcome, language: Language) -> str:
    plan = response_plan(protocol, outcome.resources)
    parts = [said(protocol.resources[code].text, language) for code in outcome.resources]
    parts += [f"{plan.units} {said(UNITS, language)}"]
    parts += [f"{said(CALL, language)} {number}" for number in plan.call]
    parts += [f"{said(TAKE, language)} {said(text, language)}" for text in plan.equipment]
    return "; ".join(parts)
