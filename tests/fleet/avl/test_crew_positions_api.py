"""POST /api/v1/crew/positions: what a tablet gathered without a signal."""

from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from core import clock
from core.accounts.models import AccessToken
from core.accounts.roles import Role
from fleet.avl.models import PositionHistory
from fleet.avl.selectors import latest_positions
from tests.fixtures.room import Room, bearer

PATH = "/api/v1/crew/positions"
pytestmark = pytest.mark.django_db(transaction=True)


def reports(*ago_s: float, **changes: Any) -> dict[str, Any]:
    return {
        "positions": [
            {
                "lon": -123.1,
                "lat": 49.26,
                "datum": "wgs84",
                "fixed_at": (clock.now() - timedelta(seconds=ago)).isoformat(),
                **changes,
            }
            for ago in ago_s
        ]
    }


def test_a_queue_is_stored_and_can_be_sent_again(committed_room: Room) -> None:
    unit = committed_room.units[0]
    tablet, queue = committed_room.tablet_client(unit), reports(3600, 5, 1800)
    answer = tablet.post(PATH, queue, format="json")
    assert (answer.status_code, answer.json()) == (200, {"accepted": 3, "stored": 3, "refused": []})
    assert tablet.post(PATH, queue, format="json").json() == {"accepted": 3, "stored": 0, "refused": []}
    assert latest_positions([unit.pk])[unit.pk].fixed_at.isoformat() == queue["positions"][1]["fixed_at"]


def test_a_bad_report_holds_up_no_other(committed_room: Room) -> None:
    queue = reports(9, 6, 3)
    queue["positions"][1] |= {"lon": 49.26, "lat": -123.1}
    answer = committed_room.tablet_client(committed_room.units[0]).post(PATH, queue, format="json").json()
    assert (answer["accepted"], answer["stored"]) == (2, 2)
    assert [(refused["index"], refused["code"]) for refused in answer["refused"]] == [(1, "coordinates_swapped")]


def test_a_unit_reports_its_own_position_only(committed_room: Room) -> None:
    mine, other = committed_room.units
    answer = committed_room.tablet_client(mine).post(PATH, reports(5, unit=other.pk), format="json").json()
    assert [refused["code"] for refused in answer["refused"]] == ["other_unit"]
    assert not PositionHistory.objects.exists()


def test_nobody_a_person_a_telephone_and_a_revoked_tablet_are_refused(committed_room: Room) -> None:
    unit = committed_room.units[0]
    callers = [
        (APIClient(), 401),
        (committed_room.client(Role.DISPATCHER), 403),
        (committed_room.client(Role.CREW), 403),
        (committed_room.telephony_client(), 403),
        (bearer("made-up"), 401),
    ]
    assert [caller.post(PATH, reports(5), format="json").status_code for caller, _ in callers] == [
        expected for _, expected in callers
    ]
    AccessToken.objects.filter(subject_id=unit.pk, kind="unit").update(revoked_at=clock.now())
    assert committed_room.tablet_client(unit).post(PATH, reports(5), format="json").status_code == 401
    assert not PositionHistory.objects.exists()


@pytest.mark.parametrize(
    "body", [{}, {"positions": []}, {"positions": "x"}, {"positions": [1]}, {"positions": [{}] * 1001}]
)
def test_what_is_not_a_list_of_reports_is_refused(committed_room: Room, body: Any) -> None:
    answer = committed_room.tablet_client(committed_room.units[0]).post(PATH, body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
