"""From two answers to compressions counted, the two times kept, and what was told on the crew's tablet.

Then more are hurt: a second patient beside the first, a mass casualty sieved by keys, a colour corrected by the crew.
"""

import pytest
from playwright.sync_api import Page, expect

from cad.incidents.models import Incident
from cad.patients.models import Patient
from cad.triage.models import TriageInstruction, TriageSession
from dispatch.assignments.models import Assignment
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
    tablet = _the_tablet_shows_it(open_room, windows, session.incident)
    _a_second_patient(desk, windows)
    _a_mass_casualty(desk, windows)
    _the_crew_corrects_a_colour(open_room, tablet, session.incident, windows)
    expect(desk.get_by_test_id("casualties")).to_contain_text("现场判定")
    assert windows.complaints == []


def _language_switches(desk: Page) -> None:
    step = desk.get_by_test_id("script-step")
    expect(step).to_have_attribute("lang", "zh")
    desk.keyboard.press("t")
    expect(step).to_have_attribute("lang", "en")
    expect(step).to_contain_text("loudspeaker")


def _the_count_rises(desk: Page) -> None:
    desk.wait_for_function("Number(document.querySelector('[data-testid=compression-count]').dataset.count) > 5")


def _the_tablet_shows_it(room: Room, windows: Windows, incident: Incident) -> Page:
    unit = room.units[0]
    flow.accepted(room, unit, incident)
    tablet = windows.open(
        "tablet",
        f"/crew#token={room.secrets[unit.pk]}",
        size=TABLET,
        permissions=["geolocation"],
        geolocation={"longitude": -123.12, "latitude": 49.26},
    )
    expect(tablet.get_by_text("立即胸外按压")).to_be_visible()
    return tablet


def _a_second_patient(desk: Page, windows: Windows) -> None:
    """A adds one, its few words are typed, its questions are its own; the first one's level stays with the first."""
    desk.keyboard.press("x")
    desk.keyboard.press("a")
    expect(desk.get_by_test_id("patient-description")).to_be_focused()
    desk.keyboard.type("女 约30岁")
    desk.keyboard.press("Enter")
    expect(desk.get_by_test_id("patient-2")).to_contain_text("女 约30岁")
    desk.keyboard.press("F8")
    expect(desk.get_by_test_id("triage-question")).to_have_attribute("data-fact", "conscious")
    desk.keyboard.press("1")
    expect(desk.get_by_test_id("triage-question")).to_have_attribute("data-fact", "breathing")
    windows.shoot("call-taker", "patients-zh")
    desk.keyboard.press("[")
    expect(desk.get_by_test_id("level-badge")).to_have_attribute("data-level", "R1")


def _a_mass_casualty(desk: Page, windows: Windows) -> None:
    """M and why; of the two already counted one walks (one key), the other does not breathe (three)."""
    desk.keyboard.press("m")
    desk.get_by_test_id("mass-reasons").locator('[data-value="road_crash"]').click()
    sieve = desk.get_by_test_id("sieve")
    expect(sieve).to_have_attribute("data-step", "walking")
    desk.keyboard.press("1")
    expect(desk.get_by_test_id("mass-told")).to_have_attribute("data-sieved", "1")
    for step in ("walking", "breathing", "opened"):
        expect(sieve).to_have_attribute("data-step", step)
        desk.keyboard.press("2")
    expect(desk.get_by_test_id("mass-told")).to_have_attribute("data-sieved", "2")
    expect(desk.get_by_test_id("mass").locator('[data-colour="not_breathing"]')).to_have_attribute("data-count", "1")
    windows.shoot("call-taker", "sieve-zh")


def _the_crew_corrects_a_colour(room: Room, tablet: Page, incident: Incident, windows: Windows) -> None:
    """The second one lives after all. Who is dead is asked again before it is said."""
    flow.report(room, Assignment.objects.get(incident=incident), "rolling", "at_scene")
    casualty = tablet.get_by_test_id("casualty-2")
    expect(casualty).to_have_attribute("data-colour", "not_breathing")
    tablet.get_by_test_id("casualty-2-dead").click()
    tablet.get_by_test_id("dead-sure").get_by_test_id("choice-2").click()
    tablet.get_by_test_id("casualty-2-red").click()
    expect(casualty).to_have_attribute("data-colour", "red")
    windows.shoot("tablet", "casualties-zh")
    wait_until(lambda: Patient.objects.filter(number=2, colour="red", colour_source="scene").first(), 15, "the colour")
