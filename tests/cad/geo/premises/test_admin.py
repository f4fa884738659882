"""Premises in the admin: through the services, only for those who may, only of their own centre."""

import pghistory.models
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cad.geo.premises.models import Premise
from core.events.models import Event

LIST = "/admin/geo/premise/"
FORM = {
    "code": "E-1", "kind": "estate", "name": "朝阳花园", "name_en": "", "other_names": "花苑", "address": "",
    "lon": "113.6", "lat": "34.75", "datum": "wgs84", "entrance_lon": "", "entrance_lat": "", "notes": "",
    "hazard": "", "caution": "", "key_holder": "", "floor_plan": "", "parent_code": "", "expires": "", "active": "on",
}  # fmt: skip


@pytest.fixture
def enter(room):
    """A browser signed in to the admin as the person with this role."""

    def sign_in(role, of=room):
        person = of.people[role]
        person.is_staff = True
        person.save()
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def test_an_administrator_adds_and_changes_with_events_and_history(room, enter):
    client = enter("administrator")
    added = client.post(f"{LIST}add/", FORM)
    assert added.status_code == 302, added.context["adminform"].form.errors
    premise = Premise.objects.get()
    assert (premise.centre, premise.other_names) == (room.centre, ["花苑"])
    changed = client.post(f"{LIST}{premise.pk}/change/", {**FORM, "hazard": "氯气", "version": "1"})
    assert changed.status_code == 302
    assert [event.type for event in Event.objects.order_by("pk")] == ["premise.created", "premise.updated"]
    assert Event.objects.get(type="premise.updated").actor["label"] == str(room.people["administrator"])
    assert pghistory.models.Events.objects.tracks(premise).count() == 2


def test_a_point_nobody_touched_keeps_its_datum(made, enter):
    premise = made(datum="gcj02")
    client = enter("duty_manager")
    form = client.get(f"{LIST}{premise.pk}/change/").context["adminform"].form
    posted = {**FORM, **{k: v for k, v in form.initial.items() if v is not None}, "other_names": "", "hazard": "氯气"}
    assert client.post(f"{LIST}{premise.pk}/change/", posted).status_code == 302
    after = Premise.objects.get()
    assert (after.datum, after.point.coords, after.hazard) == ("gcj02", premise.point.coords, "氯气")


def test_a_stale_form_is_refused(made, enter):
    premise = made()
    client = enter("administrator")
    stale = client.post(f"{LIST}{premise.pk}/change/", {**FORM, "name": "别名", "version": "7"}, follow=True)
    assert "This was changed meanwhile" in stale.content.decode()
    assert Premise.objects.get().name == premise.name


def test_a_taken_code_is_refused_in_words(made, enter):
    made()
    answer = enter("administrator").post(f"{LIST}add/", FORM, follow=True)
    assert "E-1" in str(next(iter(answer.context["messages"])))
    assert Premise.objects.count() == 1


@pytest.mark.parametrize("change", [{"lon": "34.75", "lat": "113.6"}, {"datum": ""}, {"entrance_lon": "113.6"}])
def test_wrong_fields_stay_on_the_form(enter, db, change):
    answer = enter("administrator").post(f"{LIST}add/", {**FORM, **change})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors
    assert not Premise.objects.exists()


@pytest.mark.parametrize("role", ["call_taker", "dispatcher", "crew", "auditor"])
def test_others_are_kept_out(made, enter, role):
    premise = made()
    client = enter(role)
    for address in (LIST, f"{LIST}add/", f"{LIST}{premise.pk}/change/"):
        assert client.get(address).status_code == 403


def test_another_centres_premises_are_not_there(made, enter, neighbour):
    premise = made()
    client = enter("administrator", of=neighbour)
    assert client.get(LIST).context["cl"].result_count == 0
    assert client.get(f"{LIST}{premise.pk}/change/").status_code == 302


def test_nothing_is_deleted(made, enter):
    premise = made()
    assert enter("administrator").post(f"{LIST}{premise.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Premise.objects.exists()


def test_a_table_is_tried_and_imported_on_a_page(enter, db):
    client = enter("administrator")
    table = "code,kind,name,lon,lat,datum\nE-1,estate,花园,113.6,34.75,wgs84\n".encode()

    def send(content, **more):
        return client.post(f"{LIST}import/", {"file": SimpleUploadedFile("own.csv", content), **more})

    assert client.get(f"{LIST}import/").status_code == 200
    tried = send(table, **{"try": "1"})
    assert (tried.context["reply"]["created"], Premise.objects.count()) == (1, 0)
    wrong = send(table + b"E-2,estate,,1,1,wgs84\n", **{"import": "1"})
    assert [error["line"] for error in wrong.context["errors"]] == [3]
    assert Premise.objects.count() == 0
    send(table, **{"import": "1"})
    assert Premise.objects.count() == 1


def test_no_page_of_the_admin_asks_anything_of_the_internet(made, enter):
    page = enter("administrator").get(f"{LIST}{made().pk}/change/").content.decode()
    assert "https://" not in page.replace("https://www.w3.org", "")
