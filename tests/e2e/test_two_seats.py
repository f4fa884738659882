"""What the dispatcher still owes and puts right, and two call-takers on one incident; by keyboard, in real windows."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cad.incidents.models import Incident
from cad.incidents.services import incident_update
from dispatch.assignments.models import Assignment, StageTime
from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import Windows
from tests.fixtures.live import wait_until
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_the_board_says_what_is_owed_and_a_time_is_put_right(open_room: Room, windows: Windows) -> None:
    basic = open_room.add_unit("A33", -123.12, 49.26, ["BLS"])
    incident = flow.arrest(open_room).incident
    job = flow.offered(open_room, basic, incident)
    flow.accept(open_room, job)
    flow.report(open_room, job, "rolling")
    board = windows.open("dispatcher", "/desk/dispatch")
    windows.sign_in(board, "A-dispatcher", PASSWORD)

    expect(board.get_by_test_id(f"owed-{incident.pk}")).to_contain_text("医师单元")
    board.keyboard.press("1")
    expect(board.get_by_test_id("owed")).to_contain_text("医师单元")
    windows.shoot("dispatcher", "owed-zh")
    flow.offered(open_room, open_room.units[0], incident)
    expect(board.get_by_test_id("owed")).to_have_count(0)

    _correct_acceptance(board, job)
    first, last = StageTime.objects.filter(assignment=job, stage="accepted").order_by("pk")
    assert (last.correction_reason, last.occurred_at < first.occurred_at) == ("pressed_wrong", True)
    expect(board.get_by_test_id(f"assignment-{job.pk}").get_by_test_id("first-accepted")).to_be_visible()
    assert windows.complaints == []


def _correct_acceptance(board: Page, job: Assignment) -> None:
    """E, the arrow to the stage, the time, Tab and the arrow to the reason, Enter."""
    before = job.times.get(stage="offered").occurred_at - timedelta(seconds=30)
    board.get_by_test_id(f"correct-{job.pk}").press("Enter")
    expect(board.get_by_test_id("correct-time")).to_be_visible()
    expect(board.get_by_test_id("correct-at")).to_be_focused()
    board.keyboard.press("ArrowUp")
    expect(board.get_by_test_id("correct-stage-accepted")).to_be_checked()
    local = board.evaluate(
        "at => new Intl.DateTimeFormat('zh-CN', {hour: '2-digit', minute: '2-digit', second: '2-digit',"
        " hour12: false, timeZone: 'America/Vancouver'}).format(new Date(at))",
        before.isoformat(),
    )
    board.keyboard.type(local)
    board.keyboard.press("Tab")
    board.keyboard.press("ArrowDown")
    expect(board.get_by_test_id("correct-reason-pressed_wrong")).to_be_checked()
    board.keyboard.press("Enter")
    expect(board.get_by_test_id("correct-time")).to_have_count(0)


def test_what_two_seats_write_is_chosen_and_not_lost(open_room: Room, windows: Windows) -> None:
    incident = flow.taking(open_room)
    desk = windows.open("call-taker", "/desk/call")
    windows.sign_in(desk, "A-call_taker", PASSWORD)
    desk.get_by_test_id("complaint").fill("胸痛")
    expect(desk.get_by_test_id("save-state")).to_have_attribute("data-state", "saved")
    incident.refresh_from_db()

    desk.get_by_test_id("complaint").press_sequentially("两小时")
    incident_update(
        open_room.call_taker, incident_id=incident.pk, version=incident.version, changes={"complaint": "腹痛"}
    )
    desk.get_by_test_id("notes").fill("红色上衣")
    expect(desk.get_by_test_id("merge-complaint")).to_be_visible()
    expect(desk.get_by_test_id("notes")).to_be_focused()
    wait_until(lambda: Incident.objects.get(pk=incident.pk).notes == "红色上衣", 10, "the notes")
    assert Incident.objects.get(pk=incident.pk).complaint == "腹痛"
    windows.shoot("call-taker", "merge-zh")

    desk.keyboard.press("Alt+1")
    expect(desk.get_by_test_id("merge")).to_have_count(0)
    wait_until(lambda: Incident.objects.get(pk=incident.pk).complaint == "胸痛两小时", 10, "the complaint")
    assert windows.complaints == []
