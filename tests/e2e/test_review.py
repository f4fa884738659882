"""A reviewer finds a session by its incident's number, goes through it by key and to the figures; the look is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cad.triage.models import TriageLook
from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import Windows
from tests.fixtures.live import Stage
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("active_protocol")
def test_a_reviewer_goes_through_a_session_by_key(
    committed_room: Room, stage: Stage, chromium: Browser, screens: Path
) -> None:
    reviewer = committed_room.people["quality_reviewer"]
    reviewer.set_password(PASSWORD)
    reviewer.save()
    session = flow.arrest(committed_room)
    flow.arrest(committed_room)
    stage.environ |= {"TLS": "0"}
    stage.start_daphne()
    windows = Windows(chromium, stage.url, screens)
    page = windows.open("reviewer", "/desk/review")
    windows.sign_in(page, "A-quality_reviewer", PASSWORD)
    expect(page.get_by_test_id("review-search")).to_be_focused()
    page.keyboard.type(session.incident.number)
    expect(page.get_by_test_id("review-found").get_by_role("button")).to_have_count(1)
    page.keyboard.press("Enter")
    step = page.get_by_test_id("review-step")
    expect(step).to_have_attribute("data-type", "triage.started")
    expect(page.get_by_test_id("review-same")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(step).to_have_attribute("data-n", "3")
    expect(step).to_have_attribute("data-level", "R1")
    page.keyboard.press("k")
    expect(step).to_have_attribute("data-n", "2")
    page.keyboard.press("End")
    expect(step).to_have_attribute("data-type", "triage.arrest_recognised")
    assert list(TriageLook.objects.values_list("session_id", "by_id")) == [(session.pk, reviewer.pk)]
    page.keyboard.press("f")
    expect(page.locator("[data-testid=figures-sessions] [data-code=all] b")).to_have_text("2")
    expect(page.locator("[data-testid=figures-arrest] [data-code=recognised] b")).to_have_text("2")
    expect(page.get_by_test_id("not-approved")).to_be_visible()
    assert windows.complaints == []
    windows.close()
