"""The texts of a protocol, as screens need them once."""

from cad.triage.callers import CallerPath
from cad.triage.events import protocol_version_json, question_json
from cad.triage.governance.in_force import next_change_at
from cad.triage.models import ProtocolVersion
from cad.triage.replies import BreathsReply, CallerPathReply, ProtocolReply, RhythmReply, ScriptReply
from cad.triage.scripts import Breaths, Rhythm, Script
from cad.triage.selectors import protocol_of


def protocol_json(version: ProtocolVersion) -> ProtocolReply:
    """Cards, facts with their questions and answers, instructions, resources and levels, in both languages."""
    protocol = protocol_of(version)
    return {
        "version": protocol_version_json(version),
        "next_change_at": next_change_at(),
        "levels": {level: text.as_dict() for level, text in protocol.level_text.items()},
        "cards": [{"id": card.id, **card.text.as_dict()} for card in protocol.cards.values()],
        "complaint_fact": protocol.complaint_fact,
        "count_fact": protocol.count_fact,
        "facts": {key: question_json(fact) for key, fact in protocol.facts.items()},
        "instructions": {code: found.text.as_dict() for code, found in protocol.instructions.items()},
        "resources": {code: found.text.as_dict() for code, found in protocol.resources.items()},
        "scripts": [_script(script) for script in protocol.scripts],
        "callers": [_caller(path) for path in protocol.callers],
    }


def _caller(path: CallerPath) -> CallerPathReply:
    return {
        "id": path.id,
        **path.text.as_dict(),
        "steps": [{**step.text.as_dict(), "to_do": step.to_do} for step in path.steps],
        "asks": list(path.asks),
        "sets": dict(path.sets),
        "plain": path.plain,
        "written": path.written,
    }


def _script(script: Script) -> ScriptReply:
    return {
        "id": script.id,
        **script.text.as_dict(),
        "told_by": sorted(script.told_by),
        "rhythm": _rhythm(script.rhythm) if script.rhythm else None,
        "steps": [
            {
                **step.text.as_dict(),
                "instruction": step.instruction,
                "seconds": step.seconds,
                "begins": step.begins,
                "beside": sorted(step.beside),
            }
            for step in script.steps
        ],
    }


def _rhythm(rhythm: Rhythm) -> RhythmReply:
    return {
        "rate": rhythm.rate,
        "swap_s": rhythm.swap_s,
        "swap": rhythm.swap.as_dict(),
        "breaths": _breaths(rhythm.breaths) if rhythm.breaths else None,
    }


def _breaths(breaths: Breaths) -> BreathsReply:
    return {
        "beside": sorted(breaths.beside),
        "after": breaths.after,
        "count": breaths.count,
        "seconds": breaths.seconds,
        "say": breaths.say.as_dict(),
    }
