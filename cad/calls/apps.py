from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "cad.calls"
    label = "calls"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Calls"
