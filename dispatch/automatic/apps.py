from django.apps import AppConfig


class AutomaticConfig(AppConfig):
    name = "dispatch.automatic"
    label = "automatic"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Automatic dispatch"
