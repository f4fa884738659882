"""Where a caller's location comes from, and how it was found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LocationSource(TextChoices):
    LINE = "line", _("registered address of the line")
    HANDSET = "handset", _("handset")
    MESSAGE_LINK = "message_link", _("message link")
    TYPED = "typed", _("typed")


class LocationMethod(TextChoices):
    """AML's positioning methods (ETSI TS 103 625), and those of the other sources."""

    GNSS = "gnss", _("satellites")
    WIFI = "wifi", _("wireless networks")
    CELL = "cell", _("cell tower")
    ADDRESS = "address", _("address")
    UNKNOWN = "unknown", _("unknown")
