"""A day of calls, told one by one, and the exact figures that must come of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cad.calls.callers import call_caller_set
from cad.calls.lost import call_abandon, call_callback_add
from cad.calls.models import Call
from cad.calls.services import call_attach, call_end, call_register
from cad.calls.taking import call_answer
from cad.incidents.models import Incident
from cad.incidents.opening import incident_open
from cad.incidents.services import incident_place_confirm
from cad.patients.services import patient_add, patient_take_back
from cad.triage.arrest import triage_compressions_begin
from cad.triage.models import ProtocolVersion, TriageSession
from cad.triage.services import triage_answer, triage_complete, triage_override
from cad.triage.starting import triage_start
from core import clock
from core.accounts.roles import Role
from core.errors import Invalid
from dispatch.figures.replies import TriageFiguresReply
from dispatch.figures.selectors import triage_figures
from dispatch.sla.policies import policies_seed
from tests.fixtures.room import Room, new_uuid

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 20, tzinfo=UTC)  # in Vancouver


class Day:
    """The calls of one day; each begins at its own minute after noon."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.at = NOON

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        with clock.frozen(self.at + timedelta(seconds=seconds)):
            yield

    def call(self, minute: int, number: str, *, drill: bool = False) -> Call:
        """It is answered as it rings."""
        self.at = NOON + timedelta(minutes=minute)
        with self.after(0):
            call, _ = call_register(
                self.room.call_taker, client_uuid=new_uuid(), number=number, source="manual", drill=drill
            )
            return call_answer(self.room.call_taker, call_id=call.pk)

    def asked(self, call: Call) -> TriageSession:
        with self.after(10):
            incident, _ = incident_open(self.room.call_taker, call_id=call.pk, client_uuid=new_uuid())
            incident_place_confirm(
                self.room.call_taker,
                incident_id=incident.pk,
                version=incident.version,
                lon=-123.11,
                lat=49.265,
                datum="wgs84",
                label="West Broadway 900",
                method="house_number",
            )
        return self.session(incident)

    def session(self, incident: Incident, after: float = 30, **more: Any) -> TriageSession:
        with self.after(after):
            return triage_start(self.room.call_taker, incident_id=incident.pk, client_uuid=new_uuid(), **more)[0]

    def say(self, session: TriageSession, after: float, **answers: str) -> TriageSession:
        with self.after(after):
            for fact, value in answers.items():
                session = triage_answer(
                    self.room.call_taker, session_id=session.pk, version=session.version, fact=fact, value=value
                )
        return session

    def complete(self, session: TriageSession, after: float = 300) -> None:
        with self.after(after):
            triage_complete(self.room.call_taker, session_id=session.pk)

    def end(self, call: Call, outcome: str, after: float = 400) -> None:
        with self.after(after):
            call_end(self.room.call_taker, call_id=call.pk, outcome=outcome)


@pytest.fixture
def told(room: Room, active_protocol: ProtocolVersion) -> ProtocolVersion:
    policies_seed(room.centre)
    day = Day(room)
    _arrests(day)
    _set_by_hand_and_called_again(day)
    _others(day)
    _left_out(day)
    return active_protocol


def _arrests(day: Day) -> None:
    """Recognised after 60 s and pushed after 140; recognised after 120 s, nobody pushed, left open."""
    call = day.call(0, "1")
    session = day.say(day.asked(call), 60, conscious="no", breathing="none")
    with day.after(140):
        triage_compressions_begin(day.room.call_taker, session_id=session.pk)
    day.complete(session)
    day.end(call, "dispatched")
    call = day.call(10, "2")
    day.say(day.asked(call), 120, conscious="no", breathing="none")
    day.end(call, "dispatched")


def _set_by_hand_and_called_again(day: Day) -> None:
    """R4 by the duty manager; the same number calls again two hours later and is worse. Then one raised by a seat."""
    call = day.call(20, "3")
    session = day.say(day.asked(call), 60, conscious="yes", breathing="unknown")
    with day.after(90):
        triage_override(day.room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R4", reason="old_complaint")
    day.complete(session)
    day.end(call, "dispatched")
    again = day.call(140, "3")
    with day.after(5):
        call_attach(day.room.call_taker, call_id=again.pk, incident_id=session.incident_id)
    second = day.say(day.session(session.incident), 40, conscious="no", breathing="none")
    day.complete(second)
    day.end(again, "duplicate")
    call = day.call(150, "4")
    session = day.say(day.asked(call), 60, conscious="yes", breathing="normal", color_bad="refused")
    with day.after(80):
        triage_override(day.room.call_taker, session_id=session.pk, level="R1", reason="looks_bad")
    with day.after(90):
        call_caller_set(day.room.call_taker, call_id=call.pk, conditions=["refuses", "hung_up"])


def _others(day: Day) -> None:
    """One that nobody triaged, one silent, one that hung up while it rang."""
    day.end(day.call(160, "5"), "nuisance")
    silent = day.call(170, "6")
    with day.after(20):
        call_callback_add(day.room.call_taker, call_id=silent.pk, client_uuid=new_uuid(), result="no_answer")
    day.end(silent, "silent")
    with clock.frozen(NOON + timedelta(minutes=180)):
        ringing, _ = call_register(day.room.call_taker, client_uuid=new_uuid(), number="7", source="manual")
        call_abandon(day.room.call_taker, call_id=ringing.pk)


def _left_out(day: Day) -> None:
    """A drill, a patient added by mistake, and the day after."""
    day.asked(day.call(190, "8", drill=True))
    session = day.asked(day.call(200, "9"))
    with day.after(60):
        patient = patient_add(day.room.call_taker, incident_id=session.incident_id, client_uuid=new_uuid())[0]
        triage_start(
            day.room.call_taker, incident_id=session.incident_id, client_uuid=new_uuid(), patient_id=patient.pk
        )
        patient_take_back(day.room.call_taker, patient_id=patient.pk, reason="重复登记")
    day.asked(day.call(12 * 60, "10"))


def figures(room: Room, **asked: Any) -> TriageFiguresReply:
    with clock.frozen(NOON + timedelta(days=2)):
        return triage_figures(room.actor(Role.QUALITY_REVIEWER), first=DAY, last=DAY, **asked)


def counts(reply: TriageFiguresReply, section: str) -> dict[str, Any]:
    rows = [row for row in reply["figures"] if row["section"] == section]
    return {row["code"] + (f" {row['about']}" if row["about"] else ""): (row["n"], row["of"]) for row in rows}


def test_the_figures_of_a_day_are_exact(room: Room, neighbour: Room, told: ProtocolVersion) -> None:
    """One test, for it takes longer to live through the day than to count it."""
    _every_call_of_the_day_is_in_one_kind_and_what_came_again_is_named(room, told)
    _sessions_levels_and_triages_of_a_call_back(room, told)
    _levels_set_by_hand_are_told_by_way_and_reason(room, told)
    _arrests_are_told_against_the_limits_they_had(room, told)
    _what_is_left_out_is_said(room, told)
    _answers_to_each_question_add_up_over_completed_sessions(room, told)
    _a_version_and_a_card_narrow_the_sessions_and_leave_the_calls(room, told)
    assert counts(figures(neighbour), "calls")["all"] == (0, None)


def _every_call_of_the_day_is_in_one_kind_and_what_came_again_is_named(room: Room, told: ProtocolVersion) -> None:
    reply = figures(room)
    assert counts(reply, "calls") == {
        "all": (9, None),
        "completed": (3, 9),
        "unfinished": (3, 9),
        "without_triage": (2, 9),
        "abandoned": (1, 9),
        "silent": (1, 9),
    }
    assert counts(reply, "sentinel") == {
        "again_in_24_h": (1, 1),
        "again_in_72_h": (0, 0),
        "died_the_same_day": (0, 1),
    }
    session = TriageSession.objects.get(override_level="R4", carried_from=None)
    assert reply["sentinels"] == [
        {"kind": "again_in_24_h", "incident_number": session.incident.number, "session": session.pk}
    ]


def _sessions_levels_and_triages_of_a_call_back(room: Room, told: ProtocolVersion) -> None:
    reply = figures(room)
    assert counts(reply, "sessions") == {
        "all": (6, None),
        "completed": (3, 6),
        "under_way": (2, 6),
        "left_open": (1, 6),
        "hung_up": (1, 6),
        "refused": (1, 6),
    }
    assert counts(reply, "levels") == {
        "given R1": (4, 6),
        "given R2": (0, 6),
        "given R3": (0, 6),
        "given R4": (1, 6),
        "given R5": (0, 6),
        "none": (1, 6),
    }
    assert counts(reply, "retriage") == {"raised": (1, 1), "same": (0, 1), "lowered": (0, 1)}


def _levels_set_by_hand_are_told_by_way_and_reason(room: Room, told: ProtocolVersion) -> None:
    assert counts(figures(room), "by_hand") == {
        "raised": (1, 2),
        "raised_because looks_bad": (1, 1),
        "lowered": (1, 2),
        "lowered_because old_complaint": (1, 1),
        "same": (0, 2),
    }


def _arrests_are_told_against_the_limits_they_had(room: Room, told: ProtocolVersion) -> None:
    reply = figures(room)
    assert counts(reply, "arrest") == {
        "recognised": (3, None),
        "recognised_in_time": (1, 3),
        "cpr_started": (1, 3),
        "compression_in_time": (1, 3),
    }
    given, recognition, compression = reply["times"]
    assert (given["n"], given["of"], given["median_s"], given["p90_s"]) == (3, 3, 80.0, 120.0)
    assert (recognition["n"], recognition["of"], recognition["limits_s"]) == (3, 3, [90.0])
    assert (compression["n"], compression["of"], compression["median_s"]) == (1, 3, 140.0)


def _what_is_left_out_is_said(room: Room, told: ProtocolVersion) -> None:
    assert counts(figures(room), "left_out") == {
        "drill_calls": (1, None),
        "drill_sessions": (1, None),
        "taken_back": (1, None),
        "without_number": (0, 1),
        "not_over_24_h": (0, 1),
        "not_over_72_h": (1, 1),
        "arrests_without_limit": (0, 3),
    }


def _answers_to_each_question_add_up_over_completed_sessions(room: Room, told: ProtocolVersion) -> None:
    rows = {row["fact"]: row for row in figures(room)["questions"]}
    kinds = ("of", "answered", "unknown", "refused", "skipped", "earlier", "not_asked")
    assert [rows["conscious"][kind] for kind in kinds] == [3, 3, 0, 0, 0, 0, 0]  # type: ignore[literal-required]
    assert [rows["breathing"][kind] for kind in kinds] == [3, 2, 1, 0, 0, 0, 0]  # type: ignore[literal-required]
    assert [rows["color_bad"][kind] for kind in kinds] == [3, 0, 0, 0, 0, 0, 3]  # type: ignore[literal-required]
    for row in rows.values():
        assert row["of"] == sum(row[kind] for kind in kinds[1:])  # type: ignore[literal-required]


def _a_version_and_a_card_narrow_the_sessions_and_leave_the_calls(room: Room, told: ProtocolVersion) -> None:
    reply = figures(room)
    assert reply["versions"] == [
        {"id": told.pk, "label": told.label, "clinically_approved": False, "sessions": 6},
    ]
    by_card = {row["card"]["id"] if row["card"] else None: row for row in reply["cards_used"]}
    assert {card: row["sessions"] for card, row in by_card.items()} == {None: 3, "UNKNOWN": 3}
    assert by_card["UNKNOWN"]["by_level"] == {"R1": 2, "R4": 1}
    chosen = figures(room, protocol=told.pk, card="UNKNOWN")
    assert (counts(chosen, "sessions")["all"], counts(chosen, "calls")["all"]) == ((3, None), (9, None))
    assert counts(figures(room, card="none"), "sessions")["all"] == (3, None)
    assert counts(figures(room, protocol=told.pk + 1), "sessions")["all"] == (0, None)


def test_a_period_is_a_quarter_at_most_and_goes_forward(room: Room) -> None:
    reviewer = room.actor(Role.QUALITY_REVIEWER)
    for last, code in ((DAY - timedelta(days=1), "period_backwards"), (DAY + timedelta(days=93), "period_too_long")):
        with pytest.raises(Invalid) as refusal:
            triage_figures(reviewer, first=DAY, last=last)
        assert refusal.value.code == code
