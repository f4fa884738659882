"""TRIAGE 4.1 rule 9: versions with two signatures, a moment from which they hold, and the way back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from cad.triage.governance.activations import activation_cancel, protocol_activate, protocol_roll_back
from cad.triage.governance.approvals import protocol_approve, protocol_withdraw, signatures_standing
from cad.triage.governance.in_force import activations_scheduled, next_change_at
from cad.triage.models import ProtocolActivation, ProtocolSignature, ProtocolVersion
from cad.triage.selectors import notice_of, protocol_active, protocol_label
from cad.triage.starting import triage_start
from cad.triage.versions import protocol_load
from core import clock
from core.actors import Actor
from core.errors import Conflict, DomainError, Invalid, NotAllowed
from core.events.models import Event
from tests.cad.triage.governing import approved, proposed
from tests.fixtures import flow
from tests.fixtures.protocol import LONG_AGO, shipped_content
from tests.fixtures.room import Room, make_room, new_uuid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]
HOUR = timedelta(hours=1)


def refused(code: str, kind: type[DomainError] = Conflict) -> pytest.RaisesExc:
    return pytest.RaisesExc(kind, check=lambda error: error.code == code)


def activate(room: Room, version: ProtocolVersion, **more: object) -> ProtocolActivation:
    return protocol_activate(room.actor("administrator"), protocol_id=version.pk, reason="启用", **more)  # type: ignore[arg-type]


def test_rule_9_a_version_is_approved_by_two_signatures_one_of_them_the_medical_directors(room: Room) -> None:
    version = proposed(room, "ver-3")
    protocol_approve(room.actor("medical_director"), protocol_id=version.pk, note="同意")
    version.refresh_from_db()
    assert version.clinically_approved_by is None
    version = protocol_approve(room.actor("quality_reviewer"), protocol_id=version.pk, note="已核对")
    assert version.clinically_approved_by == room.people["medical_director"]
    assert version.clinically_approved_at is not None


def test_rule_9_two_reviewers_without_the_director_do_not_approve(room: Room, neighbour: Room) -> None:
    version = proposed(room, "ver-3")
    for of in (room, neighbour):
        version = protocol_approve(of.actor("quality_reviewer"), protocol_id=version.pk, note="已核对")
    assert (len(signatures_standing(version)), version.clinically_approved_by) == (2, None)


def test_rule_9_who_proposed_cannot_approve_and_nobody_signs_twice(room: Room) -> None:
    person = room.people["administrator"]
    person.roles = ["administrator", "medical_director"]
    person.save()
    version = proposed(room, "ver-3")
    with refused("proposer_cannot_approve"):
        protocol_approve(room.actor("administrator"), protocol_id=version.pk, note="同意")
    protocol_approve(room.actor("medical_director"), protocol_id=version.pk, note="同意")
    with refused("already_approved"):
        protocol_approve(room.actor("medical_director"), protocol_id=version.pk, note="同意")
    assert ProtocolSignature.objects.count() == 1


@pytest.mark.parametrize("role", ["administrator", "duty_manager", "call_taker", "auditor"])
def test_rule_9_others_cannot_sign(room: Room, role: str) -> None:
    with pytest.raises(NotAllowed):
        protocol_approve(room.actor(role), protocol_id=protocol_active().pk, note="同意")


def test_rule_9_a_signature_needs_a_note(room: Room) -> None:
    with refused("reason_needed", Invalid):
        protocol_approve(room.actor("medical_director"), protocol_id=protocol_active().pk, note=" ")


def test_rule_9_an_approval_taken_back_stays_written_and_the_notice_is_back(room: Room) -> None:
    version = approved(room, "ver-3")
    activate(room, version)
    assert protocol_label() == {"id": version.pk, "label": "ver-3", "clinically_approved": True}
    assert notice_of(version) == {"zh": "", "en": ""}
    with refused("not_approved_by_you"):
        protocol_withdraw(make_room("B").actor("quality_reviewer"), protocol_id=version.pk, note="x")
    protocol_withdraw(room.actor("quality_reviewer"), protocol_id=version.pk, note="发现错误")
    assert protocol_label() == {"id": version.pk, "label": "ver-3", "clinically_approved": False}
    assert "Not clinically approved" in notice_of(protocol_active())["en"]
    assert list(version.signatures.values_list("kind", "note")) == [
        ("approval", "已核对差异"),
        ("approval", "同意"),
        ("withdrawal", "发现错误"),
    ]


def test_rule_9_signatures_and_activations_cannot_be_changed_or_deleted(room: Room) -> None:
    activate(room, approved(room, "ver-3"))
    for model in (ProtocolSignature, ProtocolActivation):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        ProtocolVersion.objects.filter(label="ver-3").update(proposed_by=None)


def test_rule_9_a_draft_may_be_in_force_only_until_an_approved_version_was(room: Room) -> None:
    draft, version = proposed(room, "ver-3"), approved(room, "ver-4")
    activate(room, draft)
    activate(room, version)
    with refused("protocol_not_approved"):
        activate(room, draft)
    with refused("protocol_not_approved"):
        protocol_load(Actor.system("test"), content=shipped_content())
    assert protocol_active() == version


def test_rule_9_a_scheduled_version_takes_over_at_its_moment_and_sessions_keep_theirs(room: Room) -> None:
    first, version = protocol_active(), approved(room, "ver-3")
    at = clock.now() + HOUR
    activate(room, version, effective_from=at)
    session, _ = triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=new_uuid())
    assert next_change_at() == at
    with clock.frozen(at - timedelta(microseconds=1)):
        assert protocol_active() == first
    with clock.frozen(at):
        assert protocol_active() == version
        later, _ = triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=new_uuid())
        session.refresh_from_db()
        assert (session.protocol, later.protocol, next_change_at()) == (first, version, None)


def test_rule_9_a_clock_that_is_set_back_before_the_first_activation_stops_no_triage(room: Room) -> None:
    first, version = protocol_active(), approved(room, "ver-3")
    with clock.frozen(LONG_AGO - HOUR):
        assert protocol_active() == first
    activate(room, version)
    with clock.frozen(LONG_AGO - HOUR):
        assert protocol_active() == version
        session, _ = triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=new_uuid())
    assert session.protocol == version


def test_rule_9_what_a_clock_activated_that_ran_ahead_keeps_no_later_version_out(room: Room) -> None:
    first, ahead, right = protocol_active(), approved(room, "ver-3"), approved(room, "ver-4")
    with clock.travelled(1000 * HOUR):
        activate(room, ahead)
    assert protocol_active() == ahead
    activate(room, right)
    assert protocol_active() == right
    protocol_roll_back(room.actor("administrator"), reason="退回")
    assert (protocol_active(), first.pk < ahead.pk) == (ahead, True)


def test_rule_9_what_is_scheduled_can_be_cancelled_until_it_begins(room: Room) -> None:
    version = approved(room, "ver-3")
    activation = activate(room, version, effective_from=clock.now() + HOUR)
    administrator = room.actor("administrator")
    with clock.travelled(2 * HOUR), refused("activation_begun"):
        activation_cancel(administrator, activation_id=activation.pk, reason="推迟")
    activation_cancel(administrator, activation_id=activation.pk, reason="推迟")
    with clock.travelled(2 * HOUR):
        assert protocol_active().label == "jiuhu-2026.5-draft"
    with refused("activation_begun"):
        activation_cancel(administrator, activation_id=activation.pk, reason="推迟")


def test_rule_9_an_approval_taken_back_cancels_what_was_to_begin(room: Room) -> None:
    version = approved(room, "ver-3")
    activate(room, version, effective_from=clock.now() + HOUR)
    protocol_withdraw(room.actor("medical_director"), protocol_id=version.pk, note="发现错误")
    assert not activations_scheduled().exists()


def test_rule_9_one_action_rolls_back_at_once_and_again_further(room: Room) -> None:
    for label in ("ver-3", "ver-4", "ver-5"):
        activate(room, approved(room, label))
    manager = room.actor("duty_manager")
    protocol_roll_back(manager, reason="指导语有误", from_id=protocol_active().pk)
    assert protocol_active().label == "ver-4"
    with refused("protocol_changed"):
        protocol_roll_back(manager, reason="又按一次", from_id=ProtocolVersion.objects.get(label="ver-5").pk)
    protocol_roll_back(manager, reason="仍有误")
    assert protocol_active().label == "ver-3"
    activate(room, ProtocolVersion.objects.get(label="ver-5"))
    protocol_roll_back(manager, reason="仍有误")
    assert protocol_active().label == "ver-3"
    assert list(ProtocolActivation.objects.order_by("pk").values_list("kind", "reason", "by_label"))[4:6] == [
        ("rollback", "指导语有误", str(room.people["duty_manager"])),
        ("rollback", "仍有误", str(room.people["duty_manager"])),
    ]


def test_rule_9_a_roll_back_needs_a_reason_a_right_and_something_to_go_back_to(room: Room) -> None:
    with refused("nothing_to_roll_back_to"):
        protocol_roll_back(room.actor("duty_manager"), reason="有误")
    activate(room, proposed(room, "ver-3"))
    with refused("reason_needed", Invalid):
        protocol_roll_back(room.actor("duty_manager"), reason="  ")
    with pytest.raises(NotAllowed):
        protocol_roll_back(room.call_taker, reason="有误")
    assert protocol_active().label == "ver-3"


def test_rule_9_a_roll_back_never_leads_to_a_version_that_nobody_approved(room: Room) -> None:
    activate(room, approved(room, "ver-3"))
    with refused("protocol_not_approved"):
        protocol_roll_back(room.actor("duty_manager"), reason="有误")


def test_rule_9_an_activation_is_not_written_into_the_past_nor_twice(room: Room) -> None:
    version = approved(room, "ver-3")
    with refused("activation_in_past", Invalid):
        activate(room, version, effective_from=clock.now() - HOUR)
    activate(room, version)
    with refused("protocol_in_force"):
        activate(room, version)


def test_every_centre_is_told(room: Room, neighbour: Room) -> None:
    version = approved(room, "ver-3")
    activate(room, version)
    told = Event.objects.filter(entity="protocol", entity_id=version.pk)
    for of in (room, neighbour):
        assert list(told.filter(centre_id=of.centre.pk).order_by("pk").values_list("type", "version")) == [
            ("protocol.approved", 2),
            ("protocol.approved", 3),
            ("protocol.activated", 4),
        ]
    newest = told.order_by("pk").last()
    assert newest is not None
    assert (newest.payload["in_force"], newest.payload["clinically_approved"]) == (version.pk, True)
