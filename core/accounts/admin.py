from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from core.accounts.models import AccessToken, Centre, User


@admin.register(Centre)
class CentreAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "name_en", "time_zone"]


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ["username", "display_name", "centre", "roles", "is_active"]
    list_filter = ["centre", "is_active"]
    fieldsets = [
        *(UserAdmin.fieldsets or ()),
        (_("In the centre"), {"fields": ["centre", "roles", "display_name", "locale"]}),
    ]


@admin.register(AccessToken)
class AccessTokenAdmin(admin.ModelAdmin):
    """Tokens are looked at here. They are issued and revoked through the API, which records who did it."""

    list_display = ["label", "kind", "centre", "created_at", "revoked_at"]
    readonly_fields = [field.name for field in AccessToken._meta.fields]

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False
