from django.apps import AppConfig


class LocationsConfig(AppConfig):
    name = "cad.locations"
    label = "locations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Caller locations"
