"""Drafts: kept broken or whole, started from any version, made a version by proposing, written back to files."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from cad.triage.governance.drafts import (
    draft_card_add,
    draft_card_remove,
    draft_discard,
    draft_file_write,
    draft_propose,
    draft_start,
    draft_take_up,
    draft_texts,
)
from cad.triage.governance.faults import faults_of
from cad.triage.governance.models import ProtocolDraft
from cad.triage.loading import folder_read, texts_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.models import ProtocolDraftFile, ProtocolVersion
from cad.triage.selectors import protocol_active
from core.errors import Conflict, DomainError, Invalid, InvalidTransition, NotAllowed, StaleVersion
from tests.cad.triage.governing import drafted, proposed
from tests.fixtures.protocol import shipped_content
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


def refused(code: str, kind: type[DomainError] = Conflict) -> pytest.RaisesExc:
    return pytest.RaisesExc(kind, check=lambda error: error.code == code)


def test_a_file_is_kept_though_it_does_not_compile_and_its_faults_are_told_by_line(room: Room) -> None:
    admin = room.actor("administrator")
    draft = drafted(admin, "new-1")
    draft_file_write(admin, draft_id=draft.pk, name="cards/CHEST", text="id: CHEST\nrules: [", version=1)
    [fault] = faults_of(draft_texts(draft))
    assert (fault.file, fault.line) == ("cards/CHEST.yaml", 3)
    with refused("draft_broken", Invalid):
        draft_propose(admin, draft_id=draft.pk, note="x")
    assert ProtocolVersion.objects.count() == 1


def test_a_draft_becomes_a_version_that_is_proved_and_not_in_force(room: Room) -> None:
    director = room.actor("medical_director")
    draft = drafted(director, "new-1")
    version = draft_propose(director, draft_id=draft.pk, note="试行后修订")
    draft.refresh_from_db()
    assert (draft.state, draft.became, version.proposed_by) == ("proposed", version, room.people["medical_director"])
    assert (version.label, version.note) == ("new-1", "试行后修订")
    assert protocol_active().label == "jiuhu-2026.5-draft"
    with refused("draft_closed"):
        draft_file_write(director, draft_id=draft.pk, name="facts", text="x", version=1)


def test_a_draft_that_is_not_proved_does_not_become_a_version(room: Room) -> None:
    admin = room.actor("administrator")
    draft = drafted(admin, "new-1", cards__CHEST="- {fact: clot_risk}\n => ")
    with refused("protocol_unproved", Invalid):
        draft_propose(admin, draft_id=draft.pk, note="x")
    assert ProtocolDraft.objects.get().state == "editing"


def test_a_label_that_stands_for_a_version_is_not_proposed_again(room: Room) -> None:
    admin = room.actor("administrator")
    proposed(room, "new-1")
    with refused("protocol_label_taken"):
        draft_propose(admin, draft_id=drafted(admin, "new-1").pk, note="x")


def test_a_draft_of_a_version_has_its_files_and_one_of_another_draft_its_remarks(room: Room) -> None:
    admin = room.actor("administrator")
    first = draft_start(admin, name="a", from_id=protocol_active().pk)
    assert texts_load(draft_texts(first))[0] == shipped_content()
    second = drafted(admin, "new-1", protocol="label: new-1 => # 待审\nlabel: new-1")
    version = draft_propose(admin, draft_id=second.pk, note="x")
    third = draft_start(admin, name="c", from_id=version.pk)
    assert (third.started_from, draft_texts(third)) == (version, draft_texts(second))


def test_two_who_write_the_same_file_are_told(room: Room) -> None:
    admin = room.actor("administrator")
    draft = draft_start(admin, name="a", texts={"facts": "a: 1"})
    draft_file_write(admin, draft_id=draft.pk, name="facts", text="a: 2", version=1)
    with pytest.raises(StaleVersion):
        draft_file_write(room.actor("medical_director"), draft_id=draft.pk, name="facts", text="a: 3", version=1)
    assert ProtocolDraftFile.objects.get().text == "a: 2"
    history = ProtocolDraftFile.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    assert list(history.values_list("text", flat=True)) == ["a: 1", "a: 2"]


@pytest.mark.parametrize("name", ["", "../etc", "cards/../x", "cards/chest", "notes", "cards/CHEST.yaml"])
def test_only_files_of_a_protocol_are_kept(room: Room, name: str) -> None:
    draft = draft_start(room.actor("administrator"), name="a")
    with refused("file_name", Invalid):
        draft_file_write(room.actor("administrator"), draft_id=draft.pk, name=name, text="x")


def test_a_card_is_put_in_and_taken_out(room: Room) -> None:
    admin = room.actor("administrator")
    draft = draft_start(admin, name="a", texts={"facts": "a: 1"})
    draft_card_add(admin, draft_id=draft.pk, card="tooth")
    with refused("card_exists"):
        draft_card_add(admin, draft_id=draft.pk, card="TOOTH")
    assert list(draft_texts(draft)) == ["cards/TOOTH", "facts"]
    draft_card_remove(admin, draft_id=draft.pk, name="cards/TOOTH")
    with refused("file_name", Invalid):
        draft_card_remove(admin, draft_id=draft.pk, name="facts")
    assert list(draft_texts(draft)) == ["facts"]


def test_a_draft_put_away_can_be_taken_up_again(room: Room) -> None:
    admin = room.actor("administrator")
    draft = draft_start(admin, name="a")
    draft_discard(admin, draft_id=draft.pk)
    with refused("draft_closed"):
        draft_file_write(admin, draft_id=draft.pk, name="facts", text="x")
    assert draft_take_up(admin, draft_id=draft.pk).state == "editing"
    with pytest.raises(InvalidTransition):
        draft_take_up(admin, draft_id=draft.pk)


def test_others_do_not_write_drafts(room: Room) -> None:
    for role in ("quality_reviewer", "duty_manager", "call_taker"):
        with pytest.raises(NotAllowed):
            draft_start(room.actor(role), name="a")


def test_a_folder_becomes_a_draft_and_a_version_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("triage", "export", "jiuhu-2026.5-draft", str(tmp_path / "out"))
    assert folder_read(tmp_path / "out") == shipped_content()
    (tmp_path / "out" / "facts.yaml").write_text("nothing: 1", encoding="utf-8")
    call_command("triage", "draft", str(tmp_path / "out"), "--name", "新稿")
    draft = ProtocolDraft.objects.get()
    assert (draft.name, draft.files.get(name="facts").text) == ("新稿", "nothing: 1")
    assert "facts.yaml:1: nothing: 1 is not of type 'object'" in capsys.readouterr().out


def test_the_difference_is_printed_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(shipped_folder(), tmp_path / "other"))
    card = folder / "cards" / "CHEST.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("n: 5, level: R2", "n: 5, level: R1"), encoding="utf-8")
    call_command("triage", "diff", "jiuhu-2026.5-draft", str(folder), "--language", "en")
    printed = capsys.readouterr().out
    assert "Rule 05 changed: R2 when Known aneurysm or Marfan: Yes → R1 when Known aneurysm or Marfan: Yes" in printed
    assert "1 differences between" in printed
