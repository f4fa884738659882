"""The second source, against a real server on this machine that plays three protocols, and fails in every way."""

from datetime import timedelta
from threading import Event, Thread

import pytest

from cad.geo.second.breaker import FAILURES, PAUSE_S
from cad.geo.second.service import places_second
from core import clock
from core.coordinates import is_shifted, metres_between
from tests.cad.geo.importing.drawing import Drawing

KIOSK = ("河边小卖部", *Drawing.place(400, 400))


@pytest.fixture
def ask(plain, second_source):
    second_source.places = [KIOSK]
    return lambda text="小卖部", **options: places_second(plain, text, **options)


@pytest.mark.parametrize("name", ["nominatim", "photon", "amap"])
def test_a_place_of_any_protocol_comes_marked_and_unsure(ask, settings, name):
    settings.SECOND_SOURCE = name
    second = ask()
    [found] = [one.as_json() for one in second.results]
    assert (second.source, second.notice) == (name, None)
    assert (found["label"], found["source"], found["kind"]) == (KIOSK[0], name, "second_source")
    assert (found["match"], found["confidence"], found["rival"]) == ("second_source", 0.5, False)
    assert metres_between(found["lon"], found["lat"], *KIOSK[1:]) < 1


def test_what_it_says_first_stays_first(ask, outside):
    outside.places = [(name, *KIOSK[1:]) for name in "乙甲丙"]
    assert [(one.label, round(one.confidence, 2)) for one in ask().results] == [("乙", 0.5), ("甲", 0.48), ("丙", 0.46)]


def test_the_datum_of_amap_differs_here():
    """Or the test above would show nothing."""
    assert is_shifted(*KIOSK[1:])


def test_it_is_asked_within_the_city_and_only_for_the_text(ask, outside, plain):
    ask("  the   kiosk\n", near=KIOSK[1:])
    west, south, east, north = plain.box
    [query] = outside.asked
    assert (query["q"], query["bounded"]) == ("the kiosk", "1")
    assert [float(one) for one in query["viewbox"].split(",")] == pytest.approx([west, south, east, north])


def test_a_place_outside_the_city_is_left_out_and_said_so(ask, outside):
    outside.places = [("多伦多小卖部", -79.38, 43.65)]
    assert (ask().results, ask().notice) == ([], "outside_city")
    outside.places.append(KIOSK)
    assert [one.label for one in ask("another").results] == [KIOSK[0]]


def test_the_same_text_is_asked_once(ask, outside):
    assert ask().results == ask().results
    assert len(outside.asked) == 1


def test_nothing_known_is_said_and_kept_too(ask, outside):
    outside.places = []
    assert [ask().notice, ask().notice] == ["not_found", "not_found"]
    assert len(outside.asked) == 1


@pytest.mark.parametrize("text", ["", "  ", "!?…", "🚑"])
def test_what_is_no_text_is_not_sent(ask, outside, text):
    assert (ask(text).notice, outside.asked) == ("nothing_to_search", [])


def test_without_a_setting_nobody_is_asked(ask, outside, settings):
    settings.SECOND_SOURCE = ""
    second = ask()
    assert (second.results, second.source, second.notice, outside.asked) == ([], "", "second_off", [])


@pytest.mark.parametrize("status", [301, 500, 502, 503])
def test_a_source_in_trouble_is_said_to_be(ask, outside, status):
    outside.status = status
    assert ask().notice in ("second_failed", "second_late")


@pytest.mark.parametrize("name", ["nominatim", "photon", "amap"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"null",
        b"3",
        b"{}",
        b"[1]",
        b'[{"lat": 1}]',
        b'{"features": [{}]}',
        b'{"status": "1"}',
        b"[" * 99,
    ],
)
def test_what_is_no_answer_is_never_a_place(ask, outside, settings, name, body):
    settings.SECOND_SOURCE, outside.body = name, body
    second = ask()
    assert (second.results, second.notice in ("second_failed", "not_found")) == ([], True)


def test_an_answer_without_end_is_cut(ask, outside):
    outside.body = b" " * 3_000_000 + b"[]"
    assert ask().notice == "second_failed"


def test_a_source_that_is_not_there_is_said_to_be(ask, settings):
    settings.SECOND_SOURCE_URL = "http://127.0.0.1:9"
    assert ask().notice == "second_failed"


def test_a_slow_source_is_not_waited_for(ask, outside):
    outside.goes_on.clear()
    assert ask().notice == "second_late"


def test_an_answer_that_trickles_is_late_too(ask, outside):
    outside.pieces_every_s = 0.1
    assert ask().notice == "second_late"


def test_after_failures_it_is_left_alone_by_all_and_then_one_looks(ask, outside):
    outside.status = 500
    for n in range(FAILURES):
        assert ask(f"kiosk {n}").notice == "second_failed"
    assert [ask("a").notice, ask("b").notice] == ["second_paused", "second_paused"]
    assert len(outside.asked) == FAILURES
    with clock.travelled(timedelta(seconds=PAUSE_S + 1)):
        assert [ask("a").notice, ask("b").notice] == ["second_failed", "second_paused"]
        outside.status = 200
    with clock.travelled(timedelta(seconds=2 * PAUSE_S + 2)):
        assert [ask("a").notice, ask("b").notice] == [None, None]
    assert len(outside.asked) == FAILURES + 3


def test_while_one_looks_the_others_do_not(ask, outside):
    outside.status = 500
    for n in range(FAILURES):
        ask(f"kiosk {n}")
    outside.status = 200
    outside.goes_on.clear()
    with clock.travelled(timedelta(seconds=PAUSE_S + 1)):
        assert ask("a").notice == "second_late"
        assert ask("b").notice == "second_paused"


def test_what_was_kept_is_given_while_it_is_left_alone(ask, outside):
    kept = ask()
    outside.status = 500
    for n in range(FAILURES):
        ask(f"kiosk {n}")
    assert ask() == kept


@pytest.mark.parametrize("code", ["10001", "10003"])
def test_a_key_that_is_refused_or_used_up_is_not_tried_again_at_once(ask, outside, settings, code):
    settings.SECOND_SOURCE, outside.refusal = "amap", code
    assert [ask("a").notice, ask("b").notice] == ["second_failed", "second_paused"]


def test_a_text_that_is_refused_is_nobodys_failure(ask, outside, settings):
    settings.SECOND_SOURCE = "amap"
    for n, code in enumerate(["20000", "30001"] * FAILURES):
        outside.refusal = code
        assert ask(f"kiosk {n}").notice == "not_found"
    outside.refusal = ""
    assert ask().notice is None


def test_when_all_who_may_wait_wait_the_next_is_told(ask, outside, monkeypatch):
    from cad.geo.second import asking, service

    monkeypatch.setattr(service, "WITHIN_S", 10.0)
    outside.goes_on.clear()
    waiting = [Thread(target=asking.asked_within, args=(outside.goes_on.wait, 10)) for _ in range(asking.AT_ONCE)]
    for thread in waiting:
        thread.start()
    begun = Event()
    begun.wait(0.2)
    assert ask().notice == "second_busy"
    outside.goes_on.set()
    for thread in waiting:
        thread.join(5)
    assert ask().notice is None


def test_what_was_said_is_in_no_log(ask, outside, caplog):
    with caplog.at_level("INFO"):
        outside.status = 500
        ask("Ms Example of number 12")
    assert "Example" not in caplog.text
    assert "second source: nominatim GeocoderServiceError" in caplog.text
