from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "cad.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Incidents"
