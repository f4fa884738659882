"""Shops along the streets: a row of low buildings with a numbered door every few metres."""

from random import Random

from cad.geo.builtin.blocks.block import Block, Side
from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.things import Door, Shape, Works

DEPTH = 11.0
CORNER = 13.0  # metres kept free at each corner, beside the other street's own width
OPENING = 7.0  # half the gap that a gate or an alley leaves
# How often a side on such a street has shops.
SHOPS = {"primary": 0.55, "secondary": 0.62, "tertiary": 0.6, "residential": 0.42, "living_street": 0.3}


def shops_plan(chance: Random, block: Block, eager: float = 1.0) -> None:
    """Decides which sides will have shops, before anything else is built on the block."""
    for side in block.sides:
        side.shops = (
            side.place is not None and side.length > 52 and chance.random() < SHOPS.get(side.road.kind, 0.0) * eager
        )


def shops_build(works: Works, chance: Random, block: Block) -> list[tuple[Door, Name]]:
    """The doors made, each with its street; every one has a number on it."""
    made: list[tuple[Door, Name]] = []
    for i, side in enumerate(block.sides):
        if side.shops and side.road.name:
            before, after = block.sides[i - 1], block.sides[(i + 1) % len(block.sides)]
            doors = _row(works, chance, side, before.half + CORNER, after.half + CORNER)
            works.doors += doors
            made += [(door, side.road.name) for door in doors]
    return made


def _row(works: Works, chance: Random, side: Side, before: float, after: float) -> list[Door]:
    start, end, made = before, side.length - after, []
    floors = str(chance.choice((2, 2, 3, 3, 4)))
    while start < end - 16:
        stop = min(end, start + chance.uniform(24, 62))
        gap = next(
            (share * side.length for share in side.openings if start - OPENING < share * side.length < stop + OPENING),
            None,
        )
        if gap is not None:
            stop = gap - OPENING
        if stop - start > 14:
            ring = [
                side.at(m / side.length, side.half + d)
                for m, d in ((start, 1), (stop, 1), (stop, DEPTH), (start, DEPTH))
            ]
            works.shapes.append(Shape({"building": "retail", "building:levels": floors}, ring))
            made += _doors(chance, side, start, stop)
        start = stop + 3.0 if gap is None else max(stop, gap) + OPENING + 0.5
    return made


def _doors(chance: Random, side: Side, start: float, stop: float) -> list[Door]:
    made: list[Door] = []
    metres = start + chance.uniform(3, 7)
    name = side.road.name
    while name is not None and metres < stop - 2:
        share = metres / side.length
        number = side.number(share)
        if number is not None and (not made or made[-1].number != f"{number}号"):
            made.append(Door(name.zh, f"{number}号", side.at(share, side.half + 1.0)))
        metres += chance.uniform(9, 15)
    return made
