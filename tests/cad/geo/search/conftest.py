from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cad.geo.importing.drop import rows_delete
from cad.geo.importing.run import city_import
from cad.geo.models import City
from cad.geo.search.found import Found
from cad.geo.search.service import places_search
from core.coordinates import metres_between
from tests.cad.geo.importing.drawing import Drawing
from tests.cad.geo.search.town import town

NAME = "平原"


@pytest.fixture(scope="session")
def plain_extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town().write(tmp_path_factory.mktemp("plain") / "plain.osm.pbf")


@pytest.fixture(scope="session")
def plain_rows(plain_extract, city_data, django_db_setup, django_db_blocker) -> Iterator[City]:
    with django_db_blocker.unblock():
        city = city_import(plain_extract, NAME, lambda words: None)[0]
        City.objects.update(active=False)
    yield city
    with django_db_blocker.unblock():
        rows_delete(City.objects.filter(name=NAME))


@pytest.fixture
def plain(plain_rows, plain_extract, db) -> City:
    """The town, current; imported anew where a test took its rows or files away."""
    return city_import(plain_extract, NAME, lambda words: None)[0]


@pytest.fixture
def find(plain) -> Callable[..., list[Found]]:
    return lambda line, **options: places_search(plain, line, **options)


@pytest.fixture
def first(find) -> Callable[..., Found]:
    return lambda line, **options: find(line, **options)[0]


def off(found: Any, east: float, north: float) -> float:
    """Metres from a place of the drawing."""
    return metres_between(found.lon, found.lat, *Drawing.place(east, north))
