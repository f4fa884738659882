"""Queries made from an imported city's own data, and what each should find. The same seed makes the same queries."""

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cad.geo.models import City, HouseNumber, Intersection, NamedPlace
from core.coordinates import metres_between
from tests.bench.search_slips import abbreviated, cut_short, in_pinyin, one_error, other_script, without_type

HIT_M = 150.0
JOINS = (" & ", " and ", " at ", "/", " @ ")
HAN_JOINS = ("与{}交叉口", "和{}路口", " {}路口", "{}交叉口", "与{}交汇处")
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Query:
    """`kind` address, place or intersection; `way` how it is written; where it is (WGS-84)."""

    text: str
    kind: str
    way: str
    lon: float
    lat: float


Way = Callable[[str, random.Random], str]
LATIN_WAYS: dict[str, Way] = {
    "exact": lambda text, chance: text,
    "lower case": lambda text, chance: text.lower(),
    "abbreviated": lambda text, chance: abbreviated(text),
    "one typing error": one_error,
    "without type": lambda text, chance: without_type(text),
    "prefix": cut_short,
}
HAN_WAYS: dict[str, Way] = {
    "exact": lambda text, chance: text,
    "other script": lambda text, chance: other_script(text),
    "pinyin": lambda text, chance: in_pinyin(text),
    "one typing error": one_error,
    "without type": lambda text, chance: without_type(text),
    "prefix": cut_short,
}


def queries_for(city: City, seed: int, many: int = 600) -> list[Query]:
    """As many queries as asked for, each kind and each way of writing alike, from what the city has.

    What no answer can be right to is left out: a name that another thing has more than HIT_M away (the branches of a
    bank), and a line without its type, or cut short, that as many other names begin with as a list shows. Of a corner
    the line is cut within its second street. A kind that cannot be written in some way is not asked in that way.
    """
    chance = random.Random(seed)
    things = [thing for thing in (_addresses(city), _places(city), _corners(city)) if thing]
    meant = _Meant([row for rows in things for row in rows])
    found: list[Query] = []
    misses: Counter[tuple[int, int]] = Counter()
    turn = 0
    while len(found) < many and turn < many * TRIES:
        kind, way = turn % len(things), turn // len(things) % WAYS
        turn += 1
        while misses[kind, way] < TRIES:
            if query := _written(chance.choice(things[kind]), way, chance, meant):
                found.append(query)
                break
            misses[kind, way] += 1
    return found[:many]


Rows = Sequence[tuple[str, str | Callable[[random.Random], str], float, float]]
TRIES = 200  # to write a kind in a way, in all
WAYS = 6
AMONG = 5  # names that a line without its type or cut short may be the beginning of


def _written(row: tuple[str, Any, float, float], nth: int, chance: random.Random, meant: "_Meant") -> Query | None:
    kind, text, lon, lat = row
    name = text(chance) if callable(text) else text
    ways = HAN_WAYS if HAN.search(name) else LATIN_WAYS
    way = list(ways)[nth]
    written = ways[way](name, chance)
    if len(written) < 2 or (written == name and way not in ("exact", "lower case", "prefix")):
        return None
    if kind == "intersection":
        fair = way != "prefix" or len(written) >= len(name) - len(name.split()[-1]) + 2
    else:
        fair = meant.alone(name) and (way not in ("without type", "prefix") or meant.begun(written) <= AMONG)
    return Query(written, kind, way, lon, lat) if fair else None


class _Meant:
    """How many things of the city have a name, or one that begins so."""

    def __init__(self, rows: Rows) -> None:
        self.spots: dict[str, tuple[float, float]] = {}
        self.several: set[str] = set()
        for _, text, lon, lat in rows:
            if isinstance(text, str):
                name = text.casefold()
                if metres_between(lon, lat, *self.spots.setdefault(name, (lon, lat))) > HIT_M:
                    self.several.add(name)
        self.names = sorted(self.spots)

    def alone(self, name: str) -> bool:
        return name.casefold() not in self.several

    def begun(self, written: str) -> int:
        begin = written.casefold()
        return bisect_left(self.names, begin + "\U0010ffff") - bisect_left(self.names, begin)


def _addresses(city: City) -> Rows:
    doors = HouseNumber.objects.filter(city=city).select_related("street", "place").order_by("pk")
    return [("address", _address(door), door.point.x, door.point.y) for door in doors]


def _address(door: HouseNumber) -> str:
    owner = door.street or door.place
    assert owner is not None
    if HAN.search(owner.name):
        return owner.name + door.text + ("" if re.search(r"[^\d\w]|[号栋幢座组元]", door.text) else "号")
    return f"{door.text} {owner.name}"


def _places(city: City) -> Rows:
    places = NamedPlace.objects.filter(city=city).exclude(kind="district").order_by("pk")
    return [("place", place.name, place.point.x, place.point.y) for place in places if len(place.name) > 2]


def _corners(city: City) -> Rows:
    corners = Intersection.objects.filter(city=city).select_related("street_a", "street_b").order_by("pk")
    return [("intersection", _corner(c), c.point.x, c.point.y) for c in corners if c.street_a.name != c.street_b.name]


def _corner(corner: Intersection) -> Callable[[random.Random], str]:
    def said(chance: random.Random) -> str:
        a, b = chance.sample([corner.street_a.name, corner.street_b.name], 2)
        if HAN.search(a):
            return a + chance.choice(HAN_JOINS).format(b)
        return a + chance.choice(JOINS) + b

    return said
