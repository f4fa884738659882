"""What several patients of one incident need together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cad.triage.protocol import Protocol


def resources_union(protocol: Protocol, of_patients: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Every code that any patient needs, the most urgent patient's first; of the crews only the ablest is named."""
    known = [[code for code in codes if code in protocol.resources] for codes in of_patients]
    crews = [code for codes in known for code in codes if protocol.resources[code].rank]
    ablest = max(crews, key=lambda code: protocol.resources[code].rank, default=None)
    return tuple(
        dict.fromkeys(code for codes in known for code in codes if code == ablest or not protocol.resources[code].rank)
    )


def units_of(protocol: Protocol, codes: Iterable[str]) -> int:
    """Ambulances at least for one patient: what is sent for the scene as a whole is not counted here."""
    found = (protocol.resources[code] for code in codes if code in protocol.resources)
    return max((resource.units for resource in found if not resource.scene), default=0)


def units_together(protocol: Protocol, codes: Iterable[str], of_patients: Iterable[int]) -> int:
    """Ambulances at least for an incident: one carries one lying patient, so those of the patients add up.

    ``codes`` are the incident's; what is sent for the scene (several units for a multi-casualty plan) is the floor.
    """
    scene = [protocol.resources[code].units for code in codes if protocol.resources[code].scene]
    return max(*scene, 0, sum(of_patients))
