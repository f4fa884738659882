"""An interpreter is asked for, joins and leaves; each step is kept with its time, its language and its number."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from cad.calls.interpreters import call_interpreter_note
from cad.calls.lines import lines_parse
from core import clock
from core.errors import Conflict
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


def note(room: Room, call: Any, step: str, **more: Any) -> Any:
    return call_interpreter_note(
        room.call_taker, call_id=call.pk, client_uuid=more.pop("client_uuid", uuid4()), step=step, **more
    )[0]


def test_each_step_is_kept_with_the_language_and_the_number_that_were_asked_for(room: Room) -> None:
    call, now = flow.answered(room), clock.now()
    for seconds, step, asked in (
        (0, "asked", {"language": "ru", "number": "010-1"}),
        (40, "joined", {}),
        (400, "left", {}),
    ):
        with clock.frozen(now + timedelta(seconds=seconds)):
            call = note(room, call, step, **asked)
    kept = [(row["step"], row["language"], row["number"], row["at"]) for row in call.interpreter]
    assert kept == [
        (step, "ru", "010-1", (now + timedelta(seconds=seconds)).isoformat())
        for step, seconds in (("asked", 0), ("joined", 40), ("left", 400))
    ]
    assert (call.conditions, call.spoken) == (["language"], "ru")
    told = Event.objects.filter(entity="call", entity_id=call.pk, type__startswith="call.interpreter_").order_by("pk")
    assert [event.type for event in told] == [f"call.interpreter_{step}" for step in ("asked", "joined", "left")]


def test_one_who_does_not_come_is_asked_for_again_at_another_number(room: Room) -> None:
    call = flow.answered(room)
    for step, number in (("asked", "1"), ("unavailable", ""), ("asked", "2"), ("asked", "3"), ("joined", "")):
        call = note(room, call, step, language="ja", number=number)
    assert [row["number"] for row in call.interpreter] == ["1", "1", "2", "3", "3"]


@pytest.mark.parametrize("steps", [["joined"], ["left"], ["asked", "left"], ["asked", "joined", "joined"]])
def test_what_does_not_follow_is_refused(room: Room, steps: list[str]) -> None:
    call = flow.answered(room)
    *before, last = steps
    for step in before:
        call = note(room, call, step, language="en")
    with pytest.raises(Conflict) as refusal:
        note(room, call, last)
    assert refusal.value.code == "interpreter_order"


def test_the_same_uuid_counts_once(room: Room) -> None:
    call, same = flow.answered(room), uuid4()
    for _ in range(2):
        call = note(room, call, "asked", language="en", client_uuid=same)
    assert len(call.interpreter) == 1


def test_lines_are_numbers_by_language() -> None:
    assert lines_parse(" en=010-1, *=010-2 ,") == {"en": "010-1", "*": "010-2"}
    assert lines_parse("") == {}
    with pytest.raises(ValueError, match="'010-1' is not language=number"):
        lines_parse("010-1")
