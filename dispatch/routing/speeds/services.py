"""Learning from the fleet's own drives how fast it is, and making that what the routers reckon with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cad.geo.graph.folder import graph_base, graph_folder, segments_path
from cad.geo.graph.modes import MODES, Mode
from cad.geo.graph.segments import Segments
from cad.geo.selectors import city_active
from core import clock
from dispatch.routing.conditions.wanted import hour_of_week
from dispatch.routing.models import SpeedProfile
from dispatch.routing.speeds.errors import ErrorReport, error_report
from dispatch.routing.speeds.estimate import Learned, Piece, learn
from dispatch.routing.speeds.matching import Matched, kinds_of, matched, pieces_of, router_as_built
from dispatch.routing.speeds.trips import Trip, trips_between

Say = Callable[[str], None]

ENOUGH_TRIPS = 20
HELD_OUT = 5  # one drive in so many is kept back, to see how far off the rest leads
TELL_EVERY = 200


class SpeedsRefused(Exception):
    """Nothing can be learned; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was learned. `better` is whether drives that were kept back come out nearer than before."""

    profile: SpeedProfile
    better: bool


def speeds_learn(from_at: datetime, to_at: datetime, say: Say, *, keep: bool) -> Outcome:
    """Learn from the drives that ended in this time. With `keep` they are stored, and active when they are better.

    Raises SpeedsRefused with what to do, RouterUnavailable.
    """
    city = city_active()
    if city is None:
        raise SpeedsRefused("No city has been imported yet.")
    by_mode: dict[Mode, list[Trip]] = {mode: [] for mode in MODES}
    for trip in trips_between(from_at, to_at):
        by_mode[trip.mode].append(trip)
    found = sum(map(len, by_mode.values()))
    say(f"{found} drives with positions")
    if found < ENOUGH_TRIPS:
        raise SpeedsRefused(
            f"There are {found} drives with positions in this time, and at least {ENOUGH_TRIPS} are needed. "
            "Take a longer time."
        )
    segments = Segments(segments_path(city.version))
    drives = {mode: _matched(city.version, mode, trips, say) for mode, trips in by_mode.items() if trips}
    factors: dict[str, object] = {}
    reports: dict[str, dict[str, ErrorReport]] = {}
    for mode, some in drives.items():
        kinds = kinds_of(segments, some)
        trips = [(drive.trip.key, pieces_of(drive, kinds, hour_of_week(drive.trip.began_at))) for drive in some]
        factors[mode] = learn([piece for _, pieces in trips for piece in pieces]).factors()
        reports[mode] = _report(trips)
    better = sum(r["after"]["mean_abs_s"] for r in reports.values()) <= sum(
        r["before"]["mean_abs_s"] for r in reports.values()
    )
    profile = SpeedProfile(
        made_at=clock.now(),
        from_at=from_at,
        to_at=to_at,
        trips=sum(map(len, drives.values())),
        factors=factors,
        report=reports,
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


def _matched(version: str, mode: Mode, trips: list[Trip], say: Say) -> list[Matched]:
    found = []
    with router_as_built(graph_base(graph_folder(version), mode)) as router:
        for number, trip in enumerate(trips, 1):
            if drive := matched(router, trip):
                found.append(drive)
            if number % TELL_EVERY == 0:
                say(f"{mode}: {number} of {len(trips)} drives on their roads")
    return found


def _report(trips: list[tuple[int, list[Piece]]]) -> dict[str, ErrorReport]:
    """Learned without the drives that were kept back, and tried on those."""
    kept_back = [pieces for key, pieces in trips if key % HELD_OUT == 0]
    learned = learn([piece for key, pieces in trips if key % HELD_OUT for piece in pieces])
    took = [sum(piece.took_s for piece in pieces) for pieces in kept_back]
    before, after = ([_expected(one, pieces) for pieces in kept_back] for one in (Learned(), learned))
    return {"before": error_report(before, took), "after": error_report(after, took)}


def _expected(learned: Learned, pieces: list[Piece]) -> float:
    return sum(learned.seconds(piece) for piece in pieces)
