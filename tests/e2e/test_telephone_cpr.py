"""From two answers to compressions counted, the two times kept, and what was told on the crew's tablet."""

import pytest
from playwright.sync_api import Page, expect

from cad.incidents.models import Incident
from cad.triage.models import TriageInstruction, TriageSession
from dispatch.sla.models import Clock
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_one_call import _ring, _take_and_place, _triage_an_arrest
from tests.fixtures import flow
from tests.fixtures.browser import TABLET, Windows
from tests.fixtures.live import Stage, wait_until
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_from_two_answers_to_compressions_counted_and_two_times_kept(
    open_room: Room, system: Stage, windows: Windows
) -> None:
    desk = windows.open("call-taker", "/desk/call")
    windows.sign_in(desk, "A-call_taker", PASSWORD)
    expect(desk.get_by_test_id("connection-state")).to_have_attribute("data-state", "live")
    _ring(open_room, system)
    _take_and_place(desk)
    _triage_an_arrest(desk)

    desk.keyboard.press("p")
    expect(desk.get_by_test_id("script")).to_have_attribute("data-script", "CPR")
    _language_switches(desk)
    desk.keyboard.press("b")
    expect(desk.get_by_test_id("compression-meter")).to_have_attribute("data-running", "true")
    expect(desk.get_by_test_id("script-step")).to_have_attribute("data-instruction", "START_CPR")
    _the_count_rises(desk)
    windows.shoot("call-taker", "cpr-zh")

    session = wait_until(
        lambda: TriageSession.objects.exclude(first_compression_at=None).first(), 15, "the first compression"
    )
    assert session.recognised_at is not None
    clocks = dict(Clock.objects.filter(incident=session.incident).values_list("stage", "stopped_at"))
    assert (clocks["recognition"], clocks["compression"]) == (session.recognised_at, session.first_compression_at)
    for shown in ("recognised_in", "compressed_in", "aeds"):
        expect(desk.get_by_test_id(shown)).to_be_visible()
    wait_until(lambda: TriageInstruction.objects.filter(code="START_CPR").first(), 15, "the tick")
    _the_tablet_shows_it(open_room, windows, session.incident)
    assert windows.complaints == []


def _language_switches(desk: Page) -> None:
    step = desk.get_by_test_id("script-step")
    expect(step).to_have_attribute("lang", "zh")
    desk.keyboard.press("t")
    expect(step).to_have_attribute("lang", "en")
    expect(step).to_contain_text("loudspeaker")


def _the_count_rises(desk: Page) -> None:
    desk.wait_for_function("Number(document.querySelector('[data-testid=compression-count]').dataset.count) > 5")


def _the_tablet_shows_it(room: Room, windows: Windows, incident: Incident) -> None:
    unit = room.units[0]
    flow.offered(room, unit, incident)
    tablet = windows.open(
        "tablet",
        f"/crew#token={room.secrets[unit.pk]}",
        size=TABLET,
        permissions=["geolocation"],
        geolocation={"longitude": -123.12, "latitude": 49.26},
    )
    expect(tablet.get_by_text("立即胸外按压")).to_be_visible()
