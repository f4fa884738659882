from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "dispatch.routing"
    label = "routing"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Routing"
