"""Which graph the router serves."""

from bin.local import router


def graph(folder, *endings):
    folder.mkdir()
    for ending in ("properties", *endings):
        (folder / f"city.osrm.{ending}").touch()
    return folder


def test_without_a_city_there_is_no_graph(tmp_path):
    assert router.current_graph(tmp_path) is None


def test_the_graph_is_the_one_that_current_links_to(tmp_path):
    graph(tmp_path / "old")
    new = graph(tmp_path / "new")
    (tmp_path / "current").symlink_to("new")
    assert router.current_graph(tmp_path) == new / "city.osrm"


def test_a_link_to_a_folder_that_is_gone_is_no_graph(tmp_path):
    (tmp_path / "current").symlink_to("gone")
    assert router.current_graph(tmp_path) is None


def test_the_algorithm_follows_how_the_graph_was_built(tmp_path):
    contracted = graph(tmp_path / "contracted", "hsgr")
    partitioned = graph(tmp_path / "partitioned", "partition", "cells")
    assert router.algorithm(contracted / "city.osrm") == "ch"
    assert router.algorithm(partitioned / "city.osrm") == "mld"


def test_the_server_listens_where_the_settings_look(tmp_path):
    command = router.server_command(graph(tmp_path / "new") / "city.osrm", "http://127.0.0.1:20003")
    assert command[command.index("--ip") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "20003"
