"""Choosing places that lie far from each other, so that a few units cover a whole city. Pure."""

from collections.abc import Callable, Sequence

from core.coordinates import metres_between

Point = tuple[float, float]


def spread[T](places: Sequence[T], count: int, at: Callable[[T], Point]) -> list[T]:
    """At most `count` of the places, each next one the farthest from those chosen. Begins nearest to the middle."""
    if not places:
        return []
    points = [at(place) for place in places]
    middle = (sum(lon for lon, _ in points) / len(points), sum(lat for _, lat in points) / len(points))
    first = min(range(len(points)), key=lambda i: metres_between(*points[i], *middle))
    chosen, gaps = [first], [metres_between(*point, *points[first]) for point in points]
    while len(chosen) < min(count, len(points)):
        farthest = max(range(len(points)), key=lambda i: gaps[i])
        if gaps[farthest] == 0:
            break
        chosen.append(farthest)
        gaps = [min(gap, metres_between(*point, *points[farthest])) for gap, point in zip(gaps, points, strict=True)]
    return [places[i] for i in chosen]
