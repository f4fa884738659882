"""Fields that requests share."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class MomentField(serializers.DateTimeField):
    """A time with its zone (ISO 8601). The server does not guess a zone: eight hours are a life."""

    default_error_messages = {"time_without_zone": _("Say the zone of the time, e.g. 2026-03-01T20:00:00+08:00.")}

    def enforce_timezone(self, value: datetime) -> Any:
        if timezone.is_naive(value):
            self.fail("time_without_zone")
        return super().enforce_timezone(value)
