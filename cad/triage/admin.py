"""The triage pages of the admin are beside their subjects."""

from cad.triage.governance.draft_admin import ProtocolDraftAdmin
from cad.triage.governance.version_admin import ProtocolActivationAdmin, ProtocolVersionAdmin
from cad.triage.review.admin import TriageLookAdmin

__all__ = ["ProtocolActivationAdmin", "ProtocolDraftAdmin", "ProtocolVersionAdmin", "TriageLookAdmin"]
