"""A window whose connection is cut says so at once, and shows what it missed when it is back."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from cad.calls.services import call_register
from fleet.units.services import unit_tablet_bind, unit_tablet_revoke
from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import TABLET, Windows
from tests.fixtures.live import Stage
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def test_a_cut_window_says_so_and_catches_up(open_room: Room, system: Stage, windows: Windows) -> None:
    board = windows.open("dispatcher", "/desk/dispatch")
    windows.sign_in(board, "A-dispatcher", PASSWORD)
    state = board.get_by_test_id("connection-state")
    expect(state).to_have_attribute("data-state", "live")

    system.stop_all("daphne")
    expect(board.get_by_test_id("connection-banner")).to_be_visible()
    expect(state).not_to_have_attribute("data-state", "live")
    missed = flow.awaiting(open_room)
    windows.shoot("dispatcher", "dispatcher-cut-zh")

    system.start_daphne()
    expect(state).to_have_attribute("data-state", "live")
    expect(board.get_by_test_id("connection-banner")).to_have_count(0)
    expect(board.get_by_test_id(f"incident-row-{missed.pk}")).to_have_attribute("data-state", "awaiting")


def test_a_revoked_tablet_says_so_and_what_to_do(open_room: Room, windows: Windows) -> None:
    unit = open_room.units[0]
    tablet = windows.open("tablet", f"/crew#token={open_room.secrets[unit.pk]}", size=TABLET)
    expect(tablet.get_by_test_id("crew-idle")).to_be_visible()
    unit_tablet_revoke(open_room.actor("duty_manager"), unit_id=unit.pk, token_id=open_room.token_id(unit))
    expect(tablet.get_by_test_id("crew-revoked")).to_be_visible()
    expect(tablet.get_by_test_id("crew-idle")).to_have_count(0)
    windows.shoot("tablet", "tablet-revoked-zh")

    _, secret = unit_tablet_bind(open_room.actor("duty_manager"), unit_id=unit.pk)
    tablet.get_by_test_id("crew-token").fill(secret)
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_test_id("crew-idle")).to_be_visible()


def test_a_desk_without_the_right_is_told_and_shown_nothing(open_room: Room, windows: Windows) -> None:
    call_register(open_room.call_taker, client_uuid=uuid4(), number="604 555 0199", source="manual")
    page = windows.open("auditor", "/desk/dispatch")
    windows.sign_in(page, "A-auditor", PASSWORD)
    expect(page.locator("body")).not_to_contain_text("604 555 0199")
    expect(page.get_by_test_id("incident-row-1")).to_have_count(0)
