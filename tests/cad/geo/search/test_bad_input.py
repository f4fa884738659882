"""Any text gets a clear answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SEARCH = "/api/v1/places/search"
NASTY = [
    *("中" * 10_240, "a" * 10_240, "1" * 10_240, "中山路" * 3_000, "& " * 5_000, "号" * 500, "3-2-501" * 100),
    *("'; DROP TABLE geo_street; --", "' OR 1=1 --", "\\", "%", "_", "$1", "%s", "%(city)s", "{}", "\x00", "\x1b[31m"),
    *("🚑🚒", "👨‍👩‍👧‍👦中山路", "مستشفى السلام", "больница №5", "โรงพยาบาล", "\u202e中山路", "\ud7ff", "ﬀ½Ⅷ", "Z̸̢a̷l̴g̶o̵"),
    *(
        "K",
        "K+",
        "K99999+999",
        "AED-",
        "0/0",
        "0,0",
        "NaN, NaN",
        "1e999,1e999",
        "999.9, 999.9",
        "+++",
        "between and",
        "near",
    ),
    *("和", "与", "和和和口", "号号号", "的", "在", "附近", "对面的", "之间", "A与B", "与交叉口", "之间的之间的之间"),
]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_the_search(room, plain, text):
    answer = room.client("call_taker").get(SEARCH, {"q": text})
    assert answer.status_code == 200
    body = answer.json()
    assert body["results"] or body["notice"]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        *[("", "nothing_to_search"), ("!!!", "nothing_to_search"), ("🚑", "nothing_to_search")],
        *[("N0.0 E0.0", "coordinates_failed_fix"), ("999.9, 999.9", "coordinates_out_of_range")],
        ("qwrtzpsdfg", "not_found"),
    ],
)
def test_an_empty_answer_says_why(room, plain, text, notice):
    assert room.client("call_taker").get(SEARCH, {"q": text}).json() == {"results": [], "notice": notice}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("中山人民路12号栋单元与和口附近对面的K+.-abdeghiлЖ&/°′ ,的之间往里走", max_size=40))
def test_no_mixture_breaks_the_search(find, text):
    for one in find(text):
        assert 0 < one.confidence <= 1.0
