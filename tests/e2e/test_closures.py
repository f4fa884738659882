"""A closure drawn by keys alone, seen at another desk, taken up by real routers, named, and lifted; and a job's way."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cad.geo.graph.modes import MODES
from cad.geo.models import City, Intersection
from cad.incidents.models import Incident
from dispatch.routing.client import Router
from dispatch.routing.models import Closure
from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import TABLET, Windows
from tests.fixtures.live import Stage, free_port, wait_until
from tests.fixtures.room import Room

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAKEN_UP_WITHIN_S = 60.0
TAKEN_UP_WITHIN_MS = TAKEN_UP_WITHIN_S * 1_000


@pytest.fixture
def city(macau_committed: City) -> City:
    return macau_committed


@pytest.fixture
def system(open_room: Room, city: City, stage: Stage, city_data: Any) -> Stage:
    """Daphne, relay and the process of the routers, which takes closures up."""
    lights, plain = (f"http://127.0.0.1:{free_port()}" for _ in MODES)
    stage.environ |= {"OSRM_URL": lights, "OSRM_PLAIN_URL": plain, "ROUTER_TIMEOUT_S": "5"}
    stage.environ |= {"CITY_DATA": str(city_data), "TLS": "0"}
    routers = stage.start("router", "django", "router")
    stage.start_daphne()
    stage.start_relay()
    place = (city.centre.x, city.centre.y)
    wait_until(lambda: all(Router(url, 5).healthy(place) for url in (lights, plain)), 60, routers.said())
    return stage


@pytest.fixture
def job(open_room: Room, city: City) -> tuple[Incident, Any]:
    """An incident at a corner, and a unit whose station is at another."""
    corners = list(Intersection.objects.filter(city=city).order_by("pk"))
    scene, station = corners[len(corners) // 2].point, corners[len(corners) // 4].point
    unit = open_room.add_unit("M31", station.x, station.y)
    return flow.awaiting(open_room, lon=scene.x, lat=scene.y), unit


def test_a_closure_is_drawn_seen_taken_up_named_and_lifted(
    open_room: Room, job: tuple[Incident, Any], windows: Windows
) -> None:
    incident, _ = job
    first = windows.open("first", "/desk/dispatch")
    second = windows.open("second", "/desk/dispatch")
    for page in (first, second):
        windows.sign_in(page, "A-dispatcher", PASSWORD)
        expect(page.get_by_test_id("connection-state")).to_have_attribute("data-state", "live")
        page.get_by_test_id(f"incident-row-{incident.pk}").click()
    second.keyboard.press("b")

    _draw_by_keys(first, windows)
    closure = wait_until(lambda: Closure.objects.first(), 10, "the closure")
    assert (closure.kind, closure.reason, closure.metres > 0) == ("closed", "路面塌陷", True)
    seen = second.get_by_test_id(f"closure-{closure.pk}")
    expect(seen).to_contain_text("路面塌陷")
    expect(seen).to_have_attribute("data-state", "in_force", timeout=TAKEN_UP_WITHIN_MS)
    windows.shoot("second", "closure-in-force-zh")

    second.keyboard.press("r")
    named = second.get_by_test_id("ranking-closures").locator('[data-code="closure_near_place"]')
    expect(named).to_contain_text("路面塌陷")
    windows.shoot("second", "closure-named-zh")

    _lift_by_keys(first)
    expect(seen).to_have_count(0)
    closure.refresh_from_db()
    assert (closure.ended_at is not None, closure.end_reason) == (True, "已恢复通行")

    _the_way_is_shown(open_room, job, first, windows)
    assert windows.complaints == []


def _draw_by_keys(board: Page, windows: Windows) -> None:
    """B, an area (G), the map (M) brought nearer, three corners (P) with arrows between, the reason, Enter."""
    for key in ("b", "g", "m"):
        board.keyboard.press(key)
    for key in ("+", "+", "p", "ArrowRight", "p", "ArrowDown", "p"):
        _press_on_the_map(board, key)
    expect(board.get_by_test_id("closure-corners")).to_have_attribute("data-count", "3")
    board.keyboard.press("Enter")
    expect(board.get_by_test_id("closure-reason")).to_be_focused()
    board.keyboard.type("路面塌陷")
    windows.shoot("first", "closure-drawing-zh")
    board.keyboard.press("Enter")
    expect(board.get_by_test_id("closure-form")).to_have_count(0)


def _press_on_the_map(board: Page, key: str) -> None:
    """A key that moves the map has done so when it rests elsewhere."""
    city = board.get_by_test_id("dispatch-map")
    before = city.get_attribute("data-rest") or ""
    board.keyboard.press(key)
    if key != "p":
        expect(city).not_to_have_attribute("data-rest", before)


def _lift_by_keys(board: Page) -> None:
    """Closed and opened again, the panel has the first road in hand; Tab to the end of its row."""
    board.keyboard.press("b")
    expect(board.get_by_test_id("closures")).to_have_count(0)
    board.keyboard.press("b")
    expect(board.locator("[data-testid=closures] li button").first).to_be_focused()
    for key in ("Tab", "Tab", "Enter"):
        board.keyboard.press(key)
    expect(board.get_by_test_id("closure-end-reasons")).to_be_visible()
    board.keyboard.press("1")


def _the_way_is_shown(room: Room, job: tuple[Incident, Any], board: Page, windows: Windows) -> None:
    incident, unit = job
    flow.accept(room, flow.offered(room, unit, incident))
    board.keyboard.press("Escape")
    way = board.get_by_test_id("route")
    expect(way).to_have_attribute("data-router", "osrm")
    way.locator("summary").click()
    expect(way.get_by_test_id("turns").locator('[data-code="arrive"]')).to_be_visible()
    windows.shoot("first", "way-zh")

    tablet = windows.open("tablet", f"/crew#token={room.secrets[unit.pk]}", size=TABLET)
    expect(tablet.get_by_test_id("job-route")).to_have_attribute("data-router", "osrm")
    expect(tablet.get_by_test_id("job-route").get_by_test_id("turns").locator("li").first).to_contain_text("出发")
    expect(tablet.get_by_test_id("stage-next")).to_be_in_viewport()
    windows.shoot("tablet", "tablet-way-zh")
