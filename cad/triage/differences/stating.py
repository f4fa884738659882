"""A protocol as a list of statements, each of one thing that a person can agree to or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cad.triage.differences.saying import NO, NOTHING, YES, any_of, condition_said, joined, same, sentence
from cad.triage.protocol import Card, Fact, Instruction, Level, Origin, Protocol, Question, Resource, Rule, Text, Use

type Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """``words`` say it, ``essence`` decides whether it is the same. ``whole``: the key of what it is a detail of, which
    is told once when all of it is new or gone."""

    key: Key
    place: Text
    what: Text
    words: Text
    essence: object
    whole: Key | None = None


EVERYBODY = Text("所有来电", "Every call")
HEAD = Text("规程", "Protocol")
FACTS = Text("问题与回答", "Questions and answers")
INSTRUCTIONS = Text("指导语", "Instructions")
RESOURCES = Text("派出与资源", "Response")
CALLERS_WORDS = Text("来电者用语", "Caller's words")


def statements(protocol: Protocol) -> Iterator[Statement]:
    """Every statement of a protocol, in the order in which they are read. Scripts are told in ``scripts.py``."""
    yield from _head(protocol)
    yield from _questions(protocol, EVERYBODY, "entry", (*protocol.entry_questions, *protocol.universal_questions))
    yield from _rules(protocol, EVERYBODY, (*protocol.universal_rules, *protocol.cross_card_rules))
    yield from _uses(protocol, EVERYBODY, "entry", protocol.universal_instructions, protocol.universal_resources)
    for card in protocol.cards.values():
        yield from _card(protocol, card)
    for fact in protocol.facts.values():
        yield from _fact(protocol, fact)
    for instruction in protocol.instructions.values():
        yield _instruction(instruction)
    yield from _conflicts(protocol)
    for resource in protocol.resources.values():
        yield _resource(resource)
    yield from _callers_words(protocol)


def card_name(card: Card) -> Text:
    return Text(f"{card.text.zh}（{card.id}）", f"{card.text.en} ({card.id})")


def _head(protocol: Protocol) -> Iterator[Statement]:
    def told(name: str, zh: str, en: str, words: Text) -> Statement:
        return Statement(("head", name), HEAD, Text(zh, en), words, words)

    yield told("label", "版本", "Label", same(protocol.label))
    yield told("notice", "提示", "Notice", protocol.notice)
    yield told("fallback", "未选卡时用", "Card when none is chosen", same(protocol.fallback_card))
    yield told("casualties", "群体伤用卡", "Card of a mass casualty", same(protocol.mass_casualty_card or "-"))
    yield told("complaint", "来电主诉记入", "What is told first is kept as", same(protocol.complaint_fact or "-"))
    yield told("count", "受伤人数记入", "How many are hurt is kept as", same(protocol.count_fact or "-"))
    yield told("called back", "再次来电记入", "A call back is kept as", same(protocol.called_back_fact or "-"))
    yield told("changed", "变化记入", "What has changed is kept as", same(protocol.changed_fact or "-"))
    yield told("along", "同时读建议的卡", "Suggested cards are read along", YES if protocol.reads_along else NO)
    for level in Level:
        minutes = protocol.welfare_minutes.get(level)
        codes = (protocol.resources[code].text for code in protocol.level_resources[level])
        words = sentence(
            "{name}；派 {send}；回访 {back}",
            "{name}; send {send}; call back {back}",
            name=protocol.level_text[level],
            send=joined(codes),
            back=Text(f"{minutes} 分钟内", f"within {minutes} min") if minutes else NOTHING,
        )
        essence = (protocol.level_text[level], protocol.level_resources[level], minutes)
        yield Statement(("level", level), HEAD, Text(f"级别 {level}", f"Level {level}"), words, essence)


def _card(protocol: Protocol, card: Card) -> Iterator[Statement]:
    place = card_name(card)

    def told(name: str, what: Text, words: Text, essence: object) -> Statement:
        return Statement(("card", card.id, name), place, what, words, essence)

    yield told("name", Text("分诊卡", "Card"), card.text, card.text)
    default = same(card.default_level)
    yield told("default", Text("无规则成立时", "When no rule holds"), default, card.default_level)
    yield from _questions(protocol, place, card.id, card.questions)
    yield from _rules(protocol, place, card.rules)
    for level, codes in card.resources.items():
        send = joined(protocol.resources[code].text for code in codes)
        yield told(f"send {level}", Text(f"{level} 派出", f"Sent at {level}"), send, codes)
    yield from _uses(protocol, place, card.id, card.instructions, ())
    for name, what, conditions in (
        ("suggested", Text("何时建议此卡", "Suggested when"), card.suggested_when),
        ("not for", Text("何时不建议此卡", "Not suggested when"), card.not_for),
    ):
        said = any_of(protocol, conditions, NOTHING)
        yield told(name, what, said, tuple(condition.text for condition in conditions))
    words = card.words.pattern if card.words else "-"
    yield told("words", Text("来电者用语", "Caller's words that suggest it"), same(words), words)


def _questions(protocol: Protocol, place: Text, owner: str, questions: tuple[Question, ...]) -> Iterator[Statement]:
    for question in questions:
        ask, skip = (tuple(c.text for c in found) for found in (question.ask_if, question.skip_if))
        words = sentence(
            "“{ask}”；{when}时问；{skip}时不问{optional}{first}",
            '"{ask}"; asked {when}; not asked when {skip}{optional}{first}',
            ask=protocol.facts[question.fact].ask,
            when=any_of(protocol, question.ask_if),
            skip=any_of(protocol, question.skip_if, NOTHING),
            optional=Text("；可不问", "; optional") if question.optional else Text("", ""),
            first=Text("；最先问", "; before all others") if question.first else Text("", ""),
        )
        essence = (ask, skip, question.optional, question.first)
        label = protocol.facts[question.fact].label
        what = Text(f"问题：{label.zh}", f"Question: {label.en}")
        yield Statement(("question", owner, question.fact), place, what, words, essence)


def _rules(protocol: Protocol, place: Text, rules: tuple[Rule, ...]) -> Iterator[Statement]:
    names = {
        Origin.CARD: Text("规则", "Rule"),
        Origin.UNIVERSAL: Text("通用规则", "Universal rule"),
        Origin.CROSS_CARD: Text("跨卡规则", "Cross-card rule"),
    }
    for rule in rules:
        words = sentence(
            "{level}，当 {when}{asks}",
            "{level} when {when}{asks}",
            level=same(rule.level),
            when=condition_said(protocol, rule.condition),
            asks=Text("", "") if rule.asks else Text("（差一项时不问）", " (the last one missing is not asked for)"),
        )
        name = names[rule.origin]
        what = Text(f"{name.zh} {rule.code}", f"{name.en} {rule.code}")
        yield Statement(("rule", rule.name), place, what, words, (rule.level, rule.condition.text, rule.asks))


def _uses(
    protocol: Protocol, place: Text, owner: str, instructions: tuple[Use, ...], resources: tuple[Use, ...]
) -> Iterator[Statement]:
    told: dict[str, int] = {}
    for use in (*instructions, *resources):
        # A code may be used several times, each with its own conditions.
        nth = told[use.code] = told.get(use.code, 0) + 1
        is_instruction = use.code in protocol.instructions and nth <= len(instructions)
        named = protocol.instructions[use.code].text if is_instruction else protocol.resources[use.code].text
        words = sentence(
            "“{named}”；{when}；{unless}时不用；级别 {levels}",
            '"{named}"; {when}; not when {unless}; levels {levels}',
            named=named,
            when=any_of(protocol, use.when),
            unless=any_of(protocol, use.unless, NOTHING),
            levels=same("/".join(sorted(use.levels)) if use.levels else "R1–R5"),
        )
        essence = (tuple(c.text for c in use.when), tuple(c.text for c in use.unless), use.levels)
        what = (
            Text(f"使用 {use.code}", f"Use of {use.code}")
            if nth == 1
            else Text(f"使用 {use.code}（{nth}）", f"Use of {use.code} ({nth})")
        )
        yield Statement(("use", owner, use.code, str(nth)), place, what, words, essence)


def _fact(protocol: Protocol, fact: Fact) -> Iterator[Statement]:
    whole: Key = ("fact", fact.key)
    place = Text(f"{fact.label.zh}（{fact.key}）", f"{fact.label.en} ({fact.key})")
    options = joined((Text(f"{o.key} {o.text.zh}", f"{o.key} {o.text.en}") for o in fact.options), "；", "; ")
    bounds = (
        same(f"{fact.minimum:g}–{fact.maximum:g}") if fact.minimum is not None and fact.maximum is not None else NOTHING
    )
    said = sentence("“{ask}” {options}", '"{ask}" {options}', ask=fact.ask, options=options)
    yield Statement(whole, FACTS, place, said, fact.type)

    def told(name: str, zh: str, en: str, words: Text, essence: object) -> Statement:
        what = Text(f"{place.zh} {zh}", f"{place.en}: {en}")
        return Statement((*whole, name), FACTS, what, words, essence, whole)

    yield told("ask", "问话", "words to say", fact.ask, fact.ask)
    yield told("plain", "简短问话", "short words to say", fact.plain or NOTHING, fact.plain)
    yield told("label", "名称", "name of the finding", fact.label, fact.label)
    yield told("options", "回答", "answers", options, fact.options)
    danger = _danger(fact)
    yield told("danger", "不清楚时按", "unknown counts as", danger, (fact.danger, fact.worse))
    unit = sentence("{bounds} {unit}", "{bounds} {unit}", bounds=bounds, unit=fact.unit or Text("", ""))
    yield told("bounds", "范围", "bounds", unit, (fact.minimum, fact.maximum, fact.unit))
    skips = any_of(protocol, fact.skip_if, NOTHING)
    yield told("skip", "何时不问", "never asked when", skips, tuple(c.text for c in fact.skip_if))
    yield told("scene", "现场共有，只问一次", "the same for all patients", YES if fact.scene else NO, fact.scene)
    yield told("lasting", "再次来电时不再问", "not asked on a call back", YES if fact.lasting else NO, fact.lasting)
    yield told("reassuring", "可作 R5 的理由", "a reason for R5", YES if fact.reassuring else NO, fact.reassuring)
    ranges = "; ".join(f"{value} {low:g}–{high:g}" for value, (low, high) in sorted(fact.ranges.items()))
    narrowed = same(f"{fact.narrowed_by}: {ranges}" if fact.narrowed_by else "-")
    yield told("narrowed", "不清楚时的范围取自", "narrowed by", narrowed, narrowed)


def _danger(fact: Fact) -> Text:
    if fact.danger is None:
        return NOTHING
    stated = next((option.text for option in fact.options if option.value == fact.danger), same(fact.danger))
    worse = joined(fact.option_text(value) for value in fact.worse)
    return sentence("{stated}；更危险：{worse}", "{stated}; still worse: {worse}", stated=stated, worse=worse)


def _instruction(instruction: Instruction) -> Statement:
    key = ("instruction", instruction.code)
    return Statement(key, INSTRUCTIONS, same(instruction.code), instruction.text, instruction.text)


def _conflicts(protocol: Protocol) -> Iterator[Statement]:
    for kept, dropped in protocol.conflicts:
        names = joined(protocol.instructions[code].text for code in sorted(dropped))
        what = Text(f"冲突时保留 {kept}", f"{kept} wins over")
        yield Statement(("conflict", kept, *sorted(dropped)), INSTRUCTIONS, what, names, dropped)


def _resource(resource: Resource) -> Statement:
    words = sentence(
        "{name}；车组等级 {rank}，{units} 辆{nearest}；联络 {call}；携带 {equipment}{notify}{scene}",
        "{name}; crew rank {rank}, {units} ambulances{nearest}; call {call}; take {equipment}{notify}{scene}",
        name=resource.text,
        rank=same(resource.rank),
        units=same(resource.units),
        nearest=Text("，最近的", ", the nearest") if resource.nearest else Text("", ""),
        call=same(resource.call or "-"),
        equipment=resource.equipment or NOTHING,
        notify=Text("；提前通知", "; told beforehand") if resource.notify else Text("", ""),
        scene=Text("；每个现场一次", "; once for the scene") if resource.scene else Text("", ""),
    )
    return Statement(("resource", resource.code), RESOURCES, same(resource.code), words, resource)


def _callers_words(protocol: Protocol) -> Iterator[Statement]:
    for rule in protocol.word_rules:
        fact = protocol.facts[rule.fact]
        said = joined((fact.option_text(value) for value in sorted(rule.said)), "或", " or ")
        what = sentence("{fact}：{said}", "{fact}: {said}", fact=fact.label, said=said)
        words = sentence(
            "同时说“{words}”，按 {counts}",
            'with "{words}" counts as {counts}',
            words=same(rule.pattern.pattern),
            counts=fact.option_text(rule.treat_as),
        )
        key = ("words", rule.fact, *sorted(rule.said), rule.pattern.pattern)
        yield Statement(key, CALLERS_WORDS, what, words, rule.treat_as)
