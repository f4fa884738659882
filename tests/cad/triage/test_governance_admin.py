"""Versions and drafts in the admin: through the services, only for those who may."""

import pytest
from django.test import Client

from cad.triage.governance.models import ProtocolDraft
from cad.triage.models import ProtocolActivation, ProtocolVersion
from cad.triage.selectors import protocol_active
from core import clock
from core.accounts.roles import Role
from tests.cad.triage.governing import approved, drafted, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]
VERSIONS, DRAFTS = "/admin/triage/protocolversion/", "/admin/triage/protocoldraft/"


@pytest.fixture
def enter(room):
    """A browser signed in to the admin as the person with this role."""

    def sign_in(role):
        person = room.people[role]
        person.is_staff = True
        person.save()
        client = Client(headers={"accept-language": "en"})
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def test_a_version_is_signed_put_in_force_and_rolled_back_on_its_page(room, enter):
    before, version = protocol_active(), proposed(room, "ver-3")
    page = f"{VERSIONS}{version.pk}/change/"
    for role in (Role.QUALITY_REVIEWER, Role.MEDICAL_DIRECTOR):
        assert enter(role).post(page, {"act": "approve", "note": "同意"}).status_code == 302
    administrator = enter(Role.ADMINISTRATOR)
    wanted = {"act": "activate", "reason": "启用", "effective_from": ""}
    asked = administrator.post(page, wanted)
    assert "Put ver-3 in force now?" in asked.content.decode()
    assert protocol_active().label == "jiuhu-2026.5-draft"
    administrator.post(page, {**wanted, "confirmed": "1"})
    assert protocol_active() == version
    shown = administrator.get(page).content.decode()
    assert "Clinically approved by A medical_director" in shown
    assert "Label changed: jiuhu-2026.5-draft → ver-3" in administrator.get(page, {"with": before.pk}).content.decode()


def test_a_moment_is_typed_in_the_zone_of_the_centre(room, enter):
    version = approved(room, "ver-3")
    wanted = {"act": "activate", "reason": "启用", "effective_from": "2099-07-01T08:00", "confirmed": "1"}
    enter(Role.ADMINISTRATOR).post(f"{VERSIONS}{version.pk}/change/", wanted)
    at = ProtocolActivation.objects.get(protocol=version).effective_from
    assert at.isoformat() == "2099-07-01T15:00:00+00:00"  # the room is in Vancouver


@pytest.mark.parametrize("typed", ["tomorrow", "2020-01-01T00:00"])
def test_a_moment_that_cannot_be_is_refused_in_words(room, enter, typed):
    version = approved(room, "ver-3")
    wanted = {"act": "activate", "reason": "启用", "effective_from": typed, "confirmed": "1"}
    answer = enter(Role.ADMINISTRATOR).post(f"{VERSIONS}{version.pk}/change/", wanted, follow=True)
    assert "errornote" in answer.content.decode() or "error" in str(answer.content)
    assert not ProtocolActivation.objects.filter(protocol=version).exists()


def test_the_duty_manager_rolls_back_and_can_do_no_more(room, enter):
    for label in ("ver-3", "ver-4"):
        version = approved(room, label)
        enter(Role.ADMINISTRATOR).post(
            f"{VERSIONS}{version.pk}/change/", {"act": "activate", "reason": "启用", "confirmed": "1"}
        )
    manager, page = enter(Role.DUTY_MANAGER), f"{VERSIONS}{version.pk}/change/"
    shown = manager.get(page).content.decode()
    assert "Roll back to ver-3" in shown
    assert 'value="activate"' not in shown
    wanted = {"act": "roll_back", "from": version.pk, "reason": "指导语有误"}
    assert "Roll back to ver-3 at once?" in manager.post(page, wanted).content.decode()
    manager.post(page, {**wanted, "confirmed": "1"})
    assert protocol_active().label == "ver-3"
    manager.post(page, {"act": "activate", "reason": "x", "confirmed": "1"})
    assert protocol_active().label == "ver-3"


def test_a_file_is_edited_as_text_with_its_faults_beside(room, enter):
    draft = drafted(room.actor("administrator"), "new-1")
    client, page = enter(Role.MEDICAL_DIRECTOR), f"{DRAFTS}{draft.pk}/files/cards/CHEST/"
    text = draft.files.get(name="cards/CHEST").text
    assert "No faults." in client.get(page).content.decode()
    broken = text.replace("known_aneurysm==yes", "aneurysm==yes", 1)
    kept = client.post(page, {"text": broken, "version": "1"}).content.decode()
    assert "there is no fact &#x27;aneurysm&#x27;" in kept
    assert draft.files.get(name="cards/CHEST").text == broken
    assert ">1</strong>" in client.get(f"{DRAFTS}{draft.pk}/change/").content.decode()
    stale = client.post(page, {"text": text, "version": "1"}).content.decode()
    assert "This was changed meanwhile" in stale
    assert draft.files.get(name="cards/CHEST").text == broken


def test_a_draft_is_started_added_to_and_put_away(room, enter):
    client = enter(Role.ADMINISTRATOR)
    client.post(f"{DRAFTS}add/", {"name": "牙痛", "from": "jiuhu-2026.5-draft"})
    draft = ProtocolDraft.objects.get()
    page = f"{DRAFTS}{draft.pk}/change/"
    client.post(page, {"act": "add_card", "card": "tooth"})
    assert draft.files.filter(name="cards/TOOTH").exists()
    tooth = f"{DRAFTS}{draft.pk}/files/cards/TOOTH/"
    client.post(tooth, {"act": "remove_card", "text": "x", "version": "1"})
    assert draft.files.filter(name="cards/TOOTH").exists()
    assert client.post(tooth, {"act": "remove_card", "confirmed": "1"}).url == page
    assert not draft.files.filter(name="cards/TOOTH").exists()
    client.post(page, {"act": "discard"})
    draft.refresh_from_db()
    assert draft.state == "editing"
    client.post(page, {"act": "discard", "confirmed": "1"})
    draft.refresh_from_db()
    assert draft.state == "discarded"


def test_others_are_kept_out_and_readers_change_nothing(room, enter):
    draft = drafted(room.actor("administrator"), "new-1")
    pages = [VERSIONS, DRAFTS, f"{DRAFTS}{draft.pk}/change/", f"{DRAFTS}{draft.pk}/files/facts/"]
    for role in (Role.CALL_TAKER, Role.DISPATCHER, Role.CREW):
        assert {enter(role).get(page).status_code for page in pages} <= {403, 404}
    auditor = enter(Role.AUDITOR)
    assert {auditor.get(page).status_code for page in [*pages, "/admin/triage/protocolactivation/"]} == {200}
    auditor.post(f"{DRAFTS}{draft.pk}/files/facts/", {"text": "x", "version": "1"})
    auditor.post(f"{DRAFTS}{draft.pk}/change/", {"act": "propose", "note": "x"})
    version = ProtocolVersion.objects.get()
    assert auditor.post(f"{VERSIONS}{version.pk}/change/", {"act": "draft"}).status_code == 403
    assert (draft.files.get(name="facts").version, ProtocolDraft.objects.count()) == (1, 1)
    assert clock.now() > version.loaded_at
