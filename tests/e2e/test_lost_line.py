"""A caller is parked for the next one, whose line goes; who rings again goes on, and the parked one is taken back."""

from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from cad.calls.models import Call
from cad.seats.models import Seat
from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import Windows
from tests.fixtures.live import Stage, wait_until
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_a_caller_is_parked_and_another_goes_on_after_a_lost_line(
    open_room: Room, system: Stage, windows: Windows
) -> None:
    seat = flow.seat(open_room)
    desk = windows.open("call-taker", "/desk/call")
    windows.sign_in(desk, "A-call_taker", PASSWORD)
    desk.get_by_test_id("seat").click()
    expect(desk.get_by_test_id("seat-acts")).to_be_visible()
    desk.keyboard.press("1")
    expect(desk.get_by_test_id("seat")).to_have_attribute("data-state", "ready")

    parked, lost = (_tell(open_room, system, "calls", number=number) for number in ("604 555 0100", "604 555 0111"))
    expect(desk.get_by_test_id("ringing-count")).to_contain_text("2")
    desk.keyboard.press("F2")
    expect(desk.get_by_test_id("call-form")).to_contain_text("604 555 0100")
    desk.keyboard.press("F4")
    desk.keyboard.type("老人摔倒")
    desk.keyboard.press("F2")
    expect(desk.get_by_test_id("park-first")).to_be_visible()
    desk.keyboard.press("1")
    expect(desk.get_by_test_id("call-form")).to_contain_text("604 555 0111")
    expect(desk.get_by_test_id(f"take-back-{parked}")).to_contain_text("老人摔倒")
    desk.keyboard.press("F4")
    desk.keyboard.type("胸痛")
    wait_until(lambda: Call.objects.filter(pk=lost, incident__complaint="胸痛").first(), 15, "what was written")

    _tell(open_room, system, f"calls/{lost}/line-lost")
    expect(desk.get_by_test_id("line-lost")).to_be_visible()
    again = _tell(open_room, system, "calls", number="+1 604 555 0111")
    expect(desk.get_by_test_id("call-take")).to_contain_text("断线重拨")
    desk.keyboard.press("F2")
    expect(desk.get_by_test_id("redial")).to_contain_text("胸痛")
    desk.keyboard.press("Alt+j")
    expect(desk.get_by_test_id("complaint")).to_have_value("胸痛")
    assert Call.objects.get(pk=again).incident_id == Call.objects.get(pk=lost).incident_id
    assert Call.objects.get(pk=lost).outcome == "duplicate"

    desk.keyboard.press("Alt+p")
    expect(desk.get_by_test_id("call-idle")).to_be_visible()
    desk.keyboard.press("Alt+p")
    expect(desk.get_by_test_id("complaint")).to_have_value("老人摔倒")
    expect(desk.get_by_test_id("seat")).to_have_attribute("data-state", "talking")
    assert Seat.objects.get(pk=seat.pk).user_id == open_room.call_taker.user_id
    assert windows.complaints == []


def _tell(room: Room, system: Stage, path: str, **body: str) -> int:
    """What a telephone system sends. Returns the call's id."""
    message = {"client_uuid": str(uuid4()), "source": "telephony", **body} if body else {}
    token = {"Authorization": f"Bearer {room.telephony_secret}"}
    answer = httpx.post(f"{system.url}/api/v1/{path}", json=message, headers=token)
    assert answer.status_code in {200, 201}, answer.text
    call_id: int = answer.json()["id"]
    return call_id
