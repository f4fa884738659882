"""Names for what stands in the city. A book of names gives each one once."""

from random import Random

from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import CITY, COMPANY_FIRST, ESTATE_FIRST, ESTATE_OLD, ESTATE_TYPES, SHOP_FIRST

NUMERALS = "一二三四五六七八九十"


def ordinal(number: int) -> str:
    """第十二 for 12."""
    tens, ones = divmod(number, 10)
    written = ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (
        NUMERALS[ones - 1] if ones else ""
    )
    return "第" + written


class Book:
    """Hands out names. What would come a second time gets the street or a number with it."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.used: set[str] = set()
        self.counts: dict[str, int] = {}
        self.estates = [(first, kind) for first in ESTATE_FIRST for kind in ESTATE_TYPES]
        chance.shuffle(self.estates)
        self.old = [(first, kind) for first in ESTATE_OLD for kind in ("小区", "新村", "家属院", "宿舍")]
        chance.shuffle(self.old)

    def take(self, *words: str | Name) -> Name | None:
        name = name_of(*words)
        if name.zh in self.used:
            return None
        self.used.add(name.zh)
        return name

    def count(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    def estate(self, use: str, street: Name | None, number: int | None, district: str) -> Name:
        """Old ones like 幸福小区, in several districts; new ones like 翠湖花园, one of each, then by phases."""
        if use == "estate_old":
            if self.chance.random() < 0.4 and street is not None and number is not None:
                return name_of(street, f"{number}号", "院")
            first, kind = self.old[self.count("old") % len(self.old)]
            if (name := self.take(first, kind)) or (name := self.take(district, first, kind)):
                return name
            return name_of(first, NUMERALS[self.count(first) % 10], "村" if kind == "新村" else kind)
        while self.estates:
            first, kind = self.estates.pop()
            if name := self.take(first, kind):
                return name
        first, kind = self.chance.choice(ESTATE_FIRST), self.chance.choice(ESTATE_TYPES)
        for phase in "二三四五六七八九":
            if name := self.take(first, kind, f"{phase}期"):
                return name
        return name_of(first, kind)

    def school(self, kind: str, district: str, street: Name | None) -> Name:
        """Numbered in city or district, or called after the street."""
        if kind == "幼儿园":
            return self._first_free(kind, street, [(first,) for first in self.chance.sample(SHOP_FIRST, 8)])
        if street is not None and self.chance.random() < 0.35 and (name := self.take(street, kind)):
            return name
        if kind == "中学":
            return name_of(CITY, "市", ordinal(self.count("中学")), kind)
        return name_of(district, "区", ordinal(self.count(district + kind)), kind)

    def of_street(self, street: Name | None, district: str, *kind: str) -> Name:
        """人民路菜市场; a second one on the street gets a number."""
        base = street if street is not None else name_of(district)
        if name := self.take(base, *kind):
            return name
        number = ordinal(self.count(base.zh + kind[0]) + 1)
        return self.take(base, number, *kind) or name_of(district, base, number, *kind)

    def shop(self, *kind: str, branch: Name | None) -> Name:
        """A shop's own name, or a chain's with the street in brackets."""
        first = self.chance.choice(SHOP_FIRST)
        if name := self.take(first, *kind):
            return name
        place = branch.zh if branch else CITY
        short = name_of(first, *kind)
        english = f"{short.en} ({branch.en if branch else 'Chengchuan'})"
        return Name(f"{short.zh}({place}店)", f"{short.pinyin} ({branch.pinyin if branch else ''} diàn)", english)

    def company(self, *kind: str) -> Name:
        """澄川机电有限公司, and its further works by number."""
        for _ in range(6):
            if name := self.take(self.chance.choice(COMPANY_FIRST), *kind):
                return name
        first = self.chance.choice(COMPANY_FIRST)
        return name_of(first, ordinal(self.count(first) + 1), *(kind if kind[0] != "有限公司" else ("厂",)))

    def _first_free(self, kind: str, street: Name | None, choices: list[tuple[str, ...]]) -> Name:
        for words in choices:
            if name := self.take(*words, kind):
                return name
        return self.of_street(street, CITY, kind)
