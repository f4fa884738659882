"""One call, from ring to clear, through all eight steps in three real browser windows on the Vancouver extract."""

from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from cad.incidents.models import Incident
from dispatch.assignments.models import Assignment
from dispatch.sla.models import Clock
from tests.e2e.conftest import PASSWORD
from tests.fixtures.browser import TABLET, Windows
from tests.fixtures.live import Stage, wait_until
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_one_call_from_ring_to_clear(open_room: Room, system: Stage, windows: Windows) -> None:
    desk = windows.open("call-taker", "/desk/call")
    windows.sign_in(desk, "A-call_taker", PASSWORD)
    board = windows.open("dispatcher", "/desk/dispatch")
    windows.sign_in(board, "A-dispatcher", PASSWORD)
    unit = open_room.units[0]
    tablet = windows.open(
        "tablet",
        f"/crew#token={open_room.secrets[unit.pk]}",
        size=TABLET,
        permissions=["geolocation"],
        geolocation={"longitude": -123.12, "latitude": 49.26},
    )
    for page in (desk, board):
        expect(page.get_by_test_id("connection-state")).to_have_attribute("data-state", "live")
    expect(tablet.get_by_test_id("crew-idle")).to_be_visible()

    _ring(open_room, system)
    _take_and_place(desk)
    _triage_an_arrest(desk)
    incident = wait_until(lambda: Incident.objects.filter(state="awaiting").first(), 10, "the dispatch")
    windows.shoot("call-taker", "call-zh")

    _send_the_first(board, incident, windows)
    _serve(tablet, board, windows)

    # The tablet shows its own acts at once and sends them in order; the room knows when they have arrived.
    incident = wait_until(lambda: Incident.objects.filter(state="closed").first(), 15, "the close")
    assert (incident.outcome, incident.level) == ("dispatched", "R1")
    _end_the_call(desk)
    _everything_is_kept(incident)
    _timeline_shows_it(board)
    assert windows.complaints == []


def _ring(room: Room, system: Stage) -> None:
    """What a telephone system sends."""
    body = {"client_uuid": str(uuid4()), "number": "604 555 0100", "line": "120-1", "source": "telephony"}
    token = {"Authorization": f"Bearer {room.telephony_secret}"}
    assert httpx.post(f"{system.url}/api/v1/calls", json=body, headers=token).status_code == 201


def _take_and_place(desk: Page) -> None:
    expect(desk.get_by_test_id("ringing-count")).to_contain_text("1")
    desk.keyboard.press("F2")
    expect(desk.get_by_test_id("call-form")).to_be_visible()
    desk.get_by_test_id("complaint").fill("老人倒地，叫不醒")
    desk.keyboard.press("F3")
    desk.keyboard.type("vancouver general hospital")
    expect(desk.get_by_test_id("place-result-0")).to_contain_text("Vancouver General Hospital")
    desk.keyboard.press("Enter")
    expect(desk.get_by_test_id("read-back")).to_be_visible()
    desk.keyboard.press("F6")
    expect(desk.get_by_test_id("place-confirmed")).to_be_visible()


def _triage_an_arrest(desk: Page) -> None:
    """Not conscious, not breathing: R1 after two keys, and the dispatch opens before the questions end."""
    desk.keyboard.press("F8")
    question = desk.get_by_test_id("triage-question")
    for fact, value in (("conscious", "no"), ("breathing", "none")):
        expect(question).to_have_attribute("data-fact", fact)
        desk.locator(f'[data-testid^="triage-answer-"][data-value="{value}"]').click()
    expect(desk.get_by_test_id("level-badge")).to_have_attribute("data-level", "R1")
    expect(desk.get_by_test_id("dispatch-opened")).to_be_visible()
    expect(desk.get_by_test_id("instruction-START_CPR")).to_be_visible()
    expect(desk.get_by_test_id("not-approved")).to_be_visible()
    expect(question).to_be_visible()


def _send_the_first(board: Page, incident: Incident, windows: Windows) -> None:
    row = board.get_by_test_id(f"incident-row-{incident.pk}")
    expect(row).to_have_attribute("data-state", "awaiting")
    row.click()
    board.keyboard.press("r")
    expect(board.get_by_test_id("recommendation")).to_have_attribute("data-router", "osrm")
    windows.shoot("dispatcher", "dispatcher-zh")
    board.keyboard.press("1")
    expect(row).to_have_attribute("data-state", "under_way")


def _serve(tablet: Page, board: Page, windows: Windows) -> None:
    expect(tablet.get_by_test_id("job-offer")).to_be_visible()
    windows.shoot("tablet", "tablet-offer-zh")
    assignment = Assignment.objects.get()
    tablet.get_by_test_id("job-accept").click()
    expect(tablet.get_by_test_id("job")).to_have_attribute("data-state", "accepted")
    card = board.get_by_test_id(f"assignment-{assignment.pk}")
    expect(card).to_have_attribute("data-state", "accepted")
    for stage in ("rolling", "at_scene", "at_patient", "left_scene", "at_hospital", "handed_over"):
        expect(tablet.get_by_test_id("stage-next")).to_have_attribute("data-stage", stage)
        tablet.get_by_test_id("stage-next").click()
        if stage == "left_scene":
            tablet.get_by_test_id("hospitals").get_by_test_id("choice-1").click()
        expect(tablet.get_by_test_id("job")).to_have_attribute("data-state", stage)
        expect(card).to_have_attribute("data-state", stage)
    windows.shoot("tablet", "tablet-job-zh")
    tablet.get_by_test_id("stage-next").click()
    expect(tablet.get_by_test_id("crew-idle")).to_be_visible()


def _end_the_call(desk: Page) -> None:
    desk.keyboard.press("F9")
    desk.get_by_test_id("call-outcomes").locator('[data-value="dispatched"]').click()
    expect(desk.get_by_test_id("call-idle")).to_be_visible()


def _everything_is_kept(incident: Incident) -> None:
    assignment = Assignment.objects.get()
    times = list(assignment.times.order_by("pk").values_list("stage", "source"))
    assert [stage for stage, _ in times if stage not in {"delivered", "seen"}] == [
        "offered",
        "accepted",
        "rolling",
        "at_scene",
        "at_patient",
        "left_scene",
        "at_hospital",
        "handed_over",
        "clear",
    ]
    assert {stage for stage, source in times if source == "crew"} >= {"delivered", "seen", "accepted", "clear"}
    assert assignment.hospital_id is not None
    assert assignment.recommendation is not None
    assert assignment.recommendation.chosen_unit_id == assignment.unit_id
    # Each was stopped by its act. Whether within its limit says how quick the machine under test is, no more.
    stopped = Clock.objects.filter(state__in=["met", "breached"], stopped_at__isnull=False)
    stages = set(stopped.values_list("stage", flat=True))
    assert {"answer", "processing", "acceptance", "notification", "turnout", "response", "handover"} <= stages
    assert incident.calls.get().outcome == "dispatched"


def _timeline_shows_it(board: Page) -> None:
    """The dispatcher still has the incident open; its timeline is one key away."""
    expect(board.get_by_test_id("incident-state")).to_be_visible()
    board.keyboard.press("t")
    items = board.get_by_test_id("timeline-items")
    for fact in (
        "call.rang",
        "incident.place_confirmed",
        "assignment.offered",
        "assignment.accepted",
        "incident.closed",
    ):
        expect(items.locator(f'[data-type="{fact}"]').first).to_be_visible()
