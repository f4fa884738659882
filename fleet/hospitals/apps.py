from django.apps import AppConfig


class HospitalsConfig(AppConfig):
    name = "fleet.hospitals"
    label = "hospitals"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Hospitals"
