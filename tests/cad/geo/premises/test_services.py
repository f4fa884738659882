import pghistory.models
import pytest
from django.utils import translation

from cad.geo.models import SearchName
from cad.geo.premises.models import Premise
from cad.geo.premises.services import premise_update
from core.coordinates import Datum, from_wgs84, metres_between
from core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleVersion
from core.events.models import Event


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def texts(premise):
    return set(SearchName.objects.filter(premise=premise).values_list("text", flat=True))


def change(room, premise, role="duty_manager", version=None, **changes):
    return premise_update(room.actor(role), premise_id=premise.pk, version=version or premise.version, changes=changes)


def test_a_premise_is_recorded_and_told_with_its_whole_state(made, room):
    premise = made(hazard="地下室有氯气", key_holder="物业 13800000000")
    event = Event.objects.get(type="premise.created")
    assert (event.entity_id, event.version, event.streams) == (premise.pk, 1, [f"centre:{room.centre.pk}"])
    assert event.payload["hazard"] == "地下室有氯气"
    [history] = pghistory.models.Events.objects.tracks(premise)
    assert history.pgh_context["label"] == "A duty_manager"


@pytest.mark.parametrize("datum", list(Datum))
def test_a_point_in_any_datum_is_kept_as_one_place(made, datum):
    given = from_wgs84(113.6, 34.75, datum)
    premise = made(lon=given.lon, lat=given.lat, datum=datum.value)
    assert metres_between(premise.point.x, premise.point.y, 113.6, 34.75) < 0.05
    assert premise.datum == datum


def test_it_is_found_by_name_code_other_names_and_every_reading(made):
    premise = made(name_en="Sunrise Garden", other_names=["老机床厂宿舍"])
    assert {"朝阳花园", "sunrise garden", "e 1", "老机床厂宿舍"} <= texts(premise)
    heard = set(SearchName.objects.filter(premise=premise, text="朝阳花园").values_list("pinyin", flat=True))
    assert "chaoyanghuayuan" in heard


def test_a_gate_is_found_after_the_name_of_its_estate_also_when_that_changes(made, room):
    estate, gate = made(), made(code="G-1", kind="gate", name="东门", parent="E-1")
    assert "朝阳花园东门" in texts(gate)
    change(room, estate, name="晨光花园")
    assert "晨光花园东门" in texts(gate)
    assert "朝阳花园东门" not in texts(gate)


def test_one_that_is_not_active_is_not_found(made, room):
    premise = made()
    change(room, premise, active=False)
    assert texts(premise) == set()
    change(room, premise, version=2, active=True)
    assert "朝阳花园" in texts(premise)


def test_only_what_is_given_changes_and_nothing_new_is_not_told(made, room):
    premise = made(notes="门禁 24 小时")
    changed = change(room, premise, caution="有恶犬")
    assert (changed.version, changed.notes, changed.caution) == (2, "门禁 24 小时", "有恶犬")
    change(room, premise, version=2, caution="有恶犬")
    assert [event.version for event in Event.objects.filter(type="premise.updated")] == [2]


def test_a_code_is_taken_once_in_a_centre_and_again_in_another(made, room, neighbour):
    made()
    with pytest.raises(Conflict) as refusal:
        made(name="别处")
    assert refusal.value.code == "premise_code_taken"
    other = made(code="E-2")
    with pytest.raises(Conflict):
        change(room, other, code="E-1")
    assert Premise.objects.filter(code="E-1").count() == 1


def test_a_stale_edit_is_refused(made, room):
    premise = made()
    change(room, premise, name="一")
    with pytest.raises(StaleVersion):
        change(room, premise, version=1, name="二")


def test_a_part_needs_a_whole_that_exists_and_is_not_its_own_part(made, room):
    with pytest.raises(Invalid) as refusal:
        made(code="G-9", parent="nowhere")
    assert refusal.value.code == "premise_parent_unknown"
    estate, gate = made(), made(code="G-1", kind="gate", parent="E-1")
    for premise, parent in ((estate, "G-1"), (estate, "E-1")):
        with pytest.raises(Invalid) as refusal:
            change(room, premise, parent=parent)
        assert refusal.value.code == "premise_parent_circular"
    change(room, gate, parent=None)
    assert Premise.objects.get(pk=gate.pk).parent is None


@pytest.mark.parametrize(("role", "allowed"), [
    ("administrator", True), ("duty_manager", True), ("call_taker", False), ("dispatcher", False), ("crew", False),
])  # fmt: skip
def test_who_may_edit(made, room, role, allowed):
    premise = made()
    if allowed:
        assert change(room, premise, role=role, name="新名").name == "新名"
    else:
        with pytest.raises(NotAllowed):
            change(room, premise, role=role, name="新名")


def test_another_centres_premise_is_not_there(made, neighbour):
    premise = made()
    with pytest.raises(NotFound):
        change(neighbour, premise, name="新名")
