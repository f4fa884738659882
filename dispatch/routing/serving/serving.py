"""The router of one mode: its data, and the osrm-routed that answers from it."""

import time
from collections.abc import Callable
from pathlib import Path

from cad.geo.graph.modes import Mode
from dispatch.routing.modes import router_url
from dispatch.routing.serving.metric import Served, edges_of
from dispatch.routing.serving.server import Server
from dispatch.routing.serving.shared import Dataset, SharedMemoryUnavailable

Say = Callable[[str], None]

REMEMBERED = 12  # graphs served lately; each thread of the server takes up one of so many at least
RESTS_S = 2.0  # between two starts of a server that dies at once


class ServerFailed(Exception):
    """osrm-routed does not come up."""


class ModeServing:
    """From shared memory, where other travel times are taken up without an interruption; without it, from files.

    From files a new server is started on the same port (the program shares it) before the old one ends.
    """

    def __init__(self, mode: Mode, say: Say) -> None:
        self.mode, self.say = mode, say
        self.dataset: Dataset | None = Dataset(mode)
        self.server: Server | None = None
        self.served = Served()
        self._started = 0.0

    def serve(self, base: Path, metric: Path | None = None) -> None:
        """Answer from this graph from now on; `metric` is the same graph with other travel times."""
        if self.dataset:
            try:
                self.dataset.load(base)
                if metric:
                    self.dataset.exchange(metric)
            except SharedMemoryUnavailable as refusal:
                self._do_without(refusal)
        self.served = Served(metric or base, (edges_of(metric or base),), self.served.turn + 1)
        if self.dataset is None or self.server is None or self.server.source != self.dataset.name:
            self._start()

    def exchange(self, metric: Path) -> None:
        """Answer with these travel times of the same graph from now on."""
        edges = (*self.served.edges, edges_of(metric))[-REMEMBERED:]
        self.served = Served(metric, edges, self.served.turn + 1)
        if self.dataset:
            try:
                self.dataset.exchange(metric)
            except SharedMemoryUnavailable as refusal:
                self._do_without(refusal)
        if self.dataset is None:
            self._start()

    def keep_up(self) -> None:
        """Start the server again when it has ended. Raises ServerFailed when it does not come up."""
        if self.served.graph and (self.server is None or not self.server.runs):
            self.say(f"{self.mode}: osrm-routed has ended; it is started again")
            self._start()

    def end(self) -> None:
        if self.server:
            self.server.end()

    def release(self) -> None:
        """Give the shared memory back. To be called when no server runs any more."""
        if self.dataset:
            self.dataset.release()

    def _do_without(self, refusal: SharedMemoryUnavailable) -> None:
        self.say(
            f"{self.mode}: shared memory cannot be used ({refusal}). Served from files; "
            "each change of the roads starts osrm-routed anew"
        )
        self.dataset = None

    def _start(self) -> None:
        if (rest := RESTS_S - (time.monotonic() - self._started)) > 0:
            time.sleep(rest)
        self._started = time.monotonic()
        source = self.dataset.name if self.dataset else self.served.graph
        if source is None:
            return
        server = Server(source, router_url(self.mode))
        if not server.wait_until_it_listens():
            server.end()
            raise ServerFailed(f"{self.mode}: osrm-routed does not listen at {router_url(self.mode)}")
        self.end()
        self.server = server
