"""Which question comes next; never one that has its answer already, or that what is known makes needless."""

from __future__ import annotations

from cad.triage.conditions import Known
from cad.triage.protocol import Plan, Question


def question_applies(question: Question, known: Known) -> bool:
    if question.ask_if and not any(condition.holds(known) for condition in question.ask_if):
        return False
    return not any(condition.holds(known, stated=True) for condition in question.skip_if)


def questions_open(plan: Plan, known: Known) -> list[Question]:
    """Questions that apply and were not put yet, in the order they are asked."""
    return [
        question
        for question in plan.questions
        if question.fact not in known.values and question_applies(question, known)
    ]


def red_flags_unasked(plan: Plan, known: Known) -> list[str]:
    """Facts of red flags (R1 to R3) whose question applies but has no answer: they block R4 and R5.

    Source: TRIAGE 4.1 rule 3, "a red-flag question never asked blocks any level less urgent than R3".
    """
    return [
        question.fact
        for question in plan.questions
        if question.fact in plan.red_flag_facts
        and not known.answered(question.fact)
        and question_applies(question, known)
    ]
