"""GET /places/second: apart from the search, which goes on while it waits."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from cad.geo.second.asking import AT_ONCE
from tests.contracts.replies import reply_errors

SEARCH, SECOND = "/api/v1/places/search", "/api/v1/places/second"


def test_a_call_taker_gets_what_the_second_source_says(room: Any, plain: Any, second_source: Any) -> None:
    second_source.places = [("河边小卖部", plain.centre.x, plain.centre.y)]
    answer = room.client("call_taker").get(SECOND, {"q": "小卖部"})
    assert (answer.status_code, reply_errors("get", SECOND, 200, answer.json())) == (200, [])
    [found] = answer.json()["results"]
    assert (found["label"], found["source"], answer.json()["source"]) == ("河边小卖部", "nominatim", "nominatim")


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_failure_outside_is_a_notice_and_no_error(room: Any, plain: Any, second_source: Any, status: int) -> None:
    second_source.status = status
    answer = room.client("dispatcher").get(SECOND, {"q": "小卖部"})
    assert (answer.status_code, answer.json()["results"]) == (200, [])
    assert answer.json()["notice"] in ("second_failed", "second_late")


@pytest.mark.parametrize("text", ["", "\x00", "x" * 10_240, "'; DROP TABLE geo_street; --", "🚑" * 100, "%_\\", "‮"])
def test_no_text_breaks_it(room: Any, plain: Any, second_source: Any, text: str) -> None:
    answer = room.client("call_taker").get(SECOND, {"q": text})
    assert answer.status_code == 200
    assert all(len(query["q"]) <= 120 for query in second_source.asked)


def test_nobody_else_sends_anything_outside(room: Any, plain: Any, second_source: Any) -> None:
    for who in ("auditor", "tablet", "telephony"):
        assert room.caller(who).get(SECOND, {"q": "小卖部"}).status_code == 403
    assert second_source.asked == []


def test_the_search_of_the_same_process_goes_on_while_others_wait_for_the_outside(
    committed_room: Any, macau_committed: Any, stage: Any, second_source: Any, city_data: Any
) -> None:
    """The stand-in answers only after every search has been answered."""
    source = {"SECOND_SOURCE": "nominatim", "SECOND_SOURCE_URL": second_source.url}
    stage.environ |= {**source, "CITY_DATA": str(city_data), "TLS": "0", "DATABASE_POOL": "2"}
    stage.start_daphne()
    second_source.goes_on.clear()
    with (
        httpx.Client(base_url=stage.url, timeout=30, **committed_room.credentials("call_taker")) as desk,
        ThreadPoolExecutor(AT_ONCE) as threads,
    ):
        desk.get(SEARCH, params={"q": "praia"})  # the first one of a process is slow
        waiting = [threads.submit(desk.get, SECOND, params={"q": f"kiosk {n}"}) for n in range(AT_ONCE)]
        while len(second_source.asked) < AT_ONCE:
            assert not any(one.done() for one in waiting)
        searched = [desk.get(SEARCH, params={"q": text}).status_code for text in ("hotel", "museu", "rua")]
        still = [not one.done() for one in waiting]
        second_source.goes_on.set()
        notices = {one.result().json().get("notice") for one in waiting}
    assert (searched, still) == ([200] * 3, [True] * AT_ONCE)
    assert notices <= {"outside_city", "second_late"}
