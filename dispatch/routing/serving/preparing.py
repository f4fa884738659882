"""Working out the travel times for other conditions: beside the routers, which go on answering."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cad.geo.graph.folder import graph_base
from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import NAME, Segments
from dispatch.routing.conditions.effects import effects_of, quicker, speed_lines
from dispatch.routing.conditions.reserve import Reserve
from dispatch.routing.conditions.wanted import Wanted
from dispatch.routing.serving.metric import CustomizeFailed, Served, metric_made_for, metric_make


@dataclass(frozen=True, slots=True)
class Prepared:
    """Graphs with the travel times that are wanted, and what narrowing has to know of them."""

    city: Path
    wanted: Wanted
    metrics: Mapping[Mode, Path]
    reserves: list[Reserve]
    quicker: Mapping[Mode, float]


def prepare(city: Path, wanted: Wanted, served: Mapping[Mode, Served]) -> Prepared:
    """Makes them, without database or router. Raises CustomizeFailed, also where the disk refuses."""
    try:
        segments = Segments(city / NAME)
    except (OSError, ValueError) as error:
        raise CustomizeFailed(f"the segments of the roads cannot be read ({error}); import the city again") from error
    effects = effects_of(segments, wanted.drawn)
    metrics, tops = {}, {}
    for mode in MODES:
        factors = wanted.factors.get(mode, {})
        lines = speed_lines(segments, mode, factors, effects)
        try:
            metrics[mode] = metric_make(graph_base(city, mode), lines, wanted.mark, served[mode])
        except OSError as error:
            raise CustomizeFailed(str(error)) from error
        tops[mode] = quicker(segments, factors)
    return Prepared(city, wanted, metrics, effects.reserves, tops)


def kept(city: Path, mark: str) -> dict[Mode, Path] | None:
    """Travel times that were made for these conditions before, where those of all modes are still there."""
    found = {mode: metric_made_for(graph_base(city, mode), mark) for mode in MODES}
    return {mode: path for mode, path in found.items() if path} if all(found.values()) else None
