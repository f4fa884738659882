"""The map in a real window: everything it needs comes from this server, and its names are in the user's language."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import PASSWORD
from tests.fixtures.browser import Windows
from tests.fixtures.live import Stage
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser


def _zooms(asked: list[str]) -> set[str]:
    return {url.split("/")[5] for url in asked if "/tiles/" in url}


def _until_asked(page: Page, canvas: Locator, key: str, zoom: str, asked: list[str]) -> None:
    """Zoom until tiles of that zoom are asked for. The page's own waiting, or its requests are not told."""
    for _ in range(40):
        if zoom in _zooms(asked):
            return
        canvas.press(key)
        page.wait_for_timeout(700)
    raise AssertionError(f"no tile of zoom {zoom} was asked for")


def test_no_request_leaves_the_building(open_room: Room, windows: Windows, system: Stage) -> None:
    """A board with its map, day and night, in both languages, from afar to the doors."""
    page: Page = windows.open("dispatcher", "/desk/dispatch")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.reload()
    windows.sign_in(page, "A-dispatcher", PASSWORD)
    canvas = page.get_by_test_id("dispatch-map").locator("canvas")
    expect(canvas).to_be_visible()
    for key, zoom in (("-", "9"), ("+", "12"), ("+", "14"), ("+", "17")):
        _until_asked(page, canvas, key, zoom, asked)
    for switch in ("theme-switch", "locale-switch"):
        page.get_by_test_id(switch).click()
        page.wait_for_timeout(1_000)
    windows.shoot("dispatcher", "map-en")
    ours = (f"{system.url}/", f"{system.socket_url}/", "blob:", "data:")
    assert [url for url in asked if not url.startswith(ours)] == []
    assert windows.complaints == []
