from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "The whole room: commands that use every package"
