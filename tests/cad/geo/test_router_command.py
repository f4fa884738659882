"""How osrm-routed is started on a graph."""

from pathlib import Path

import pytest

from cad.geo.management.commands.router import server_command


def _graph(folder: Path, *endings: str) -> Path:
    for ending in ("properties", *endings):
        (folder / f"city.osrm.{ending}").touch()
    return folder / "city.osrm"


@pytest.mark.parametrize(("endings", "algorithm"), [(["hsgr"], "ch"), (["partition", "cells"], "mld")])
def test_the_algorithm_follows_how_the_graph_was_built(tmp_path: Path, endings: list[str], algorithm: str) -> None:
    command = server_command(_graph(tmp_path, *endings), "http://127.0.0.1:20003")
    assert command[command.index("--algorithm") + 1] == algorithm


def test_the_server_listens_where_the_settings_look(tmp_path: Path) -> None:
    command = server_command(_graph(tmp_path), "http://0.0.0.0:5000")
    assert command[command.index("-i") + 1] == "0.0.0.0"  # noqa: S104 - inside a container of its own
    assert command[command.index("-p") + 1] == "5000"
