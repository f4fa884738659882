"""Times when the router is silent: straight-line distance, lengthened, at an even speed.

An estimate, and shown as one. Pure.
"""

from collections.abc import Sequence

from core.coordinates import metres_between

Place = tuple[float, float]

# Measured on 30,000 pairs in the Vancouver extract against the road graph: see docs/geography.md.
DETOUR = 1.25
SPEED_MPS = 10.2


def roads_to(place: Place, sources: Sequence[Place]) -> list[tuple[float, float]]:
    """Estimated seconds and metres by road from each source to the place."""
    metres = (metres_between(*source, *place) * DETOUR for source in sources)
    return [(far / SPEED_MPS, far) for far in metres]
