"""What a crew must know of a place before it goes in."""

from cad.geo.premises.models import Premise
from cad.geo.premises.replies import PremiseNotesReply

TOLD = ("notes", "hazard", "caution", "key_holder", "floor_plan")


def premise_notes(premise: Premise | None) -> list[PremiseNotesReply]:
    """Of the premise and of all that it is a part of, the nearest first: a lift's building may hold the danger.

    What has nothing to tell is left out.
    """
    notes: list[PremiseNotesReply] = []
    seen: set[int] = set()
    while premise is not None and premise.pk not in seen:
        seen.add(premise.pk)
        if any(getattr(premise, name) for name in TOLD):
            notes.append(_notes(premise))
        premise = premise.parent
    return notes


def _notes(premise: Premise) -> PremiseNotesReply:
    return {
        "code": premise.code,
        "name": premise.name,
        "name_en": premise.name_en,
        "notes": premise.notes,
        "hazard": premise.hazard,
        "caution": premise.caution,
        "key_holder": premise.key_holder,
        "floor_plan": premise.floor_plan,
    }
