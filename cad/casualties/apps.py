from django.apps import AppConfig


class CasualtiesConfig(AppConfig):
    name = "cad.casualties"
    label = "casualties"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Mass casualties"
