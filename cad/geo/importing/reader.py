"""Reads an extract once and hands each object to those that take something of it."""

from collections.abc import Callable
from pathlib import Path

import osmium

from cad.geo.graph.speeds import Speeds
from cad.geo.importing.coast import take_coastline
from cad.geo.importing.extract import Extract, unreadable
from cad.geo.importing.ground import GroundTaker
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.points import PointTaker
from cad.geo.importing.roads import RoadTaker
from cad.geo.importing.survey import Survey
from cad.geo.importing.tagmaps import TagMap
from cad.geo.importing.tags import AREA_KEYS

TELL_EVERY = 250_000
IN_MEMORY_BYTES = 60_000_000  # of a larger extract the nodes' positions are kept in a file


def extract_read(
    extract: Extract, known: Survey, tag_map: TagMap, speeds: Speeds, folder: Path, say: Callable[[str], None]
) -> Harvest:
    """What the extract holds. `speeds` says which ways the router drives. Raises ImportRefused for a broken file."""
    harvest = Harvest(folder)
    points = PointTaker(harvest, known)
    roads, ground = RoadTaker(harvest, speeds, tag_map, points), GroundTaker(harvest, known, points)
    small = extract.path.stat().st_size < IN_MEMORY_BYTES
    store = "flex_mem" if small else f"sparse_file_array,{folder / 'nodes'}"
    things = osmium.FileProcessor(osmium.io.File(str(extract.path), "pbf")).with_locations(store)
    things = things.with_areas(osmium.filter.KeyFilter(*AREA_KEYS)).with_filter(osmium.filter.EmptyTagFilter())
    try:
        for seen, thing in enumerate(things, 1):
            if seen % TELL_EVERY == 0:
                say(f"{seen:,} objects, {roads.taken:,} roads, {harvest.places.rows:,} places")
            tags = tag_map.read(dict(thing.tags))
            if thing.is_node():
                if thing.location.valid():
                    points.take(thing.id, tags, thing.location.lon, thing.location.lat)
            elif thing.is_way():
                if not roads.take(thing, tags) and tags.get("natural") == "coastline":
                    take_coastline(harvest, thing)
            elif thing.is_area():
                ground.take(thing, tags)
    except RuntimeError as error:
        raise unreadable(extract.source, error) from error
    for what in known.outlines.values():
        harvest.skipped[f"{what} whose outline is not whole in this extract"] += 1
    return harvest
