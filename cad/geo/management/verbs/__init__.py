"""What `manage.py city` can do, one verb a file."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from cad.geo.models import City


class Verb(ABC):
    """`name` is what is typed after `manage.py city`. A number returned from `run` is the exit code."""

    name: str
    help: str

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out

    def add_arguments(self, parser: ArgumentParser) -> None:  # noqa: B027 - a verb may have none
        """The verb's own arguments."""

    @abstractmethod
    def run(self, **options: Any) -> int | None: ...

    def say(self, words: str) -> None:
        self.out.write(f"  {words}")
        self.out.flush()


def city_named(name: str) -> City:
    city = City.objects.filter(name=name).first() or City.objects.filter(slug=name).first()
    if city is None:
        raise CommandError(f"There is no city {name!r}. manage.py city list shows those there are.")
    return city
