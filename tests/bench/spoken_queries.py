"""A thousand lines as callers in the built-in city speak them, each with the place it means."""

import random
from collections import Counter
from collections.abc import Callable

from cad.geo.builtin.city import BuiltCity
from tests.bench import spoken_ways as ways
from tests.bench.search_queries import Query
from tests.bench.spoken_things import COMMONEST, Said, Things, things_said

Way = Callable[[str, random.Random], str]
# How often each way of saying: a line with more in it than a name, and a name alone.
WAYS: tuple[tuple[str, float, float], ...] = (
    ("as written", 0.3, 0.25),
    ("numbers spoken", 0.24, 0.0),
    ("with words around", 0.13, 0.15),
    ("homophone", 0.14, 0.15),
    ("traditional", 0.04, 0.05),
    ("character left out", 0.05, 0.07),
    ("pinyin", 0.03, 0.13),
    ("initials", 0.0, 0.09),
    ("without type", 0.07, 0.11),
)
CHANGES: dict[str, Way] = {
    "as written": lambda line, chance: line,
    "numbers spoken": ways.spoken_numbers,
    "with words around": lambda line, chance: ways.framed(ways.spoken_numbers(line, chance), chance),
    "homophone": ways.homophone,
    "traditional": lambda line, chance: ways.traditional(line),
    "character left out": ways.left_out,
}


def spoken_queries(city: BuiltCity, seed: int, many: int = 1000) -> list[Query]:
    chance = random.Random(f"spoken/{seed}")
    shared = _Shared(city)
    found: list[Query] = []
    for said in things_said(city, chance):
        alone = said.name == said.line
        way = chance.choices([way for way, _, _ in WAYS], [name if alone else more for _, more, name in WAYS])[0]
        line = _in_this_way(said, way, chance, shared)
        found.append(Query(line[0], said.kind, line[1], said.lon, said.lat))
        if len(found) == many:
            return found
    return found


def _in_this_way(said: Said, way: str, chance: random.Random, shared: "_Shared") -> tuple[str, str]:
    """The line, and the way in which it is said. What would mean too many places is said with its numbers spoken."""
    if way not in CHANGES:
        name = _name_only(said.name, way, shared)
        if name is not None:
            return said.line.replace(said.name, name, 1), way
        way = "numbers spoken"
    line = CHANGES[way](said.line, chance)
    return (line, way) if line != said.line else (line, "as written")


def _name_only(name: str, way: str, shared: "_Shared") -> str | None:
    """The name in pinyin, by its initials, without its type; None where more than a few have the same."""
    if not name:
        return None
    sound, letters, short = ways.pinyin(name), ways.initials(name), ways.typeless(name)
    match way:
        case "pinyin":
            return sound if shared.sounds[sound] <= COMMONEST else None
        case "initials":
            return letters if len(letters) >= 4 and shared.letters[letters] <= COMMONEST else None
    return short if short != name and shared.shorts[short] <= COMMONEST else None


class _Shared:
    """How many names of the city sound alike, have the same initials, are the same without their type."""

    def __init__(self, city: BuiltCity) -> None:
        counts = Things(city).counts
        self.sounds: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.shorts: Counter[str] = Counter()
        for name, many in counts.items():
            self.sounds[ways.pinyin(name)] += many
            self.letters[ways.initials(name)] += many
            self.shorts[ways.typeless(name)] += many
            if ways.typeless(name) != name:
                self.shorts[name] += many
