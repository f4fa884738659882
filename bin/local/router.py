"""Runs osrm-routed on the routing graph of the current city, and starts it anew when another city becomes current.

Run by the supervisor as `python -m bin.local.router`. Waits quietly while there is no city.
"""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from bin.local.place import VAR

LARGEST_TABLE = 2_000  # places in one query; the default of 100 is too few for a city's units
LOOK_EVERY_S = 1.0


def cities_folder() -> Path:
    return Path(os.environ.get("CITY_DATA") or VAR / "cities")


def current_graph(cities: Path) -> Path | None:
    """The `.osrm` base path of the current city's graph: `current` links to the folder that holds it."""
    current = cities / "current"
    if not current.exists():
        return None
    names = sorted(current.resolve().glob("**/*.osrm.properties"))
    return names[0].with_suffix("") if names else None


def algorithm(graph: Path) -> str:
    """Contraction hierarchies when the graph was contracted, else multi-level Dijkstra."""
    return "ch" if graph.with_name(graph.name + ".hsgr").exists() else "mld"


def program() -> Path:
    spec = importlib.util.find_spec("osrm")
    if spec is None or spec.origin is None:
        raise SystemExit("osrm-bindings is not installed.")
    return Path(spec.origin).parent / "bin" / "osrm-routed"


def server_command(graph: Path, url: str) -> list[str]:
    address = urlsplit(url)
    listen = ["--ip", address.hostname or "127.0.0.1", "--port", str(address.port or 5000)]
    return [
        str(program()),
        "--algorithm",
        algorithm(graph),
        *listen,
        "--max-table-size",
        str(LARGEST_TABLE),
        str(graph),
    ]


class Router:
    """One osrm-routed and the graph it serves."""

    def __init__(self) -> None:
        self.graph: Path | None = None
        self.server: subprocess.Popen[bytes] | None = None

    def follow(self, graph: Path | None, url: str) -> None:
        """Serves this graph from now on. A server that ended by itself ends us, and the supervisor starts us again."""
        if self.server is not None and self.server.poll() is not None:
            raise SystemExit(f"osrm-routed ended with {self.server.returncode}")
        if graph == self.graph:
            return
        self.end()
        self.graph = graph
        if graph is not None:
            print(f"serving {graph}", flush=True)
            self.server = subprocess.Popen(server_command(graph, url))

    def end(self) -> None:
        if self.server is None:
            return
        self.server.terminate()
        try:
            self.server.wait(5)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.server = None


def leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def main() -> None:
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    router = Router()
    url = os.environ["OSRM_URL"]
    try:
        while True:
            router.follow(current_graph(cities_folder()), url)
            time.sleep(LOOK_EVERY_S)
    finally:
        router.end()


if __name__ == "__main__":
    main()
