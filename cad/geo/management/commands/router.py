"""`manage.py router`: serves the routing graph of the current city, and starts anew when another becomes current."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from cad.geo.graph.folder import graph_active
from cad.geo.graph.program import osrm_program

LARGEST_TABLE = 10_000
LOOK_EVERY_S = 1.0


def server_command(base: Path, url: str) -> list[str]:
    """The osrm-routed command for a graph, listening at the address and port of `url`."""
    address = urlsplit(url)
    listen = ["-i", address.hostname or "127.0.0.1", "-p", str(address.port or 5000)]
    algorithm = "ch" if base.with_name(base.name + ".hsgr").exists() else "mld"
    command = [str(osrm_program("osrm-routed")), "--algorithm", algorithm, "--max-table-size", str(LARGEST_TABLE)]
    return [*command, "--verbosity", "WARNING", *listen, str(base)]


class Command(BaseCommand):
    help = "Runs osrm-routed on the current city. Waits while there is none."

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, _leave)
        serving: Path | None = None
        server: subprocess.Popen[bytes] | None = None
        try:
            while True:
                if server is not None and server.poll() is not None:
                    sys.exit(f"osrm-routed ended with {server.returncode}")
                graph = graph_active()
                if graph and graph != serving:
                    _end(server)
                    self.stdout.write(f"serving {graph.parent.name}")
                    self.stdout.flush()
                    server, serving = subprocess.Popen(server_command(graph, settings.OSRM_URL)), graph
                time.sleep(LOOK_EVERY_S)
        except KeyboardInterrupt:
            return
        finally:
            _end(server)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def _end(server: subprocess.Popen[bytes] | None) -> None:
    if server is None or server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
