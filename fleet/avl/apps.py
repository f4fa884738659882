from django.apps import AppConfig


class AvlConfig(AppConfig):
    name = "fleet.avl"
    label = "avl"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Vehicle positions"
