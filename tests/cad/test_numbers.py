"""One caller's number comes in many spellings."""

import pytest

from cad.calls.numbers import number_key, same_number
from cad.calls.selectors import calls_of_number
from tests.fixtures import flow
from tests.fixtures.room import Room

SPELLINGS = {
    "13800000000": "3800000000",
    "+86 138 0000 0000": "3800000000",
    "0086-13800000000": "3800000000",
    "+1 (604) 555 0143": "6045550143",
    "55512": "55512",
    "120": "",
    "": "",
    "١٢٣٤٥٦": "",  # digits of another script are no digits to PostgreSQL's rule either
}


@pytest.mark.parametrize(("number", "key"), SPELLINGS.items())
def test_a_number_has_one_key_however_it_is_written(number: str, key: str) -> None:
    assert number_key(number) == key


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("13800000000", "+86 138 0000 0000", True),
        ("604-555-0143", "+1 (604) 555 0143", True),
        ("13800000000", "13800000001", False),
        ("", "", False),
        ("120", "120", False),
    ],
)
def test_one_line_however_it_is_written(a: str, b: str, same: bool) -> None:
    assert same_number(a, b) is same


def test_the_database_keeps_the_same_key(room: Room) -> None:
    assert [flow.ringing(room, number=number).number_key for number in SPELLINGS] == list(SPELLINGS.values())


def test_calls_are_found_by_any_spelling_and_never_by_one_too_short(room: Room) -> None:
    call = flow.ringing(room, number="0086-13800000000")
    flow.ringing(room, number="120")
    assert [found.pk for found in calls_of_number(room.centre.pk, "138 0000 0000")] == [call.pk]
    assert not calls_of_number(room.centre.pk, "120").exists()
