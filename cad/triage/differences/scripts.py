"""The timed scripts of a protocol as statements: name, what offers it, beat, and each step."""

from __future__ import annotations

from collections.abc import Iterator

from cad.triage.differences.saying import NOTHING, joined, same, sentence
from cad.triage.differences.stating import Statement
from cad.triage.protocol import Protocol, Text
from cad.triage.scripts import Rhythm, Script, Step


def script_statements(protocol: Protocol) -> Iterator[Statement]:
    for script in protocol.scripts:
        place = Text(f"脚本 {script.text.zh}", f"Script {script.text.en}")

        def told(
            name: str, what: Text, words: Text, essence: object, of: Script = script, at: Text = place
        ) -> Statement:
            return Statement(("script", of.id, name), at, what, words, essence)

        yield told("name", Text("名称", "Name"), script.text, script.text)
        offered = joined(protocol.instructions[code].text for code in sorted(script.told_by))
        yield told("offered", Text("何时可用", "Offered beside"), offered, script.told_by)
        yield told("beat", Text("节拍", "Beat"), _beat(script.rhythm), script.rhythm)
        for key, step in step_keys(script):
            yield told(f"step {key}", Text("步骤", "Step"), _step(protocol, step), step)


def step_keys(script: Script) -> list[tuple[str, Step]]:
    """A step is the same one as long as it says the same, wherever it stands."""
    seen: dict[str, int] = {}
    keyed = []
    for step in script.steps:
        name = step.instruction or step.text.zh
        nth = seen[name] = seen.get(name, 0) + 1
        keyed.append((f"{name} {nth}", step))
    return keyed


def _beat(rhythm: Rhythm | None) -> Text:
    if rhythm is None:
        return NOTHING
    breaths = rhythm.breaths
    given = (
        Text(
            f"每 {breaths.after} 次按压吹气 {breaths.count} 次，{breaths.seconds} 秒（{breaths.say.zh}）",
            f"{breaths.count} breaths in {breaths.seconds} s after {breaths.after} compressions ({breaths.say.en})",
        )
        if breaths
        else NOTHING
    )
    return sentence(
        "每分钟 {rate} 次；{swap_s} 秒换人（{swap}）；{given}",
        "{rate} a minute; change after {swap_s} s ({swap}); {given}",
        rate=same(rhythm.rate),
        swap_s=same(rhythm.swap_s),
        swap=rhythm.swap,
        given=given,
    )


def _step(protocol: Protocol, step: Step) -> Text:
    beside = joined(protocol.instructions[code].text for code in sorted(step.beside))
    return sentence(
        "“{text}”{timer}{begins}{beside}",
        '"{text}"{timer}{begins}{beside}',
        text=step.text,
        timer=Text(f"；计时 {step.seconds} 秒", f"; timer {step.seconds} s") if step.seconds else Text("", ""),
        begins=Text("；开始按压", "; compressions begin") if step.begins else Text("", ""),
        beside=sentence("；仅当：{beside}", "; only beside: {beside}", beside=beside) if step.beside else Text("", ""),
    )
