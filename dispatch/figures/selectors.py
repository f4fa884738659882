"""What triage did in a period: every count beside what it is counted of, and what is left out (TRIAGE 4.1 rule 14)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from cad.calls.models import Call
from cad.incidents.states import Level
from cad.patients.states import PatientState
from cad.triage.denominators import Denominators
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_review_triage
from cad.triage.review.steps import card_named
from cad.triage.selectors import approved, protocol_of
from core.accounts.models import Centre
from core.actors import Actor, require
from core.errors import NotFound
from dispatch.figures.arrests import Timed, clocks_timed, level_timed, patients_pushed, patients_recognised
from dispatch.figures.asked import Asked, asked_of
from dispatch.figures.by_hand import levels_by_hand
from dispatch.figures.calls import calls_counted, calls_of
from dispatch.figures.questions import questions_counted
from dispatch.figures.replies import (
    CardFigureReply,
    FigureReply,
    SentinelReply,
    TimeFigureReply,
    TriageFiguresReply,
    VersionFigureReply,
)
from dispatch.figures.sessions import (
    Counted,
    ends_of,
    hung_up,
    moved,
    refused,
    sessions_begun,
    sessions_counted,
    sessions_of,
    sessions_read,
)
from dispatch.sla.states import Stage

type Figures = Iterator[FigureReply]


def triage_figures(
    actor: Actor, *, first: date, last: date, protocol: int | None = None, card: str | None = None
) -> TriageFiguresReply:
    """The figures of the centre's own days, both whole. Raises Invalid as ``asked_of`` does, NotFound."""
    require(may_review_triage, actor)
    centre = Centre.objects.filter(pk=actor.centre_id or 0).first()
    if centre is None:
        raise NotFound("There is no such centre.")
    asked = asked_of(centre, first, last, protocol, card)
    calls, sessions = calls_counted(asked), sessions_of(asked)
    read = sessions_read(sessions)
    recognised = patients_recognised(sessions)
    recognition, compression = (clocks_timed(stage, recognised) for stage in (Stage.RECOGNITION, Stage.COMPRESSION))
    return {
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "protocol": asked.protocol,
        "card": asked.card,
        "versions": list(_versions(asked)),
        "cards_used": list(_cards(asked)),
        "figures": [
            *_of_calls(calls),
            *_of_sessions(read),
            *_by_hand(levels_by_hand(sessions)),
            *_of_arrests(recognised, patients_pushed(sessions), recognition, compression),
            *_left_out(asked, calls, recognised, recognition),
        ],
        "times": [
            _time("r1_given", level_timed(sessions, Level.R1)),
            _time("recognition", recognition),
            _time("compression", compression),
        ],
        "questions": questions_counted(sessions),
        "sentinels": list(_sentinels(calls)),
    }


def _of_calls(calls: Denominators) -> Figures:
    yield _figure("calls", "all", calls.calls)
    for code in ("completed", "unfinished", "without_triage", "abandoned", "silent"):
        yield _figure("calls", code, getattr(calls, code), calls.calls)
    for code, came in (("again_in_24_h", calls.again_in_24_h), ("again_in_72_h", calls.again_in_72_h)):
        yield _figure("sentinel", code, came.again, came.followed)
    yield _figure("sentinel", "died_the_same_day", len(calls.died_the_same_day), calls.less_urgent)


def _of_sessions(read: list[Counted]) -> Figures:
    ends, levels, ways = ends_of(read), Counter(one.level for one in read), moved(read)
    yield _figure("sessions", "all", len(read))
    for code in ("completed", "under_way", "left_open"):
        yield _figure("sessions", code, ends[code], len(read))
    yield _figure("sessions", "hung_up", sum(map(hung_up, read)), len(read))
    yield _figure("sessions", "refused", sum(map(refused, read)), len(read))
    for level in Level:
        yield _figure("levels", "given", levels[level], len(read), level)
    yield _figure("levels", "none", levels[""], len(read))
    for code in ("raised", "same", "lowered"):
        yield _figure("retriage", code, ways[code], ways.total())


def _by_hand(acts: Counter[tuple[str, str]]) -> Figures:
    for way in ("raised", "lowered", "same"):
        reasons = {reason: count for (found, reason), count in acts.items() if found == way}
        yield _figure("by_hand", way, sum(reasons.values()), acts.total())
        for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
            yield _figure("by_hand", f"{way}_because", count, sum(reasons.values()), reason)


def _of_arrests(recognised: set[int], pushed: set[int], recognition: Timed, compression: Timed) -> Figures:
    yield _figure("arrest", "recognised", len(recognised))
    yield _figure("arrest", "recognised_in_time", recognition.in_time, recognition.of)
    yield _figure("arrest", "cpr_started", len(recognised & pushed), len(recognised))
    yield _figure("arrest", "compression_in_time", compression.in_time, compression.of)


def _left_out(asked: Asked, calls: Denominators, recognised: set[int], recognition: Timed) -> Figures:
    """What the figures above are not counted over, so that nobody has to guess."""
    begun = sessions_begun(asked)
    yield _figure("left_out", "drill_calls", calls_of(asked, drill=True).count())
    yield _figure("left_out", "drill_sessions", begun.filter(incident__drill=True).count())
    yield _figure(
        "left_out", "taken_back", begun.filter(incident__drill=False, patient__state=PatientState.TAKEN_BACK).count()
    )
    yield _figure("left_out", "without_number", calls.without_number, calls.less_urgent)
    for code, came in (("not_over_24_h", calls.again_in_24_h), ("not_over_72_h", calls.again_in_72_h)):
        followed = calls.less_urgent - calls.without_number
        yield _figure("left_out", code, followed - came.followed, followed)
    yield _figure("left_out", "arrests_without_limit", len(recognised) - recognition.of, len(recognised))


def _figure(section: str, code: str, n: int, of: int | None = None, about: str = "") -> FigureReply:
    return {"section": section, "code": code, "about": about, "n": n, "of": of}


def _time(code: str, timed: Timed) -> TimeFigureReply:
    return {
        "code": code,
        "n": len(timed.seconds),
        "of": timed.of,
        "median_s": timed.median,
        "p90_s": timed.p90,
        "limits_s": list(timed.limits),
    }


def _versions(asked: Asked) -> Iterator[VersionFigureReply]:
    counts = Counter(sessions_counted(sessions_begun(asked)).values_list("protocol", flat=True))
    for version in ProtocolVersion.objects.defer("content").filter(pk__in=counts).order_by("-pk"):
        yield {
            "id": version.pk,
            "label": version.label,
            "clinically_approved": approved(version),
            "sessions": counts[version.pk],
        }


def _cards(asked: Asked) -> Iterator[CardFigureReply]:
    """The newest version names a card that several have."""
    of_version = Asked(asked.centre, asked.first, asked.last, asked.protocol)
    rows: dict[str, list[Counted]] = defaultdict(list)
    for one in sorted(sessions_read(sessions_of(of_version)), key=lambda one: one.protocol):
        rows[one.card].append(one)
    for card, found in sorted(rows.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        version = ProtocolVersion.objects.defer("content").get(pk=found[-1].protocol)
        yield {
            "card": card_named(protocol_of(version), card),
            "sessions": len(found),
            "completed": ends_of(found)["completed"],
            "by_level": Counter(one.level for one in found),
        }


def _sentinels(calls: Denominators) -> Iterator[SentinelReply]:
    soon = frozenset(calls.again_in_24_h.calls)
    yield from _looked_up("again_in_24_h", calls.again_in_24_h.calls)
    yield from _looked_up("again_in_72_h", [key for key in calls.again_in_72_h.calls if key not in soon])
    yield from _looked_up("died_the_same_day", calls.died_the_same_day)


def _looked_up(kind: str, keys: Iterable[int]) -> Iterator[SentinelReply]:
    rows = Call.objects.filter(pk__in=list(keys)).select_related("incident").order_by("rang_at")
    for call in rows:
        if call.incident is not None:
            first = call.incident.triage_sessions.order_by("pk").values_list("pk", flat=True).first()
            yield {"kind": kind, "incident_number": call.incident.number, "session": first}
