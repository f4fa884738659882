"""The timed scripts of checked documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cad.triage.protocol import Text
from cad.triage.scripts import Breaths, Rhythm, Script, Step

if TYPE_CHECKING:
    from cad.triage.compiler import Compiler


def scripts_compile(compiler: Compiler) -> tuple[Script, ...]:
    """The scripts of checked documents; what leads nowhere becomes a fault of the compiler."""
    found: list[Script] = []
    for i, data in enumerate(compiler.documents["scripts"].data["scripts"]):
        path: tuple[str | int, ...] = ("scripts", i)
        if any(script.id == data["id"] for script in found):
            compiler.fault("scripts", (*path, "id"), f"the script {data['id']!r} stands twice")
        rhythm = _rhythm(data.get("rhythm"))
        begins = sum(step.get("begins", False) for step in data["steps"])
        if begins != (1 if rhythm else 0):
            compiler.fault("scripts", (*path, "steps"), "compressions begin at one step, and only with a rhythm")
        for code in _codes_of(data):
            if code not in compiler.instructions:
                compiler.fault("scripts", path, f"{code!r} has no text")
        steps = tuple(_step(compiler, step) for step in data["steps"])
        found.append(Script(data["id"], Text(data["zh"], data["en"]), frozenset(data["told_by"]), steps, rhythm))
    return tuple(found)


def _step(compiler: Compiler, data: dict[str, Any]) -> Step:
    instruction = data.get("instruction")
    known = compiler.instructions.get(instruction) if instruction else None
    text = Text(data["zh"], data["en"]) if "zh" in data else known.text if known else Text("", "")
    return Step(
        text,
        instruction,
        data.get("seconds"),
        data.get("begins", False),
        frozenset(data.get("with", ())),
    )


def _rhythm(data: dict[str, Any] | None) -> Rhythm | None:
    if data is None:
        return None
    told = data.get("breaths")
    breaths = (
        Breaths(frozenset(told["with"]), told["after"], told["count"], told["seconds"], Text(**told["say"]))
        if told
        else None
    )
    return Rhythm(data["rate"], data["swap_s"], Text(**data["swap"]), breaths)


def _codes_of(data: dict[str, Any]) -> list[str]:
    steps = [code for step in data["steps"] for code in step.get("with", ())]
    named = [step["instruction"] for step in data["steps"] if "instruction" in step]
    breaths = data.get("rhythm", {}).get("breaths", {}).get("with", ())
    return [*data["told_by"], *steps, *named, *breaths]
