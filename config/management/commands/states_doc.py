from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from config.statesdoc import BEGIN, END, states_section


class Command(BaseCommand):
    help = "Writes the state diagrams into docs/states.md."

    def handle(self, *args: Any, **options: Any) -> None:
        page = settings.BASE_DIR / "docs" / "states.md"
        text = page.read_text()
        before, rest = text.split(BEGIN)
        page.write_text(before + states_section() + rest.split(END)[1])
