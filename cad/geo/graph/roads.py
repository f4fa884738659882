"""What is written beside the graphs of a city: the segments of its roads, and the road sketch of each mode."""

from itertools import pairwise
from pathlib import Path

from cad.geo.graph.components import Segment, segment_of, segments_cut_off
from cad.geo.graph.folder import BASE_NAME, sketch_name
from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import NAME, SegmentsWriter
from cad.geo.graph.sketch import SketchWriter, junctions_of
from cad.geo.graph.speeds import Speeds
from cad.geo.importing.spool import WayFile


def roads_write(ways: WayFile, speeds: Speeds, box: tuple[float, float, float, float], folder: Path) -> None:
    """Writes them into the folder that holds the graphs. `ways` are all that the router drives, with their nodes.

    Raises ValueError when the graphs cannot be read.
    """
    cut_off: dict[Mode, set[Segment]] = {mode: segments_cut_off(folder / mode / BASE_NAME) for mode in MODES}
    junctions = junctions_of(ways)
    sketches = {mode: SketchWriter(box, junctions) for mode in MODES}
    segments = SegmentsWriter()
    for way in ways:
        road, places = speeds.road(way.way), way.places
        flags = [_flags(segment_of(*pair), cut_off) for pair in pairwise(way.nodes)]
        segments.add(road, way.nodes, places, flags)
        for bit, (mode, sketch) in enumerate(sketches.items()):
            # A piece that the router has left out of a loop is not in its list, so its whole way is taken for cut off.
            starts = road.starts and not any(flag >> bit & 1 for flag in flags)
            sketch.add(way.nodes, places, road.speeds[mode], starts=starts)
    segments.save(folder / NAME)
    for mode, sketch in sketches.items():
        sketch.save(folder / sketch_name(mode))


def _flags(segment: Segment, cut_off: dict[Mode, set[Segment]]) -> int:
    return sum(1 << bit for bit, mode in enumerate(MODES) if segment in cut_off[mode])
