"""The reviewer's way in: sessions by their incident's number, step by step in words, each look written down."""

import pytest

from cad.triage.models import TriageLook
from core.accounts.roles import Role
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]
SEARCH = "/api/v1/triage/review"


def test_sessions_are_found_by_a_part_of_the_number_the_newest_first(room: Room, neighbour: Room) -> None:
    first, second = flow.arrest(room), flow.triaging(room)
    flow.arrest(neighbour)
    client = room.client(Role.QUALITY_REVIEWER)
    found = client.get(SEARCH, {"number": ""}).json()
    assert ([row["id"] for row in found["sessions"]], found["more"]) == ([second.pk, first.pk], False)
    number = first.incident.number
    [row] = client.get(SEARCH, {"number": f" {number[-3:]}"}).json()["sessions"]
    assert (row["incident_number"], row["level"], row["state"], row["card"]) == (number, "R1", "open", None)
    assert client.get(SEARCH, {"number": "x" * 41}).status_code == 400
    assert TriageLook.objects.count() == 0


def test_a_session_is_read_step_by_step_in_both_languages_and_the_look_is_kept(room: Room) -> None:
    session = flow.arrest(room)
    read = room.client(Role.DUTY_MANAGER).get(f"/api/v1/triage/{session.pk}/review").json()
    assert [step["type"] for step in read["steps"]] == [
        "triage.started", "triage.answered", "triage.answered", "triage.arrest_recognised",
    ]  # fmt: skip
    asked, breathing = read["steps"][1], read["steps"][2]
    [said] = breathing["said"]
    assert (said["fact"], said["in_turn"], said["answer"]) == (
        "breathing",
        True,
        {"zh": "没有呼吸", "en": "Not breathing"},
    )
    assert asked["next_question"]["label"] == said["label"]
    assert (breathing["level"], breathing["by"]) == ("R1", str(room.people[Role.CALL_TAKER]))
    assert "START_CPR" in [told["code"] for told in breathing["offered"]]
    assert breathing["since_answer_s"] >= breathing["since_previous_s"] >= 0
    assert read["departures"] == []
    assert [(look.session_id, look.by) for look in TriageLook.objects.all()] == [
        (session.pk, room.people[Role.DUTY_MANAGER])
    ]


def test_an_older_version_is_told_and_an_unknown_one_is_not_there(room: Room) -> None:
    client, held = room.client(Role.CALL_TAKER), flow.triaging(room).protocol_id
    assert client.get("/api/v1/triage/protocol", {"version": held}).json()["version"]["id"] == held
    assert client.get("/api/v1/triage/protocol", {"version": held + 1}).status_code == 404
    assert client.get("/api/v1/triage/protocol", {"version": "x"}).status_code == 400
