"""A deaf caller asked in English who refuses, hangs up and is looked for on, and who waits is rung and found worse."""

import pytest
from playwright.sync_api import Page, expect

from cad.calls.models import Call
from cad.calls.services import call_end
from cad.triage.models import TriageAnswer
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_one_call import _ring
from tests.fixtures import flow
from tests.fixtures.browser import Windows
from tests.fixtures.live import Stage, wait_until
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_a_deaf_caller_in_english_and_a_welfare_call_that_finds_it_worse(
    open_room: Room, system: Stage, windows: Windows
) -> None:
    waiting = flow.awaiting(open_room, "R3")
    call_end(open_room.call_taker, call_id=waiting.calls.get().pk, outcome="dispatched")
    desk = windows.open("call-taker", "/desk/call")
    windows.sign_in(desk, "A-call_taker", PASSWORD)
    _ring(open_room, system)
    expect(desk.get_by_test_id("ringing-count")).to_contain_text("1")
    desk.keyboard.press("F2")
    expect(desk.get_by_test_id("call-form")).to_be_visible()

    _choose(desk, "Alt+c", "conditions", "3")
    expect(desk.get_by_test_id("path-deaf")).to_be_visible()
    desk.keyboard.press("F8")
    expect(desk.get_by_test_id("triage-ask")).to_contain_text("1 清醒能应答")
    desk.keyboard.press("t")
    expect(desk.get_by_test_id("triage-ask")).to_have_attribute("lang", "en")
    desk.reload()
    expect(desk.get_by_test_id("triage-ask")).to_have_attribute("lang", "en")
    expect(desk.get_by_test_id("path-deaf")).to_be_visible()
    desk.keyboard.press("j")
    expect(desk.get_by_test_id("trail-conscious")).to_contain_text("拒绝回答")
    kept = TriageAnswer.objects.get(fact="conscious")
    assert (kept.value, kept.language) == ("refused", "en")
    windows.shoot("call-taker", "deaf-caller")

    _choose(desk, "F9", "call-outcomes", "6")
    expect(desk.get_by_text("先回拨这个号码")).to_be_visible()
    _choose(desk, "Alt+b", "callback-results", "2")
    expect(desk.get_by_test_id("callbacks")).to_contain_text("无人接听")
    _choose(desk, "F9", "call-outcomes", "6")
    expect(desk.get_by_text("还不知道患者在哪里")).to_be_visible()
    desk.keyboard.press("Alt+f")
    expect(desk.get_by_test_id("place-escalated")).to_be_visible()
    _choose(desk, "F9", "call-outcomes", "6")
    wait_until(lambda: Call.objects.filter(outcome="silent").first(), 15, "the end of the call")

    expect(desk.get_by_test_id(f"welfare-{waiting.pk}")).to_contain_text("到期")
    _choose(desk, "Alt+w", "welfare-form", "3")
    _choose(desk, "", "worse", "1")
    expect(desk.get_by_test_id("incident-number")).to_have_text(waiting.number)
    waiting.refresh_from_db()
    assert [call["result"] for call in waiting.welfare_calls] == ["worse"]
    assert windows.complaints == []


def _choose(desk: Page, opens: str, box: str, key: str) -> None:
    if opens:
        desk.keyboard.press(opens)
    expect(desk.get_by_test_id(box)).to_be_visible()
    desk.keyboard.press(key)
    expect(desk.get_by_test_id(box)).to_be_hidden()
