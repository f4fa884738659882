"""Names for the streets that the cutting made."""

from collections import defaultdict
from collections.abc import Callable
from math import atan2, pi
from random import Random

from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.naming.words import ALLEYS, SHARED_STREETS, STREET_FIRST, STREET_SECOND
from cad.geo.builtin.plane import Point, distance, length
from cad.geo.builtin.roads.road import Road

NUMERALS = "一二三四五六七八九"
ALLEY_LENGTH = 240.0  # a shorter street is an alley
RIVALS = 3  # districts in which a shared name is found
RIVALS_APART = 2500.0


def streets_name(chance: Random, roads: list[Road], in_old_town: Callable[[Point], bool], scale: float) -> None:
    """Names every road: great ones first, alleys after the street they leave."""
    stems = [a + b for a in STREET_FIRST for b in STREET_SECOND if a != b]
    chance.shuffle(stems)
    alleys = [
        stem + kind for stem in ALLEYS for kind in ("巷", "里", "胡同") if kind != "胡同" or chance.random() < 0.15
    ]
    chance.shuffle(alleys)
    _share(chance, roads, scale)
    streets = [road for road in roads if road.name is None and length(road.line) >= ALLEY_LENGTH]
    for road in streets:
        stem = stems.pop() if stems else chance.choice(STREET_FIRST) + chance.choice(STREET_SECOND)
        road.name = name_of(stem, _suffix(chance, road))
    leaving = _Leaving(streets)
    for road in roads:
        if road.name is not None:
            continue
        parent = leaving.stem(road)
        if alleys and (in_old_town(road.line[0]) or parent is None or chance.random() < 0.25):
            name = alleys.pop()
            road.name = name_of(name[:-1], name[-1]) if name[-1] in "巷里" else name_of(name[:-2], "胡同")
        elif parent is not None:
            road.name = leaving.next(parent)
        else:
            road.name = name_of(
                stems.pop() if stems else chance.choice(STREET_FIRST) + chance.choice(STREET_SECOND), "里"
            )


def _suffix(chance: Random, road: Road) -> str:
    """Along the river they are mostly 街, across it 路."""
    (x0, y0), (x1, y1) = road.line[0], road.line[-1]
    along = abs(((atan2(y1 - y0, x1 - x0) + pi / 2) % pi) - pi / 2) < pi / 4
    return "街" if along == (chance.random() < 0.7) else "路"


def _share(chance: Random, roads: list[Road], scale: float) -> None:
    """Gives the names that every district has to streets far from each other."""
    fitting = [road for road in roads if road.name is None and length(road.line) > 380]
    chance.shuffle(fitting)
    for stem in SHARED_STREETS[: max(3, round(len(SHARED_STREETS) * min(1.0, scale)))]:
        taken: list[Point] = []
        for road in fitting:
            at = road.line[len(road.line) // 2]
            if road.name is None and all(distance(at, other) > RIVALS_APART * scale for other in taken):
                road.name = name_of(stem, "路")
                taken.append(at)
                if len(taken) == RIVALS:
                    break


class _Leaving:
    """The street that an alley leaves: 永安路 gives 永安巷, then 永安一巷, 永安二巷…"""

    def __init__(self, streets: list[Road]) -> None:
        self.by_cell: dict[tuple[int, int], list[Road]] = defaultdict(list)
        self.used: dict[str, int] = defaultdict(int)
        for road in streets:
            for x, y in road.line:
                self.by_cell[int(x // 60), int(y // 60)].append(road)

    def stem(self, road: Road) -> str | None:
        for x, y in (road.line[0], road.line[-1]):
            for i in (-1, 0, 1):
                for j in (-1, 0, 1):
                    for other in self.by_cell.get((int(x // 60) + i, int(y // 60) + j), ()):
                        if other.name and self.used[other.name.zh[:-1]] < len(NUMERALS):
                            return other.name.zh[:-1]
        return None

    def next(self, stem: str) -> Name:
        number = self.used[stem]
        self.used[stem] += 1
        return name_of(stem, "巷") if number == 0 else name_of(stem, NUMERALS[number - 1], "巷")
