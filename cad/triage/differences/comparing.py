"""Two protocols compared statement by statement: what is new, gone, or says something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from cad.triage.differences.callers import caller_statements
from cad.triage.differences.notes import note_statements
from cad.triage.differences.orders import order_differences
from cad.triage.differences.saying import sentence
from cad.triage.differences.scripts import script_statements
from cad.triage.differences.stating import Key, Statement, statements
from cad.triage.protocol import Protocol, Text


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """``before`` is None for what is new, ``after`` for what is gone."""

    place: Text
    what: Text
    change: Change
    before: Text | None
    after: Text | None

    @property
    def told(self) -> Text:
        """One sentence: `规则 04 改：R2，当 … → R1，当 …`."""
        if self.before is None or self.after is None:
            words = self.after or self.before or Text("", "")
            zh, en = ("新增", "added") if self.before is None else ("删除", "removed")
            return sentence(f"{{what}} {zh}：{{words}}", f"{{what}} {en}: {{words}}", what=self.what, words=words)
        return sentence(
            "{what} 改：{before} → {after}",
            "{what} changed: {before} → {after}",
            what=self.what,
            before=self.before,
            after=self.after,
        )

    def say(self, language: Literal["zh", "en"]) -> str:
        place, told = (self.place.zh, self.told.zh) if language == "zh" else (self.place.en, self.told.en)
        return f"{place} · {told}"


@dataclass(frozen=True, slots=True)
class Side:
    """A protocol, and the content it was compiled from, which has the notes of its authors."""

    protocol: Protocol
    content: dict[str, Any]


def differences(before: Side, after: Side) -> list[Difference]:
    """Everything that is not the same, place by place. Empty exactly when both say the same."""
    old, new = _stated(before), _stated(after)
    found = list(_compared(old, new))
    found += (
        Difference(place, what, Change.CHANGED, was, now)
        for place, what, was, now in order_differences(before.protocol, after.protocol)
    )
    return found


def _stated(side: Side) -> dict[Key, Statement]:
    protocol = side.protocol
    told = (
        *statements(protocol),
        *script_statements(protocol),
        *caller_statements(protocol),
        *note_statements(side.content),
    )
    return {statement.key: statement for statement in told}


def _compared(old: dict[Key, Statement], new: dict[Key, Statement]) -> Iterator[Difference]:
    """In the order of the new protocol; what is gone stands with its place."""
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        one = now or was
        if one is None or (one.whole is not None and (one.whole in old) != (one.whole in new)):
            continue
        if was is None:
            yield Difference(one.place, one.what, Change.ADDED, None, one.words)
        elif now is None:
            yield Difference(one.place, one.what, Change.REMOVED, one.words, None)
        elif was.essence != now.essence:
            yield Difference(one.place, one.what, Change.CHANGED, was.words, now.words)
