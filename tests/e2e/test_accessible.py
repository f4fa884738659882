"""Every page by WCAG 2.2 AA, as axe sees it: both languages, dark and light, with work on the screen."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PASSWORD
from tests.fixtures import flow
from tests.fixtures.browser import TABLET, Windows
from tests.fixtures.room import Room

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = [("zh-Hans", "dark"), ("en", "light")]  # each language and each theme: colours do not go by language
RUN = """levels => axe.run(document, {runOnly: {type: 'tag', values: levels}}).then(found => ({
    passed: found.passes.length,
    broken: found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(' ')} ${node.failureSummary}`)),
}))"""


def test_every_page_is_accessible_in_both_languages_and_themes(open_room: Room, windows: Windows) -> None:
    open_room.add_unit("A33", -123.12, 49.26, ["ALS"])
    flow.ringing(open_room)
    flow.parked(open_room)
    flow.abandoned(open_room)
    flow.many_told(open_room)
    session = flow.arrest(open_room)
    flow.offered(open_room, open_room.units[0], session.incident)
    flow.held(open_room)
    flow.recommended(open_room)
    flow.closed(open_room)
    flow.triaging(open_room)

    found = [problem for look in LOOKS for problem in _problems(open_room, windows, *look)]
    assert "\n".join(found) == ""
    assert windows.complaints == []


def _problems(room: Room, windows: Windows, language: str, theme: str) -> list[str]:
    look = f"{language} {theme}"
    desk = _signed_in(windows, f"{look} call", "/desk/call", "A-call_taker", language, theme)
    expect(desk.get_by_test_id("triage-panel")).to_be_visible()
    found = _broken(desk, f"{look} call")

    board = _signed_in(windows, f"{look} dispatch", "/desk/dispatch", "A-dispatcher", language, theme)
    expect(board.get_by_test_id("group-awaiting")).to_be_visible()
    board.keyboard.press("1")
    expect(board.get_by_test_id("incident-panel")).to_be_visible()
    board.keyboard.press("r")
    expect(board.get_by_test_id("recommendation")).to_be_visible()
    board.get_by_test_id("excluded").locator("summary").click()
    expect(board.get_by_test_id("excluded").get_by_role("listitem")).not_to_have_count(0)
    found += _broken(board, f"{look} dispatch")
    board.keyboard.press("?")
    expect(board.get_by_test_id("shortcut-help")).to_be_visible()
    found += _broken(board, f"{look} keys")

    review = _signed_in(windows, f"{look} review", "/desk/review", "A-quality_reviewer", language, theme)
    expect(review.get_by_test_id("review-search")).to_be_visible()
    found += _broken(review, f"{look} review")
    review.keyboard.press("Escape")
    review.goto("/desk/review/figures")
    expect(review.get_by_test_id("figures-sessions")).to_be_visible()
    found += _broken(review, f"{look} figures")

    tablet = _opened(windows, f"{look} tablet", "/sign-in", language, theme, size=TABLET)
    found += _broken(tablet, f"{look} sign-in")
    tablet.goto(f"/crew#token={room.secrets[room.units[0].pk]}")
    expect(tablet.get_by_test_id("job-offer")).to_be_visible()
    return found + _broken(tablet, f"{look} tablet")


def _signed_in(windows: Windows, name: str, path: str, person: str, language: str, theme: str) -> Page:
    page = _opened(windows, name, path, language, theme)
    windows.sign_in(page, person, PASSWORD)
    return page


def _opened(windows: Windows, name: str, path: str, language: str, theme: str, **more: Any) -> Page:
    page = windows.open(name, path, **more)
    page.evaluate(f"localStorage.setItem('jiuhu.locale', '{language}'); localStorage.setItem('jiuhu.theme', '{theme}')")
    page.reload()
    expect(page.get_by_test_id("username")).to_be_visible()
    return page


def _broken(page: Page, where: str) -> list[str]:
    """What axe finds. Given to the page by its debugger, for the page's own policy lets nothing foreign in."""
    page.evaluate(_axe())
    answer: dict[str, Any] = page.evaluate(RUN, LEVELS)
    assert answer["passed"] > 5, f"axe saw hardly anything of {where}"
    return [f"{where}: {problem}" for problem in answer["broken"]]


@cache
def _axe() -> str:
    return (Path(settings.BASE_DIR) / "web/node_modules/axe-core/axe.min.js").read_text()
