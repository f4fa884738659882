"""Protocol versions: immutable, one active, a broken one refused."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from cad.triage.loading import folder_read
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.models import ProtocolVersion
from cad.triage.selectors import protocol_active, protocol_label
from cad.triage.versions import protocol_load
from core.actors import Actor
from core.errors import Conflict, Invalid, NotAllowed
from tests.fixtures.protocol import shipped_content
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]
SYSTEM = Actor.system("test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "protocol"))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_active_version_is_told_with_its_approval() -> None:
    version = protocol_active()
    assert protocol_label() == {"id": version.pk, "label": "jiuhu-2026.5-draft", "clinically_approved": False}


def test_a_broken_file_is_refused_and_the_active_version_stays(folder: Path) -> None:
    rewrite(folder / "cards" / "CHEST.yaml", "known_aneurysm==yes", "aneurysm==yes")
    with pytest.raises(CommandError, match=r"cards/CHEST.yaml:\d+: there is no fact 'aneurysm'"):
        call_command("triage", "load", str(folder))
    assert protocol_active().label == "jiuhu-2026.5-draft"


def test_an_unproved_protocol_is_refused(folder: Path) -> None:
    rewrite(folder / "protocol.yaml", "jiuhu-2026.5-draft", "another-draft")
    rewrite(folder / "cards" / "CHEST.yaml", "- {fact: clot_risk}\n", "")
    with pytest.raises(Invalid) as refused:
        protocol_load(SYSTEM, content=folder_read(folder))
    assert refused.value.code == "protocol_unproved"
    assert protocol_active().label == "jiuhu-2026.5-draft"


def test_a_proof_that_does_not_end_in_time_proves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cad.triage.proving.TIME_LIMIT_S", 0.01)
    rewrite(folder / "protocol.yaml", "jiuhu-2026.5-draft", "another-draft")
    rewrite(folder / "cards" / "CHEST.yaml", "scope: ", "scope: All ")
    with pytest.raises(Invalid, match="did not come to its end") as refused:
        protocol_load(SYSTEM, content=folder_read(folder))
    assert refused.value.code == "protocol_unproved"


def test_a_label_stands_for_one_content(folder: Path) -> None:
    rewrite(folder / "cards" / "CHEST.yaml", "scope: ", "scope: All ")
    with pytest.raises(Conflict) as refused:
        protocol_load(SYSTEM, content=folder_read(folder))
    assert refused.value.code == "protocol_label_taken"


def test_a_new_version_becomes_active_and_the_old_one_is_kept(folder: Path) -> None:
    old = protocol_active()
    rewrite(folder / "protocol.yaml", "jiuhu-2026.5-draft", "another-draft")
    new, created = protocol_load(SYSTEM, content=folder_read(folder))
    assert created
    assert protocol_active() == new
    back, created = protocol_load(SYSTEM, content=shipped_content())
    assert (back, created) == (old, False)
    assert protocol_active() == old


@pytest.mark.parametrize("change", [{"label": "x"}, {"checksum": "x"}, {"content": {}}])
def test_a_version_cannot_be_changed(change: dict[str, object]) -> None:
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        ProtocolVersion.objects.update(**change)


def test_a_version_cannot_be_deleted() -> None:
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        ProtocolVersion.objects.all().delete()


def test_only_an_administrator_loads_a_protocol(room: Room) -> None:
    with pytest.raises(NotAllowed):
        protocol_load(room.call_taker, content=shipped_content())
    assert protocol_load(room.actor("administrator"), content=shipped_content())[1] is False
