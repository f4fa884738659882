"""What each block is used for: first what the city has only a few of, each in its place, then by chance and zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from random import Random

from cad.geo.builtin.blocks.block import Block
from cad.geo.builtin.chance import weighted
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Point, distance
from cad.geo.builtin.zones import Zones

SMALLEST = 7000.0  # square metres; a smaller block is a green corner
FARTHEST = 2200.0  # metres from where a thing should be; a hospital is built in any case
ROUND = 0.34  # 4 pi times area over the square of the outline; less is a sliver

Weights = tuple[tuple[str, float], ...]

OLD_TOWN: Weights = (
    *(("lanes", 0.3), ("estate_old", 0.3), ("commerce", 0.1), ("office", 0.07), ("school", 0.05), ("park", 0.04)),
    *(("market", 0.03), ("government", 0.04), ("estate_mid", 0.07)),
)
MIDDLE: Weights = (
    *(("estate_old", 0.2), ("estate_mid", 0.27), ("estate_new", 0.12), ("lanes", 0.05), ("commerce", 0.06)),
    *(("office", 0.06), ("school", 0.065), ("park", 0.045), ("market", 0.02), ("government", 0.025)),
    *(("factory", 0.03), ("vacant", 0.015), ("parking", 0.015)),
)
EDGE: Weights = (
    *(("estate_new", 0.2), ("estate_mid", 0.17), ("lanes", 0.06), ("commerce", 0.04), ("office", 0.06)),
    *(("school", 0.05), ("park", 0.07), ("market", 0.015), ("factory", 0.12), ("vacant", 0.19), ("government", 0.025)),
)
WORKS: Weights = (
    *(("factory", 0.5), ("logistics", 0.14), ("vacant", 0.15), ("estate_mid", 0.08), ("estate_old", 0.04)),
    *(("office", 0.04), ("park", 0.03), ("parking", 0.02)),
)
TOWN: Weights = (
    *(("lanes", 0.36), ("estate_old", 0.2), ("school", 0.08), ("market", 0.05), ("factory", 0.1), ("vacant", 0.12)),
    *(("commerce", 0.05), ("government", 0.04)),
)


@dataclass(frozen=True, slots=True)
class Special:
    """Something that there are few of: how large a block it takes (hectares), and where (design plane at scale 1)."""

    use: str
    least: float
    most: float
    places: tuple[Point, ...]


SPECIALS = (
    # The hospitals in the order of their names in `health`.
    Special(
        "hospital", 2.5, 14,
        ((-500, 2000), (1100, 1400), (-2600, 2700), (-3700, 900), (2900, 4200), (300, -2000), (4400, 1700),
         (-2500, -3400), (3000, -3000), (6500, -5200), (-6500, -1500), (200, -5900), (6300, 7000),
         (-5800, 7000)),
    ),
    Special(
        "university", 6, 40,
        ((600, -5900), (5600, -6300), (-2000, -5600), (-3600, 4400)),
    ),
    Special("railway_station", 4, 30, ((300, 6600),)),
    Special(
        "coach_station", 2, 20,
        ((1400, 6500), (-400, -4400), (-5400, 1300)),
    ),
    Special("sports_centre", 5, 40, ((4600, -1500),)),
    Special("city_hall", 2, 9, ((500, 1500),)),
    Special("museum", 1.5, 9, ((700, 700),)),
    Special("library", 1.5, 9, ((-800, 1300),)),
    Special("theatre", 1.5, 9, ((1200, 800),)),
    Special(
        "big_park", 4, 40,
        ((-900, 2700), (3000, -4200), (-4300, -2900), (2600, 6500), (6400, -6200)),
    ),
    Special("zoo", 5, 40, ((-4600, 4200),)),
    Special(
        "mall", 1.5, 12,
        ((100, 1050), (-1500, 1800), (1700, 2300), (3700, 1000), (-3200, 1900), (0, -2400), (-3000, -1200),
         (3200, -1300), (6500, -5800), (6200, 1500), (-400, -5300), (300, 3900)),
    ),
    Special(
        "temple", 0.7, 5,
        ((-1900, 600), (2000, 3400), (-3300, 3300), (800, -3700)),
    ),
    Special("church", 0.7, 4, ((1000, 2100),)),
    Special("mosque", 0.7, 4, ((-1000, 3300),)),
    Special(
        "wholesale", 3, 30,
        ((-5900, -2700), (2300, 5900), (-5500, 700)),
    ),
    Special("power_plant", 4, 40, ((-7200, -2500),)),
    Special("waterworks", 2, 20, ((-4700, 600),)),
    Special("sewage", 3, 40, ((7100, -700),)),
    Special(
        "nursing_home", 1.5, 9,
        ((-3900, 4100), (4400, -3700), (-1200, -4200)),
    ),
    Special("court", 1.2, 9, ((-400, 3400),)),
    Special("service_centre", 1.5, 10, ((400, -2900),)),
    Special("party_school", 2, 12, ((3800, 4800),)),
)  # fmt: skip


def uses_decide(plan: Plan, zones: Zones, chance: Random, blocks: list[Block]) -> None:
    whole = []
    for block in blocks:
        round_ = _roundness(block)
        if block.size < SMALLEST or round_ < ROUND:
            block.use = "green"
        elif round_ > 0.45:
            whole.append(block)
    for special in SPECIALS:
        for rank, place in enumerate(special.places):
            _settle(plan, special, place, rank, whole)
    for block in blocks:
        block.use = block.use or _by_chance(chance, zones, block)


def _settle(plan: Plan, special: Special, place: Point, rank: int, blocks: list[Block]) -> None:
    goal = (place[0] * plan.scale, place[1] * plan.scale)
    fits = [
        (distance(block.design, goal), i)
        for i, block in enumerate(blocks)
        if not block.use and special.least * 1e4 <= block.size <= special.most * 1e4
    ]
    for far, i in sorted(fits):
        if far > FARTHEST and not (special.use == "hospital" and plan.scale > 0.6):
            return
        if blocks[i].plot(2.0) is not None:
            blocks[i].use, blocks[i].rank = special.use, rank
            return


def _by_chance(chance: Random, zones: Zones, block: Block) -> str:
    use = weighted(chance, _weights(zones, block))
    if block.size > 120_000 and use in ("estate_old", "lanes", "school", "commerce", "market", "government", "parking"):
        return chance.choice(("estate_mid", "park", "estate_new", "vacant"))
    return use


def _weights(zones: Zones, block: Block) -> Weights:
    s = zones.plan.scale
    u, v = block.design[0] / s, block.design[1] / s
    if zones.in_old_town(block.design):
        return OLD_TOWN
    if any(distance(block.design, middle) < 1000 * max(s, 0.5) for _, middle in zones.towns):
        return TOWN
    if block.density > 0.52:
        return MIDDLE
    works = u < -5100 and v < 2200
    return WORKS if works or distance((u, v), (6250, 7250)) < 1700 else EDGE


def _roundness(block: Block) -> float:
    outline = sum(side.length for side in block.sides)
    return 4 * pi * block.size / (outline * outline)


def counted(blocks: list[Block]) -> Iterator[tuple[str, int]]:
    """How many blocks of each use."""
    uses = [block.use for block in blocks]
    yield from ((use, uses.count(use)) for use in sorted(set(uses)))
