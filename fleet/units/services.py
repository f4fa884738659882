"""Readiness of units, and the tokens of their tablets."""

from core import clock
from core.accounts.models import AccessToken
from core.accounts.tokens import token_issue, token_revoke
from core.actions import action
from core.actors import Actor, require
from core.errors import Invalid, NotFound
from core.versions import check_version, update_guarded
from fleet.units.events import tell_unit
from fleet.units.models import Unit
from fleet.units.permissions import may_manage_tablets, may_set_readiness
from fleet.units.selectors import unit_for_update
from fleet.units.states import READINESS_STATES, Readiness


def unit_set_readiness(actor: Actor, *, unit_id: int, version: int, readiness: str, reason: str = "") -> Unit:
    """Ready, out of service (暂停调用, with a reason) or off duty. Jobs under way go on."""
    with action(actor):
        unit = unit_for_update(unit_id)
        require(may_set_readiness, actor, unit)
        check_version(unit, version)
        if readiness == Readiness.OUT_OF_SERVICE and not reason.strip():
            raise Invalid("Give the reason.", code="reason_needed")
        if readiness != unit.readiness:
            READINESS_STATES.check(unit.readiness, readiness)
        update_guarded(unit, readiness=readiness, readiness_reason=reason, readiness_since=clock.now())
        tell_unit(actor, "unit.readiness_changed", unit)
        return unit


def unit_tablet_bind(actor: Actor, *, unit_id: int) -> tuple[AccessToken, str]:
    """A new token for a tablet of the unit. The secret is shown once."""
    with action(actor):
        unit = unit_for_update(unit_id)
        require(may_manage_tablets, actor, unit)
        token, secret = token_issue(
            actor, kind=AccessToken.Kind.UNIT, centre_id=unit.centre_id, label=unit.call_sign, subject_id=unit.pk
        )
        update_guarded(unit)
        tell_unit(actor, "unit.tablet_bound", unit)
        return token, secret


def unit_tablet_revoke(actor: Actor, *, unit_id: int, token_id: int) -> None:
    """End a tablet's token. Its socket is closed within seconds, its next request refused."""
    with action(actor):
        unit = unit_for_update(unit_id)
        require(may_manage_tablets, actor, unit)
        token = AccessToken.objects.filter(pk=token_id, kind=AccessToken.Kind.UNIT, subject_id=unit.pk).first()
        if token is None:
            raise NotFound("There is no such token.")
        if token.revoked_at is None:
            token_revoke(actor, token)
            update_guarded(unit)
            tell_unit(actor, "unit.tablet_revoked", unit)
