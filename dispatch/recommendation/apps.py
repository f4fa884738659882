from django.apps import AppConfig


class RecommendationConfig(AppConfig):
    name = "dispatch.recommendation"
    label = "recommendation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Recommendations"
