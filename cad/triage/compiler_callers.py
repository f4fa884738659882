"""The ways of special callers, of checked documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cad.triage.callers import CallerPath, CallerStep
from cad.triage.protocol import Text

if TYPE_CHECKING:
    from cad.triage.compiler import Compiler


def callers_compile(compiler: Compiler) -> tuple[CallerPath, ...]:
    """The paths of checked documents; what leads nowhere becomes a fault of the compiler."""
    found: list[CallerPath] = []
    for i, data in enumerate(compiler.documents["callers"].data["callers"]):
        path: tuple[str | int, ...] = ("callers", i)
        if any(known.id == data["id"] for known in found):
            compiler.fault("callers", (*path, "id"), f"the path {data['id']!r} stands twice")
        for j, fact in enumerate(data.get("asks", ())):
            if fact not in compiler.facts:
                compiler.fault("callers", (*path, "asks", j), f"there is no fact {fact!r}")
        for fact, answer in data.get("sets", {}).items():
            if fact not in compiler.facts or answer not in compiler.facts[fact].answers:
                compiler.fault("callers", (*path, "sets", fact), f"{answer!r} is not an answer of {fact!r}")
        found.append(_path(data))
    return tuple(found)


def _path(data: dict[str, Any]) -> CallerPath:
    return CallerPath(
        data["id"],
        Text(data["zh"], data["en"]),
        tuple(CallerStep(Text(step["zh"], step["en"]), step.get("to_do", False)) for step in data["steps"]),
        tuple(data.get("asks", ())),
        data.get("sets", {}),
        data.get("plain", False),
        data.get("written", False),
    )
