"""The API of triage: works, nobody, wrong role, wrong centre, bad input."""

from typing import Any
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from cad.triage.models import TriageAnswer, TriageSession
from cad.triage.starting import triage_start
from core.accounts.roles import Role
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


@pytest.fixture
def session(room: Room) -> TriageSession:
    return triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=uuid4())[0]


@pytest.fixture
def client(room: Room) -> APIClient:
    return room.client(Role.CALL_TAKER)


def post(client: APIClient, path: str, body: dict[str, Any], version: int | None = None) -> Any:
    headers: dict[str, Any] = {} if version is None else {"HTTP_IF_MATCH": f'"{version}"'}
    return client.post(f"/api/v1/{path}", body, format="json", **headers)


ACTS: list[tuple[str, dict[str, Any]]] = [
    ("answers", {"fact": "conscious", "value": "no"}),
    ("card", {"card": "CHEST"}),
    ("override", {"level": "R1", "reason": "She screams"}),
    ("instructions", {"code": "START_CPR"}),
    ("complete", {}),
]


def test_a_session_is_started_answered_and_completed(room: Room, client: APIClient) -> None:
    incident = flow.placed(room)
    started = post(client, f"incidents/{incident.pk}/triage", {"client_uuid": str(uuid4()), "language": "en"})
    assert (started.status_code, started["ETag"]) == (201, '"1"')
    triage = started.json()
    assert triage["next_question"]["fact"] == "conscious"
    assert [option["key"] for option in triage["next_question"]["options"]] == ["1", "2", "3", "0"]
    answered = post(client, f"triage/{triage['id']}/answers", {"fact": "conscious", "value": "altered"}, 1)
    assert (answered.status_code, answered.json()["level"]) == (200, "R2")
    done = post(client, f"triage/{triage['id']}/complete", {})
    assert (done.json()["state"], done.json()["determinant"]) == ("completed", "UNKNOWN-R2-U08")
    assert client.get(f"/api/v1/triage/{triage['id']}").json() == done.json()


def test_the_payload_has_exactly_the_agreed_members(client: APIClient, session: TriageSession) -> None:
    assert set(client.get(f"/api/v1/triage/{session.pk}").json()) == {
        "id", "version", "incident", "patient", "carried_from", "ask_again", "protocol", "language", "card", "state",
        "facts", "trail", "level",
        "computed_level", "determinant", "why", "doubts", "next_question", "suggested_cards", "instructions",
        "resources", "overridden", "answered_at", "known_since", "recognised_at", "first_compression_at", "started_at",
        "completed_at",
    }  # fmt: skip


def test_the_reply_is_the_payload_of_the_event(client: APIClient, session: TriageSession) -> None:
    reply = post(client, f"triage/{session.pk}/answers", {"fact": "age_y", "value": "4m"}, 1).json()
    assert Event.objects.filter(entity="triage").latest("pk").payload == reply


def test_the_protocol_says_that_it_is_not_approved(client: APIClient) -> None:
    protocol = client.get("/api/v1/triage/protocol").json()
    assert protocol["version"]["clinically_approved"] is False
    assert protocol["version"]["notice"]["zh"].startswith("未经临床批准")
    assert len(protocol["cards"]) == 37
    assert {"ARREST", "UNKNOWN", "XFER"} < {card["id"] for card in protocol["cards"]}
    assert protocol["facts"]["age_y"]["unit"] == {"zh": "岁", "en": "years"}


def test_an_answer_needs_the_version(client: APIClient, session: TriageSession) -> None:
    answer = {"fact": "conscious", "value": "no"}
    assert post(client, f"triage/{session.pk}/answers", answer).status_code == 428
    stale = post(client, f"triage/{session.pk}/answers", answer, 9)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_nobody_wrong_role_and_wrong_centre_change_nothing(
    room: Room, neighbour: Room, session: TriageSession, act: str, body: dict[str, Any]
) -> None:
    path, events = f"triage/{session.pk}/{act}", Event.objects.count()
    assert post(APIClient(), path, body, 1).status_code in {401, 403}
    for role in (Role.CREW, Role.HOSPITAL, Role.QUALITY_REVIEWER, Role.ADMINISTRATOR, Role.AUDITOR):
        assert post(room.client(role), path, body, 1).status_code == 403
    assert post(room.tablet_client(room.units[0]), path, body, 1).status_code == 403
    assert post(room.telephony_client(), path, body, 1).status_code == 403
    assert post(neighbour.client(Role.CALL_TAKER), path, body, 1).status_code == 404
    session.refresh_from_db()
    assert (session.version, Event.objects.count(), TriageAnswer.objects.count()) == (1, events, 0)


def test_who_may_read_a_session(room: Room, neighbour: Room, session: TriageSession) -> None:
    path = f"/api/v1/triage/{session.pk}"
    for role in (Role.CALL_TAKER, Role.DISPATCHER, Role.DUTY_MANAGER, Role.QUALITY_REVIEWER):
        assert room.client(role).get(path).status_code == 200
    for role in (Role.CREW, Role.HOSPITAL, Role.AUDITOR):
        assert room.client(role).get(path).status_code == 403
    assert neighbour.client(Role.CALL_TAKER).get(path).status_code == 404
    assert APIClient().get(path).status_code in {401, 403}


@pytest.mark.parametrize(("act", "body"), ACTS)
def test_a_session_that_is_not_there(client: APIClient, act: str, body: dict[str, Any]) -> None:
    assert post(client, f"triage/999999/{act}", body, 1).status_code == 404
    assert post(client, f"triage/{10**30}/{act}", body, 1).status_code == 404


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [
        ("answers", {}, 400),
        ("answers", {"fact": "conscious", "value": None}, 400),
        ("answers", {"fact": "conscious", "value": True}, 400),
        ("answers", {"fact": "conscious", "value": ["no"]}, 400),
        ("answers", {"fact": "conscious", "value": "x" * 1_000_000}, 400),
        ("answers", {"fact": "conscious", "value": "nobody"}, 422),
        ("answers", {"fact": "weather", "value": "no"}, 422),
        ("answers", {"fact": "age_y", "value": 10**400}, 400),
        ("answers", {"fact": "age_y", "value": 1e308}, 422),
        ("answers", {"fact": "age_y", "value": -1}, 422),
        ("answers", {"fact": "conscious", "value": "no", "words": "x" * 2001}, 400),
        ("card", {"card": "NOTHING"}, 422),
        ("override", {"level": "R9", "reason": "x"}, 400),
        ("override", {"level": "R1", "reason": ""}, 400),
        ("instructions", {"code": "NOTHING"}, 422),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(
    client: APIClient, session: TriageSession, act: str, body: dict[str, Any], status: int
) -> None:
    refused = post(client, f"triage/{session.pk}/{act}", body, 1)
    assert refused.status_code == status, refused.content[:300]
    assert refused["Content-Type"].startswith("application/problem+json")
    session.refresh_from_db()
    assert session.version == 1


def test_wrong_methods_are_refused(client: APIClient, session: TriageSession) -> None:
    assert client.put(f"/api/v1/triage/{session.pk}", {}, format="json").status_code == 405
    assert client.get(f"/api/v1/triage/{session.pk}/answers").status_code == 405


def test_an_answer_asks_the_database_a_bounded_number_of_times(
    client: APIClient, session: TriageSession, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40):
        post(client, f"triage/{session.pk}/answers", {"fact": "conscious", "value": "no"}, 1)
