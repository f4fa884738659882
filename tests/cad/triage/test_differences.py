"""Differences between two versions in words, in both languages, and none left out."""

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from cad.triage.differences import Change, Difference, differences
from cad.triage.differences.comparing import Side
from cad.triage.loading import content_load
from cad.triage.protocol import Text
from tests.fixtures.protocol import shipped_content

type Content = dict[str, Any]


@cache
def small() -> Side:
    """Three cards of the shipped protocol, which compile in a moment."""
    content = copy.deepcopy(shipped_content())
    content["cards"] = {card: content["cards"][card] for card in ("CHEST", "MCI", "UNKNOWN")}
    return Side(content_load(content), content)


def changed(change: Callable[[Content], Any]) -> list[Difference]:
    content = copy.deepcopy(small().content)
    change(content)
    return differences(small(), Side(content_load(content), content))


def rule(content: Content, n: int) -> dict[str, Any]:
    return next(one for one in content["cards"]["CHEST"]["rules"] if one["n"] == n)


def test_a_version_does_not_differ_from_itself() -> None:
    assert changed(lambda content: None) == []


def test_a_changed_rule_is_told_with_its_findings_in_words() -> None:
    [found] = changed(lambda content: rule(content, 4).update(level="R1", when="chest_pain==yes&age_y>=65"))
    assert found.change == Change.CHANGED
    assert found.place == Text("胸痛/胸部不适（CHEST）", "Chest pain or discomfort (CHEST)")
    assert found.told == Text(
        "规则 04 改：R2，当 胸痛胸闷：是，且 单侧肢体无力麻木：是 → R1，当 胸痛胸闷：是，且 年龄 ≥ 65 岁（不清楚也算）",
        "Rule 04 changed: R2 when Chest pain or pressure: Yes, and One-sided weakness or numbness: Yes"
        " → R1 when Chest pain or pressure: Yes, and Age ≥ 65 years (unknown counts)",
    )
    assert found.say("zh") == f"{found.place.zh} · {found.told.zh}"


def test_a_condition_says_when_unknown_counts() -> None:
    [found] = changed(lambda content: rule(content, 4).update(when="pain_character=tearing"))
    assert found.after is not None
    assert "（不清楚也算）" in found.after.zh
    assert "(unknown counts)" in found.after.en


def test_a_rule_taken_out_and_one_put_in_are_told() -> None:
    def swap(content: Content) -> None:
        rule(content, 17)["n"] = 18

    told = [(one.change, one.what.en) for one in changed(swap) if "Rule" in one.what.en]
    assert told == [(Change.ADDED, "Rule 18"), (Change.REMOVED, "Rule 17")]


def test_a_new_fact_is_told_once_with_its_words_and_answers() -> None:
    def add(content: Content) -> None:
        content["facts"]["itching"] = {
            "type": "yes_no", "label": {"zh": "发痒", "en": "Itching"}, "ask": {"zh": "痒吗？", "en": "Does it itch?"},
        }  # fmt: skip

    [found] = changed(add)
    assert found.say("zh") == "问题与回答 · 发痒（itching） 新增：“痒吗？” 1 是；2 否；0 不清楚"


def test_a_change_of_words_to_say_is_told_and_no_rule_that_reads_it() -> None:
    def reword(content: Content) -> None:
        content["facts"]["chest_pain"]["ask"]["en"] = "Any pain there?"

    [found, *questions] = [one for one in changed(reword) if one.change == Change.CHANGED]
    assert questions == []
    assert (found.what.en.partition(": ")[2], found.after and found.after.en) == ("words to say", "Any pain there?")


def test_questions_in_another_order_are_told_as_far_as_they_moved() -> None:
    def move(content: Content) -> None:
        asked = content["cards"]["CHEST"]["questions"]
        asked[1], asked[2] = asked[2], asked[1]

    [found] = changed(move)
    assert found.what.zh == "问题的顺序"
    assert found.before is not None
    assert found.after is not None
    assert found.after.zh.split("、") == found.before.zh.split("、")[::-1]
    assert len(found.after.zh.split("、")) == 2


def _at(*path: str | int) -> Callable[[Content], Any]:
    """Say something else at the end of a path."""

    def change(content: Content) -> None:
        at: Any = content
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = ELSE[type(at[path[-1]])](at[path[-1]])

    return change


ELSE: dict[type, Callable[[Any], Any]] = {
    str: lambda text: f"{text}x",
    int: lambda number: number + 1,
    float: lambda number: number + 1,
    bool: lambda truth: not truth,
    list: lambda items: items[:-1],
}


@pytest.mark.parametrize(
    "path",
    [
        ("protocol", "label"),
        ("protocol", "notice", "zh"),
        ("protocol", "reads_along"),
        ("protocol", "levels", "R3", "zh"),
        ("protocol", "levels", "R3", "welfare_minutes"),
        ("protocol", "levels", "R4", "resources"),
        ("entry", "universal_questions"),
        ("entry", "rules"),
        ("entry", "rules", 0, "basis"),
        ("entry", "instructions"),
        ("entry", "resources"),
        ("cross_card", "rules"),
        ("facts", "age_y", "max"),
        ("facts", "chest_pain", "label", "zh"),
        ("facts", "conscious", "options", 0, "zh"),
        ("facts", "patients_count", "scene"),
        ("facts", "pregnant", "lasting"),
        ("instructions", "instructions", 0, "en"),
        ("instructions", "conflicts", 0, "drop"),
        ("resources", "BLS", "en"),
        ("resources", "SECOND", "units"),
        ("resources", "MULTI", "scene"),
        ("words", "words"),
        ("words", "words", 0, "patterns"),
        ("scripts", "scripts", 0, "rhythm", "rate"),
        ("scripts", "scripts", 0, "rhythm", "breaths", "after"),
        ("scripts", "scripts", 0, "steps"),
        ("scripts", "scripts", 1, "zh"),
        ("callers", "callers", 0, "steps"),
        ("callers", "callers", 0, "steps", 0, "en"),
        ("cards", "CHEST", "en"),
        ("cards", "CHEST", "words"),
        ("cards", "CHEST", "traps"),
        ("cards", "CHEST", "suggested_when"),
        ("cards", "CHEST", "questions"),
        ("cards", "CHEST", "resources", "R1"),
        ("cards", "CHEST", "instructions"),
    ],
    ids=lambda path: ".".join(str(part) for part in path),
)
def test_whatever_is_changed_is_told(path: tuple[str | int, ...]) -> None:
    found = changed(_at(*path))
    assert found != []
    assert all(one.say(language) for one in found for language in ("zh", "en"))
