"""Times when the routers are silent: straight-line distance, lengthened, at an even speed.

An estimate, and shown as one. Pure.
"""

from collections.abc import Mapping, Sequence

from cad.geo.graph.modes import LIGHTS, PLAIN, Mode
from core.coordinates import metres_between

Place = tuple[float, float]

# Measured on 30,000 pairs in the Vancouver extract against the road graphs: see docs/geography.md.
DETOUR = 1.25
SPEED_MPS: Mapping[Mode, float] = {LIGHTS: 13.0, PLAIN: 10.2}


def roads_to(place: Place, sources: Sequence[Place], mode: Mode = LIGHTS) -> list[tuple[float, float]]:
    """Estimated seconds and metres by road from each source to the place."""
    metres = (metres_between(*source, *place) * DETOUR for source in sources)
    return [(far / SPEED_MPS[mode], far) for far in metres]
