"""Keeps the routers at what they should serve: the current city, and its roads as they are at this hour."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from django.db import Error, connection

from cad.geo.graph.folder import graph_active, graph_base, graph_pointed
from cad.geo.graph.modes import MODES
from dispatch.routing.conditions.services import conditions_announce, conditions_apply
from dispatch.routing.conditions.wanted import Wanted, wanted_now
from dispatch.routing.models import RoadConditions
from dispatch.routing.serving.metric import CustomizeFailed
from dispatch.routing.serving.preparing import Prepared, kept, prepare
from dispatch.routing.serving.serving import ModeServing

Say = Callable[[str], None]

AGAIN_AFTER_S = 30.0
AS_BUILT = "as built"


class Keeper:
    """One look a second (`look`) brings the routers from what they serve to what they should.

    Without the database they go on with what they have.
    """

    def __init__(self, say: Say) -> None:
        self.say = say
        self.routers = {mode: ModeServing(mode, say) for mode in MODES}
        self.city: Path | None = None
        self.mark: str | None = None
        self.missed: Path | None = None
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="prepare")
        self._job: Future[Prepared] | None = None
        self._not_before = 0.0

    def look(self) -> None:
        """Raises ServerFailed when a router does not come up."""
        city = graph_active()
        if city and city != self.city:
            self._take_up(city)
        self._miss(None if city else graph_pointed())
        for router in self.routers.values():
            router.keep_up()
        if self.city is None:
            return
        try:
            self._follow(self.city)
        except Error:
            connection.close()  # it is away, or has no tables yet

    def end(self) -> None:
        self._worker.shutdown(wait=False, cancel_futures=True)
        for router in self.routers.values():
            router.end()
        for router in self.routers.values():
            router.release()

    def _take_up(self, city: Path) -> None:
        """What was worked out before is taken up at once; otherwise the roads as they were built, until it is."""
        wanted = self._wanted(city)
        metrics = kept(city, wanted.mark) if wanted and self._recorded(wanted) else None
        for mode, router in self.routers.items():
            router.serve(graph_base(city, mode), metrics[mode] if metrics else None)
        self.city, self.mark = city, wanted.mark if wanted and metrics else None
        self.say(f"serving {city.name}" + (" with its closures and speeds" if metrics else ""))
        if wanted and not metrics:
            self._record_as_built(wanted)

    def _miss(self, city: Path | None) -> None:
        """Say once that the graphs of the current city are gone. What is served already goes on being served."""
        if city and city != self.missed:
            self.say(f"the graphs of {city.name} are missing from {city}; import the city again")
        self.missed = city

    def _follow(self, city: Path) -> None:
        if self._job is None:
            wanted = wanted_now(city.name)
            if wanted.mark != self.mark and time.monotonic() >= self._not_before:
                served = {mode: router.served for mode, router in self.routers.items()}
                self._job = self._worker.submit(prepare, city, wanted, served)
        elif self._job.done():
            job, self._job = self._job, None
            try:
                prepared = job.result()
            except CustomizeFailed as failure:
                self._not_before = time.monotonic() + AGAIN_AFTER_S
                self.say(f"the roads could not be brought up to date: {failure}")
            else:
                self._change_over(prepared)

    def _change_over(self, prepared: Prepared) -> None:
        if prepared.city != self.city:
            return
        wanted = prepared.wanted
        row = conditions_announce(wanted, prepared.reserves, prepared.quicker)
        for mode, router in self.routers.items():
            router.exchange(prepared.metrics[mode])
        conditions_apply(row, wanted)
        self.mark = wanted.mark
        self.say(f"roads {row.pk}: {len(wanted.drawn)} closures, speeds {wanted.speeds or 'of the profile'}")

    def _wanted(self, city: Path) -> Wanted | None:
        try:
            return wanted_now(city.name)
        except Error:
            connection.close()
            return None

    def _recorded(self, wanted: Wanted) -> bool:
        """Whether the record says that these conditions are in force, which a restart does not change."""
        try:
            newest = RoadConditions.objects.filter(applied_at__isnull=False).order_by("-pk").first()
        except Error:
            connection.close()
            return False
        return newest is not None and (newest.mark, newest.city) == (wanted.mark, wanted.city)

    def _record_as_built(self, wanted: Wanted) -> None:
        as_built = replace(wanted, mark=AS_BUILT, closures={}, drawn=[], factors={}, speeds=None, hour=None)
        held = wanted if wanted.is_plain else as_built
        try:
            conditions_apply(conditions_announce(held, [], {}), held)
            self.mark = held.mark
        except Error:
            connection.close()
