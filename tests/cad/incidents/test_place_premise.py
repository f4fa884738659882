"""What the centre knows of a place goes with the incident, to the desks and to the crew."""

from typing import Any

import pytest

from cad.geo.premises.fields import valid_fields
from cad.geo.premises.models import Premise
from cad.geo.premises.services import premise_create, premise_update
from cad.incidents.events import incident_payload
from cad.incidents.models import Incident
from cad.incidents.services import incident_place_confirm
from core.errors import Invalid
from dispatch.board.selectors import crew_snapshot, desk_snapshot
from tests.fixtures import flow
from tests.fixtures.room import Room

HERE: dict[str, Any] = {"lon": -123.11, "lat": 49.26, "datum": "wgs84"}


def make(room: Room, code: str, **fields: Any) -> Premise:
    given = {"code": code, "kind": "building", "name": f"{code}栋", **HERE, **fields}
    return premise_create(room.actor("duty_manager"), fields=valid_fields(**given))


def confirm(room: Room, premise: Premise | None) -> Incident:
    incident = flow.taking(room)
    return incident_place_confirm(
        room.call_taker,
        incident_id=incident.pk,
        version=incident.version,
        **HERE,
        label="1栋",
        method="place",
        premise=premise.pk if premise else None,
    )


def told(incident: Incident) -> list[tuple[str, str, str]]:
    place = incident_payload(incident)["place"]
    assert place is not None
    return [(row["code"], row["hazard"], row["key_holder"]) for row in place["premises"]]


def test_the_notes_of_a_premise_and_of_what_it_is_a_part_of_come_with_the_place(room: Room) -> None:
    make(room, "E-1", kind="estate", hazard="地下室有氯气")
    make(room, "B-1", parent="E-1", name="无备注")
    lift = make(room, "L-1", kind="lift", parent="B-1", key_holder="物业 8888 0000")
    assert told(confirm(room, lift)) == [("L-1", "", "物业 8888 0000"), ("E-1", "地下室有氯气", "")]


def test_the_desk_and_the_tablet_get_them(committed_room: Room) -> None:
    room = committed_room
    incident = confirm(room, make(room, "B-1", caution="有恶犬", floor_plan="https://plans.example/b1"))
    Incident.objects.filter(pk=incident.pk).update(level="R1", state="awaiting")
    flow.offered(room, incident=Incident.objects.get(pk=incident.pk))
    for shot in (desk_snapshot(room.centre.pk), crew_snapshot(room.units[0].pk)):
        place = shot["incidents"][0]["place"]
        assert place is not None
        assert [(row["caution"], row["floor_plan"]) for row in place["premises"]] == [
            ("有恶犬", "https://plans.example/b1")
        ]


def test_another_place_has_no_notes_of_the_first(room: Room) -> None:
    incident = confirm(room, make(room, "B-1", hazard="氯气"))
    moved = incident_place_confirm(
        room.call_taker, incident_id=incident.pk, version=incident.version, **HERE, label="别处", method="map"
    )
    assert told(moved) == []


def test_a_premise_of_another_centre_or_one_given_up_is_refused(room: Room, neighbour: Room) -> None:
    given_up = make(room, "B-2")
    premise_update(room.actor("duty_manager"), premise_id=given_up.pk, version=1, changes={"active": False})
    for premise in (make(neighbour, "B-1"), given_up):
        with pytest.raises(Invalid) as refused:
            confirm(room, premise)
        assert refused.value.code == "no_such_premise"
