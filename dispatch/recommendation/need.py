"""What an incident still needs, from its triage resources and the units that go already. Pure."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dispatch.recommendation.facts import Need

# An incident that nobody has triaged yet is taken for an emergency.
UNTRIAGED_LEVEL = "R2"

CAPABILITIES = frozenset({"BLS", "PHYS", "NEONATAL", "BARIATRIC", "NEGATIVE_PRESSURE"})
NEAREST = "NEAREST"
SECOND = "SECOND"
ADVICE = "TELE"


def has_capability(capability: str, capabilities: frozenset[str]) -> bool:
    """Whether a unit can do it. A physician unit does basic life support too."""
    return capability in capabilities or (capability == "BLS" and "PHYS" in capabilities)


@lru_cache(maxsize=4096)
def lacks(wanted: frozenset[str], capabilities: frozenset[str]) -> tuple[str, ...]:
    """What a unit does not bring of what is wanted, sorted. Hundreds of units share a few sets."""
    return tuple(sorted(code for code in wanted if not has_capability(code, capabilities)))


def owed_of(resources: Iterable[str], going: Sequence[frozenset[str]]) -> list[str]:
    """What of the named units does not go yet, in the order in which triage names it.

    The board says it in words by a copy of this rule (web/src/lib/owed.ts); tests hold both to the same examples.
    """
    return [code for code in dict.fromkeys(resources) if _is_owed(code, going)]


def _is_owed(code: str, going: Sequence[frozenset[str]]) -> bool:
    if code == SECOND:
        return len(going) < 2
    return code in CAPABILITIES and not any(has_capability(code, unit) for unit in going)


def need_of(level: str, resources: Iterable[str], going: Sequence[frozenset[str]] = ()) -> Need:
    """What an incident with these triage resources needs; `going` are the capabilities of the units on their way.

    The nearest unit of any kind may go first where triage says NEAREST; what else it names is then wanted only.
    Advice by telephone alone needs no unit: where the dispatcher sends one all the same, any will do.
    """
    codes = list(resources)
    missing = CAPABILITIES.intersection(owed_of(codes, going))
    if NEAREST in codes and not going:
        return Need(level or UNTRIAGED_LEVEL, wanted=missing)
    if ADVICE in codes and CAPABILITIES.isdisjoint(codes) and SECOND not in codes:
        return Need(level or UNTRIAGED_LEVEL)
    return Need(level or UNTRIAGED_LEVEL, required=missing or frozenset({"BLS"}))
