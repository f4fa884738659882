"""Keeps the routers at what they should serve: the current city, and its roads as they are at this hour."""

from collections.abc import Callable
from pathlib import Path

from cad.geo.graph.folder import graph_active, graph_base
from cad.geo.graph.modes import MODES
from dispatch.routing.serving.serving import ModeServing

Say = Callable[[str], None]


class Keeper:
    """One look a second (`look`) brings the routers from what they serve to what they should."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.routers = {mode: ModeServing(mode, say) for mode in MODES}
        self.city: Path | None = None

    def look(self) -> None:
        """Raises ServerFailed when a router does not come up."""
        city = graph_active()
        if city and city != self.city:
            self._take_up(city)
        for router in self.routers.values():
            router.keep_up()

    def end(self) -> None:
        for router in self.routers.values():
            router.end()
        for router in self.routers.values():
            router.release()

    def _take_up(self, city: Path) -> None:
        for mode, router in self.routers.items():
            router.serve(graph_base(city, mode))
        self.city = city
        self.say(f"serving {city.name}")
