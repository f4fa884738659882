"""Limits: what a centre begins with, new versions, and what may not be changed."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from core import clock
from core.errors import Invalid, NotAllowed
from core.events.models import Event
from dispatch.sla.models import Policy
from dispatch.sla.policies import policies_seed, policy_for, policy_set
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, seconds
from tests.fixtures.room import Room

# DOMAIN section 4: stage, level, limit in seconds, share.
TABLE = [
    ("answer", "", 10, Decimal("0.95")),
    ("processing", "R1", 60, Decimal("0.90")),
    ("notification", "", 60, None),
    ("turnout", "", 180, Decimal("0.95")),
    ("response", "R1", 900, Decimal("0.90")),
    ("response", "R2", 2400, Decimal("0.90")),
    ("response", "R3", 7200, Decimal("0.90")),
    ("response", "R4", 10800, Decimal("0.90")),
    ("handover", "", 900, None),
]


@pytest.mark.parametrize(("stage", "level", "limit_s", "share"), TABLE)
def test_a_centre_begins_with_the_limits_of_the_domain(
    timed: Room, stage: str, level: str, limit_s: int, share: Decimal | None
) -> None:
    policy = policy_for(timed.centre.pk, stage, level, clock.now())
    assert policy is not None
    assert (policy.limit_s, policy.share, policy.version) == (limit_s, share, 1)


def test_seeding_again_adds_nothing_and_keeps_what_was_set(timed: Room) -> None:
    policy_set(timed.actor("administrator"), centre=timed.centre, stage="turnout", limit_s=60)
    assert policies_seed(timed.centre) == []
    assert policy_for(timed.centre.pk, "turnout", "", clock.now()).limit_s == 60  # type: ignore[union-attr]


def test_a_level_without_a_row_of_its_own_follows_the_one_for_any_level(timed: Room) -> None:
    assert policy_for(timed.centre.pk, "turnout", "R1", clock.now()) == policy_for(
        timed.centre.pk, "turnout", "", clock.now()
    )


def test_another_centre_has_its_own_limits(timed: Room, neighbour: Room) -> None:
    assert policy_for(neighbour.centre.pk, "turnout", "", clock.now()) is None


def test_a_new_limit_holds_from_its_moment_on_and_leaves_running_clocks(timed: Room) -> None:
    with clock.frozen(at("09:00:00")):
        policy_set(
            timed.actor("administrator"),
            centre=timed.centre,
            stage="answer",
            limit_s=15,
            effective_from=at("10:00:00"),
        )
    before, after = story.rang(timed, "09:59:59"), story.rang(timed, "10:00:00")
    assert [limits(clock_of("answer", call=call))[1] for call in (before, after)] == [10, 15]
    assert clock_of("answer", call=after).policy.version == 2


def test_a_stage_whose_limit_is_taken_away_has_no_clock(timed: Room) -> None:
    with clock.frozen(at("09:00:00")):
        policy_set(timed.actor("administrator"), centre=timed.centre, stage="answer", limit_s=None)
    story.rang(timed, "10:00:00")
    assert policy_for(timed.centre.pk, "answer", "", at("10:00:00")) is None


def test_who_set_a_limit_is_an_event(timed: Room) -> None:
    policy_set(timed.actor("administrator"), centre=timed.centre, stage="turnout", limit_s=60, source="US")
    event = Event.objects.get(type="policy.set")
    assert (event.payload["limit_s"], event.payload["version"], event.actor["kind"]) == (60, 2, "user")


@pytest.mark.parametrize("role", ["call_taker", "dispatcher", "duty_manager", "crew"])
def test_only_an_administrator_sets_limits(timed: Room, role: str) -> None:
    with pytest.raises(NotAllowed):
        policy_set(timed.actor(role), centre=timed.centre, stage="turnout", limit_s=60)
    assert not Policy.objects.filter(version=2).exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"limit_s": 60, "warn_s": 60}, "warning_after_limit"),
        ({"limit_s": None, "warn_s": 10}, "warning_after_limit"),
        ({"limit_s": 60, "effective_from": "past"}, "policy_starts_in_past"),
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(timed: Room, fields: dict[str, Any], code: str) -> None:
    if "effective_from" in fields:
        fields = fields | {"effective_from": clock.now() - seconds(1)}
    with pytest.raises(Invalid) as refusal:
        policy_set(timed.actor("administrator"), centre=timed.centre, stage="turnout", **fields)
    assert refusal.value.code == code


def test_an_administrator_cannot_set_the_limits_of_another_centre(timed: Room, neighbour: Room) -> None:
    with pytest.raises(Invalid):
        policy_set(timed.actor("administrator"), centre=neighbour.centre, stage="turnout", limit_s=60)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_version_is_never_changed_or_deleted(timed: Room, change: str) -> None:
    rows = Policy.objects.filter(stage="turnout")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(limit_s=1) if change == "update" else rows._raw_delete(rows.db)


def test_the_admin_adds_a_version_through_the_service(timed: Room, transactional_db: Any) -> None:
    user = timed.people["administrator"]
    user.is_staff = user.is_superuser = True
    user.save()
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    body = {"centre": timed.centre.pk, "stage": "turnout", "level": "", "limit_s": 90, "warn_s": 60, "source": "local"}
    assert client.post("/admin/sla/policy/add/", body).status_code == 302
    newest = Policy.objects.get(stage="turnout", version=2)
    assert (newest.limit_s, newest.set_by) == (90, str(user))
    refused = client.post("/admin/sla/policy/add/", body | {"warn_s": 90})
    assert Policy.objects.filter(stage="turnout").count() == 2
    assert refused.status_code in {200, 302}
    assert client.get("/admin/sla/policy/").status_code == 200
    change = client.post(f"/admin/sla/policy/{newest.pk}/change/", body)
    assert change.status_code == 403
