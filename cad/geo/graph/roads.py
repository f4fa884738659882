"""What is written beside the graphs of a city: the segments of its roads, and the road field of each mode."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from cad.geo.graph.components import Segment, segment_of, segments_cut_off
from cad.geo.graph.field import RoadField
from cad.geo.graph.folder import BASE_NAME, field_name
from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import NAME, SegmentsWriter
from cad.geo.graph.speeds import Speeds
from cad.geo.importing.spool import DrivenWay


def roads_write(
    ways: Iterable[DrivenWay], speeds: Speeds, box: tuple[float, float, float, float], folder: Path
) -> None:
    """Writes them into the folder that holds the graphs. `ways` are all that the router drives, with their nodes.

    Raises ValueError when the graphs cannot be read.
    """
    cut_off: dict[Mode, set[Segment]] = {mode: segments_cut_off(folder / mode / BASE_NAME) for mode in MODES}
    fields = {mode: RoadField.over(box) for mode in MODES}
    segments = SegmentsWriter()
    for way in ways:
        road, places = speeds.road(way.way), way.places
        flags = [_flags(segment_of(*pair), cut_off) for pair in pairwise(way.nodes)]
        segments.add(road, way.nodes, places, flags)
        for bit, mode in enumerate(MODES):
            top = max(road.speeds[mode])
            if not any(flags):
                fields[mode].mark(places, top, starts=road.starts)
                continue
            for flag, pair in zip(flags, pairwise(places), strict=True):
                fields[mode].mark(pair, top, starts=road.starts and not flag >> bit & 1)
    segments.save(folder / NAME)
    for mode, field in fields.items():
        field.finish()
        field.save(folder / field_name(mode))


def _flags(segment: Segment, cut_off: dict[Mode, set[Segment]]) -> int:
    return sum(1 << bit for bit, mode in enumerate(MODES) if segment in cut_off[mode])
