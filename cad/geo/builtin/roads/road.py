"""A road as it is laid out, before it meets the others."""

from dataclasses import dataclass

from cad.geo.builtin.naming.name import Name
from cad.geo.builtin.plane import Line

# From the kerb to where a plot begins, metres from the road's middle.
HALF_WIDTH = {
    "trunk": 24.0,
    "primary": 21.0,
    "secondary": 15.0,
    "tertiary": 11.0,
    "unclassified": 8.0,
    "residential": 8.0,
    "living_street": 5.0,
    "service": 4.0,
}
ORDER = tuple(HALF_WIDTH)
"""From the greatest to the least."""


@dataclass(eq=False, slots=True)
class Road:
    """`line` in the city's plane. Over the river it goes only with the name of a bridge.

    `bound` roads run along a lake or a hill and are not cut there; `dual` ones have two carriageways.
    """

    name: Name | None
    kind: str
    line: Line
    bridge: Name | None = None
    ref: str = ""
    dual: bool = False
    bound: bool = False
    country: bool = False
    oneway: bool = False
    access: str = ""
    speed: int = 0
