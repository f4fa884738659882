"""Files of the city that are lost, come back, or cannot be written: said, and never fatal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.geo.graph.folder import graph_active, graph_base, graph_folder, segments_path, sketch_name
from cad.geo.graph.modes import LIGHTS, MODES
from core.errors import Unavailable
from dispatch.routing import services
from dispatch.routing.closures import covering
from dispatch.routing.conditions.wanted import wanted_now
from dispatch.routing.serving.keeper import Keeper
from dispatch.routing.serving.metric import CustomizeFailed, Served, metric_folders
from dispatch.routing.serving.preparing import prepare


@pytest.fixture
def nothing_read() -> Iterator[None]:
    """As in a process that has just started."""
    caches = covering._segments, services._road_sketch
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def lost(macau, nothing_read) -> Iterator[list[Path]]:
    paths = [segments_path(macau.version), graph_folder(macau.version) / sketch_name(LIGHTS)]
    for path in paths:
        path.rename(path.with_suffix(".lost"))
    yield paths
    for path in paths:
        if not path.exists():
            path.with_suffix(".lost").rename(path)


def test_files_that_come_back_are_read_though_they_were_missing_before(macau, lost):
    with pytest.raises(Unavailable) as refusal:
        covering.segments_of(macau.version)
    assert refusal.value.code == "no_segments"
    assert services.road_sketch(macau.version) is None
    for path in lost:
        path.with_suffix(".lost").rename(path)
    assert covering.segments_of(macau.version).ways > 1_000
    assert services.road_sketch(macau.version) is not None


def test_the_router_says_once_that_the_graphs_of_the_current_city_are_missing(macau):
    folder = graph_active()
    assert folder is not None
    said: list[str] = []
    keeper = Keeper(said.append)
    aside = folder.rename(folder.with_name("aside"))
    try:
        keeper.look()
        keeper.look()
    finally:
        aside.rename(folder)
        keeper.end()
    assert said == [f"the graphs of {folder.name} are missing from {folder}; import the city again"]


def test_a_disk_that_refuses_leaves_the_routers_as_they_are(macau):
    city = graph_folder(macau.version)
    in_the_way = metric_folders(graph_base(city, LIGHTS))[0]
    in_the_way.write_text("not a folder")
    try:
        with pytest.raises(CustomizeFailed, match="File exists"):
            prepare(city, wanted_now(macau.version), {mode: Served() for mode in MODES})
    finally:
        in_the_way.unlink()
