"""Limits: which one holds, a new version of one, and what a centre begins with."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max

from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor, require
from core.clock import now
from core.errors import Invalid
from core.events.services import record
from dispatch.sla.defaults import DEFAULTS
from dispatch.sla.models import Policy
from dispatch.sla.permissions import may_set_policy
from dispatch.sla.replies import PolicyReply
from dispatch.sla.states import Stage

# The first limits hold for calls that rang before the centre was set up here, too.
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


def policy_for(centre_id: int, stage: str, level: str, at: datetime) -> Policy | None:
    """The policy that holds for a stage and level at a moment; None where the stage is not measured.

    A level without a row of its own follows the row for any level.
    """
    rows = Policy.objects.filter(centre_id=centre_id, stage=stage, level__in={level, ""}, effective_from__lte=at)
    policy = rows.order_by("-level", "-effective_from", "-version").first()
    return policy if policy is not None and policy.limit_s is not None else None


def policy_set(
    actor: Actor,
    *,
    centre: Centre,
    stage: str,
    level: str = "",
    limit_s: int | None,
    warn_s: int | None = None,
    share: Decimal | None = None,
    source: str = "",
    effective_from: datetime | None = None,
) -> Policy:
    """Add a version: from `effective_from` (now, if not given) clocks of the stage begin under it.

    Clocks that run keep the version they began under. Raises Invalid `policy_starts_in_past`, `warning_after_limit`.
    """
    with action(actor):
        require(may_set_policy, actor)
        if actor.centre_id is not None and not actor.is_system and actor.centre_id != centre.pk:
            raise Invalid("Choose your own centre.", code="other_centre")
        if effective_from is not None and effective_from < now():
            raise Invalid("A limit cannot change what has been measured.", code="policy_starts_in_past")
        if warn_s is not None and (limit_s is None or warn_s >= limit_s):
            raise Invalid("The warning comes before the limit.", code="warning_after_limit")
        policy = _add(
            actor,
            centre_id=centre.pk,
            stage=Stage(stage),
            level=level,
            limit_s=limit_s,
            warn_s=warn_s,
            share=share,
            source=source,
            effective_from=effective_from or now(),
        )
        _tell(actor, policy)
        return policy


def policies_seed(centre: Centre) -> list[Policy]:
    """Give a centre the default limits for each stage and level that has none. Returns what was added."""
    actor = Actor.system("seed", centre.pk)
    with action(actor):
        # One seed at a time; two would write version 1 twice.
        Centre.objects.select_for_update().get(pk=centre.pk)
        known = set(Policy.objects.filter(centre=centre).values_list("stage", "level"))
        return [
            _add(
                actor,
                centre_id=centre.pk,
                stage=default.stage,
                level=default.level,
                limit_s=default.limit_s,
                warn_s=default.warn_s,
                share=default.share,
                source=default.source,
                effective_from=ALWAYS,
            )
            for default in DEFAULTS
            if (default.stage, default.level) not in known
        ]


def policy_payload(policy: Policy) -> PolicyReply:
    return {
        "id": policy.pk,
        "version": policy.version,
        "stage": policy.stage,
        "level": policy.level or None,
        "limit_s": policy.limit_s,
        "warn_s": policy.warn_s,
        "share": float(policy.share) if policy.share is not None else None,
        "source": policy.source,
        "effective_from": policy.effective_from,
        "set_at": policy.set_at,
        "set_by": policy.set_by,
    }


def _add(actor: Actor, *, centre_id: int, stage: str, level: str, **fields: Any) -> Policy:
    versions = Policy.objects.filter(centre_id=centre_id, stage=stage, level=level)
    newest: int = versions.aggregate(newest=Max("version"))["newest"] or 0
    return Policy.objects.create(
        centre_id=centre_id,
        stage=stage,
        level=level,
        version=newest + 1,
        set_at=now(),
        set_by=actor.label,
        **fields,
    )


def _tell(actor: Actor, policy: Policy) -> None:
    record(
        actor,
        "policy.set",
        entity="policy",
        row_id=policy.pk,
        version=policy.version,
        payload=policy_payload(policy),
        centre_id=policy.centre_id,
    )
