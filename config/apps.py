from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "The whole room: commands that use every package"

    def ready(self) -> None:
        import core.api.schema  # noqa: F401 - tells the schema how requests are authenticated
