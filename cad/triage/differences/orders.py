"""Where the order counts: which question comes first, which instruction is told first, the steps of a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cad.triage.differences.saying import joined
from cad.triage.differences.scripts import step_keys
from cad.triage.differences.stating import CALLERS_WORDS, EVERYBODY, INSTRUCTIONS, card_name
from cad.triage.protocol import Protocol, Question, Text

ORDER = Text("顺序", "Order")
type Ordered = tuple[Text, Text, list[tuple[str, Text]]]


def order_differences(before: Protocol, after: Protocol) -> Iterator[tuple[Text, Text, Text, Text]]:
    """Place, what, and the order before and after, of what both have in another order."""
    old, new = _orders(before), _orders(after)
    for key in new:
        if key not in old:
            continue
        place, what, now = new[key]
        was = old[key][2]
        common = {name for name, _ in was} & {name for name, _ in now}
        first, second = (_of(side, common) for side in (was, now))
        if [name for name, _ in first] != [name for name, _ in second]:
            yield place, what, _moved(first, second), _moved(second, first)


def _of(side: Sequence[tuple[str, Text]], common: set[str]) -> list[tuple[str, Text]]:
    return [(name, text) for name, text in side if name in common]


def _moved(side: list[tuple[str, Text]], other: list[tuple[str, Text]]) -> Text:
    """Only the stretch within which something moved."""
    same = [one[0] == two[0] for one, two in zip(side, other, strict=True)]
    first, last = same.index(False), len(same) - same[::-1].index(False)
    return joined(text for _, text in side[first:last])


def _orders(protocol: Protocol) -> dict[tuple[str, ...], Ordered]:
    questions = Text("问题的顺序", "Order of the questions")
    found: dict[tuple[str, ...], Ordered] = {
        ("entry",): (EVERYBODY, questions, _asked(protocol, protocol.entry_questions)),
        ("universal",): (EVERYBODY, questions, _asked(protocol, protocol.universal_questions)),
        ("instructions",): (
            INSTRUCTIONS,
            ORDER,
            [(code, one.text) for code, one in protocol.instructions.items()],
        ),
        ("conflicts",): (
            INSTRUCTIONS,
            Text("冲突的先后", "Order of conflicts"),
            [(f"{kept} {sorted(dropped)}", protocol.instructions[kept].text) for kept, dropped in protocol.conflicts],
        ),
    }
    found["scripts",] = (Text("脚本", "Scripts"), ORDER, [(script.id, script.text) for script in protocol.scripts])
    found["words",] = (
        CALLERS_WORDS,
        ORDER,
        [(f"{rule.fact} {rule.pattern.pattern}", protocol.facts[rule.fact].label) for rule in protocol.word_rules],
    )
    for card in protocol.cards.values():
        found["card", card.id] = (card_name(card), questions, _asked(protocol, card.questions))
    for script in protocol.scripts:
        place = Text(f"脚本 {script.text.zh}", f"Script {script.text.en}")
        found["script", script.id] = (place, ORDER, [(key, step.text) for key, step in step_keys(script)])
    return found


def _asked(protocol: Protocol, questions: Sequence[Question]) -> list[tuple[str, Text]]:
    return [(question.fact, protocol.facts[question.fact].label) for question in questions]
