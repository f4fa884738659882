from django.apps import AppConfig


class SeatsConfig(AppConfig):
    name = "cad.seats"
    label = "seats"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Seats"
