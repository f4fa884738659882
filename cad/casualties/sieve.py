"""The sieve of a mass casualty: START for adults, JumpSTART for children, as tables of questions. Pure.

Sources: START (Hoag Hospital and Newport Beach Fire Department, 1983; "RPM, 30, 2, can do") and JumpSTART (L. Romig,
1995), as published. Two things are ours, for the telephone. *Unknown is the dangerous answer*: red, but never "not
breathing". Only of the pulse a caller may know nothing and the sieve goes on, for hardly any caller can feel one; then
obeying commands decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """``not_breathing`` is START's black: dead, when a professional at the scene finds it; else only what it says."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NOT_BREATHING = "not_breathing"


type Onward = str | Result


@dataclass(frozen=True, slots=True)
class Step:
    """A question, in the words to say, and where each answer leads: to another question or to a result."""

    key: str
    zh: str
    en: str
    yes: Onward
    no: Onward
    unknown: Onward

    def onward(self, answer: Answer) -> Onward:
        return {Answer.YES: self.yes, Answer.NO: self.no, Answer.UNKNOWN: self.unknown}[answer]


@dataclass(frozen=True, slots=True)
class Sieved:
    """``result`` once the answers give one, until then the ``next`` question. ``read`` are the answers that counted."""

    result: Result | None
    next: str | None
    read: tuple[str, ...]


R = Result

WALKING = ("能自己走到安全的地方吗？", "Can this person walk to safety?")
BREATHING = ("在呼吸吗？看胸口有没有起伏。", "Breathing? Look for the chest to move.")
OPENED = ("请把头往后仰、抬起下巴。现在有呼吸吗？", "Tilt the head back, lift the chin. Breathing now?")

START = (
    Step("walking", *WALKING, yes=R.GREEN, no="breathing", unknown="breathing"),
    Step("breathing", *BREATHING, yes="fast", no="opened", unknown=R.RED),
    Step("opened", *OPENED, yes=R.RED, no=R.NOT_BREATHING, unknown=R.RED),
    Step(
        "fast",
        "呼吸每分钟超过30次吗？（10秒内多于5次）",
        "More than 30 breaths a minute? (more than 5 in 10 seconds)",
        yes=R.RED,
        no="pulse",
        unknown=R.RED,
    ),
    Step(
        "pulse",
        "手腕摸得到脉搏吗，或者按压指甲后2秒内变红吗？",
        "A pulse at the wrist, or the nail red again within 2 seconds?",
        yes="obeys",
        no=R.RED,
        unknown="obeys",
    ),
    Step(
        "obeys",
        "能照您说的做吗，比如睁眼、握手？",
        "Does what you say: opens the eyes, squeezes a hand?",
        yes=R.YELLOW,
        no=R.RED,
        unknown=R.RED,
    ),
)

JUMPSTART = (
    Step("walking", *WALKING, yes=R.GREEN, no="breathing", unknown="breathing"),
    Step("breathing", *BREATHING, yes="rate_bad", no="opened", unknown=R.RED),
    Step("opened", *OPENED, yes=R.RED, no="pulse_still", unknown=R.RED),
    Step(
        "pulse_still",
        "还摸得到脉搏吗？",
        "Is there still a pulse?",
        yes="breaths",
        no=R.NOT_BREATHING,
        # Who cannot tell gives the breaths: they do no harm, and a child's heart stops after the breathing.
        unknown="breaths",
    ),
    Step(
        "breaths",
        "请口对口吹5口气。现在自己呼吸了吗？",
        "Give 5 breaths, mouth to mouth. Breathing now?",
        yes=R.RED,
        no=R.NOT_BREATHING,
        unknown=R.RED,
    ),
    Step(
        "rate_bad",
        "呼吸每分钟少于15次或多于45次，或者不规则吗？",
        "Fewer than 15 or more than 45 breaths a minute, or irregular?",
        yes=R.RED,
        no="pulse",
        unknown=R.RED,
    ),
    Step(
        "pulse",
        "手腕或上臂摸得到脉搏吗？",
        "A pulse at the wrist or the upper arm?",
        yes="responds",
        no=R.RED,
        unknown="responds",
    ),
    Step(
        "responds",
        "醒着，或者叫他、轻碰他时会恰当地反应吗？",
        "Awake, or reacts as a child would to a voice or a touch?",
        yes=R.YELLOW,
        no=R.RED,
        unknown=R.RED,
    ),
)


def steps_for(*, child: bool) -> tuple[Step, ...]:
    return JUMPSTART if child else START


def sieve(answers: Mapping[str, Answer], *, child: bool = False) -> Sieved:
    """Where these answers lead. Answers to questions that the sieve does not come to are left aside."""
    steps = {step.key: step for step in steps_for(child=child)}
    step, read = steps["walking"], []
    while step.key in answers:
        read.append(step.key)
        onward = step.onward(answers[step.key])
        if isinstance(onward, Result):
            return Sieved(onward, None, tuple(read))
        step = steps[onward]
    return Sieved(None, step.key, tuple(read))
