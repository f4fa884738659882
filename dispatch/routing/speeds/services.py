"""Learning from the fleet's own drives how fast it is, and making that what the routers reckon with."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cad.geo.graph.folder import graph_base, graph_folder, segments_path
from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import Segments
from cad.geo.models import City
from cad.geo.selectors import city_active
from core import clock
from dispatch.routing.conditions.wanted import hour_of_week
from dispatch.routing.models import SpeedProfile
from dispatch.routing.speeds.estimate import Piece, learn
from dispatch.routing.speeds.matching import Matched, kinds_of, matched, pieces_of, router_as_built
from dispatch.routing.speeds.proving import Proof, is_better, prove
from dispatch.routing.speeds.trips import Trip, trips_between

Say = Callable[[str], None]

ENOUGH_TRIPS = 20  # in one mode


class SpeedsRefused(Exception):
    """Nothing can be learned; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was learned. `better` are the modes whose kept-back drives come out nearer than before."""

    profile: SpeedProfile
    better: list[Mode]


def speeds_learn(from_at: datetime, to_at: datetime, say: Say, *, keep: bool) -> Outcome:
    """Learn from the drives that ended in this time. With `keep` they are stored, and active when they are better.

    A mode with too few drives, or whose drives that were kept back do not come out nearer, keeps the speeds in force.
    Raises SpeedsRefused with what to do, RouterUnavailable.
    """
    city = city_active()
    if city is None:
        raise SpeedsRefused("No city has been imported yet.")
    drives = _drives(city, from_at, to_at, say)
    before = SpeedProfile.objects.filter(active=True).first()
    factors = dict(before.factors) if before else {}
    proofs: dict[Mode, Proof] = {mode: prove(some, factors.get(mode, {})) for mode, some in drives.items()}
    better = [mode for mode, proof in proofs.items() if is_better(proof)]
    for mode in better:
        factors[mode] = learn([piece for drive in drives[mode] for piece in drive]).factors()
    profile = SpeedProfile(
        made_at=clock.now(),
        from_at=from_at,
        to_at=to_at,
        trips=sum(map(len, drives.values())),
        factors=factors,
        report=proofs,
    )
    if keep:
        profile.save()
        if better:
            speeds_use(profile.pk)
    return Outcome(profile, better)


def speeds_use(profile_id: int | None) -> None:
    """From now on the routers reckon with this profile, or with none. They take it up within a minute."""
    if profile_id is not None and not SpeedProfile.objects.filter(pk=profile_id).exists():
        raise SpeedsRefused("There is no such profile. `manage.py speeds list` shows them.")
    with transaction.atomic():
        SpeedProfile.objects.filter(active=True).update(active=False)
        SpeedProfile.objects.filter(pk=profile_id or 0).update(active=True)


def _drives(city: City, from_at: datetime, to_at: datetime, say: Say) -> dict[Mode, list[list[Piece]]]:
    """The drives of the modes that have enough of them, in pieces. Says how many are left out, and why."""
    trips = list(trips_between(from_at, to_at))
    found = {mode: _matched(city.version, mode, trips) for mode in MODES}
    faults = Counter(trip.fault for trip in trips if trip.fault)
    faults.update(drive.fault for some in found.values() for drive in some if drive.fault)
    say(f"{len(trips)} drives with positions" + "".join(f", {many} left out: {why}" for why, many in faults.items()))
    good = {mode: [drive for drive in some if not drive.fault] for mode, some in found.items()}
    if max(map(len, good.values())) < ENOUGH_TRIPS:
        counted = " and ".join(f"{len(some)} ({mode})" for mode, some in good.items())
        raise SpeedsRefused(
            f"There are {counted} drives to learn from in this time, and at least {ENOUGH_TRIPS} of a mode are needed. "
            "Take a longer time."
        )
    segments = Segments(segments_path(city.version))
    return {mode: _pieces(segments, some) for mode, some in good.items() if len(some) >= ENOUGH_TRIPS}


def _matched(version: str, mode: Mode, trips: list[Trip]) -> list[Matched]:
    """Those of the mode on their roads."""
    ours = [trip for trip in trips if trip.mode == mode and not trip.fault]
    if not ours:
        return []
    with router_as_built(graph_base(graph_folder(version), mode)) as router:
        return [matched(router, trip) for trip in ours]


def _pieces(segments: Segments, drives: list[Matched]) -> list[list[Piece]]:
    kinds = kinds_of(segments, drives)
    return [pieces_of(drive, kinds, hour_of_week(drive.trip.began_at)) for drive in drives]
