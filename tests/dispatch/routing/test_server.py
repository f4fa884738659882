"""How osrm-routed is started."""

from pathlib import Path

from dispatch.routing.serving.server import server_command


def test_the_server_listens_where_the_settings_look() -> None:
    command = server_command(Path("/cities/v/lights/city.osrm"), "http://0.0.0.0:5000")
    assert command[command.index("-i") + 1] == "0.0.0.0"  # noqa: S104 - inside a container of its own
    assert command[command.index("-p") + 1] == "5000"
    assert command[-1] == "/cities/v/lights/city.osrm"


def test_a_dataset_in_shared_memory_is_given_by_its_name() -> None:
    command = server_command("jiuhu-1-lights", "http://127.0.0.1:5000")
    assert command[-3:] == ["-s", "--dataset-name", "jiuhu-1-lights"]
