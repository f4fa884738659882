"""The ways of special callers as statements: what is said and done, asked first, and answered by the way itself."""

from __future__ import annotations

from collections.abc import Iterator

from cad.triage.callers import CallerPath, CallerStep
from cad.triage.differences.saying import NO, YES, joined, same, sentence
from cad.triage.differences.stating import Statement
from cad.triage.protocol import Protocol, Text


def caller_statements(protocol: Protocol) -> Iterator[Statement]:
    for path in protocol.callers:
        place = Text(f"特殊来电者 {path.text.zh}", f"Special caller {path.text.en}")
        for name, what, words, essence in _told(protocol, path):
            yield Statement(("caller", path.id, name), place, what, words, essence)


def _told(protocol: Protocol, path: CallerPath) -> Iterator[tuple[str, Text, Text, object]]:
    yield "name", Text("名称", "Name"), path.text, path.text
    steps = joined((_step(step) for step in path.steps), "；", "; ")
    yield "steps", Text("步骤", "Steps"), steps, path.steps
    asks = joined(protocol.facts[fact].label for fact in path.asks)
    yield "asks", Text("最先问", "Asked first"), asks, path.asks
    sets = joined(
        sentence("{fact}：{value}", "{fact}: {value}", fact=protocol.facts[fact].label, value=same(value))
        for fact, value in sorted(path.sets.items())
    )
    yield "sets", Text("由此得知", "Known by itself"), sets, dict(path.sets)
    yield "plain", Text("用简短问话", "Short words are said"), YES if path.plain else NO, path.plain
    yield "written", Text("问题以文字发出", "Questions go out as text"), YES if path.written else NO, path.written


def _step(step: CallerStep) -> Text:
    return Text(f"（做）{step.text.zh}", f"(do) {step.text.en}") if step.to_do else step.text
