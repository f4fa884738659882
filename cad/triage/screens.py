"""The texts of a protocol, as screens need them once."""

from cad.triage.events import question_json
from cad.triage.models import ProtocolVersion
from cad.triage.replies import ProtocolReply
from cad.triage.selectors import approved, protocol_of


def protocol_json(version: ProtocolVersion) -> ProtocolReply:
    """Cards, facts with their questions and answers, instructions, resources and levels, in both languages."""
    protocol = protocol_of(version)
    return {
        "version": {
            "id": version.pk,
            "label": version.label,
            "clinically_approved": approved(version),
            "notice": protocol.notice.as_dict(),
        },
        "levels": {level: text.as_dict() for level, text in protocol.level_text.items()},
        "cards": [{"id": card.id, **card.text.as_dict()} for card in protocol.cards.values()],
        "facts": {key: question_json(fact) for key, fact in protocol.facts.items()},
        "instructions": {code: found.text.as_dict() for code, found in protocol.instructions.items()},
        "resources": {code: found.text.as_dict() for code, found in protocol.resources.items()},
    }
