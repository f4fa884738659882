from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.geo.importing.drop import rows_delete
from cad.geo.importing.run import city_import
from cad.geo.models import City
from tests.cad.geo.importing.town import town


@pytest.fixture(scope="session")
def town_extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town().write(tmp_path_factory.mktemp("town") / "town.osm.pbf")


@pytest.fixture(scope="session")
def town_rows(town_extract, city_data, django_db_setup, django_db_blocker) -> Iterator[City]:
    """The town, imported once with the real router programs."""
    with django_db_blocker.unblock():
        city = city_import(town_extract, "town", lambda words: None)[0]
        City.objects.update(active=False)
    yield city
    with django_db_blocker.unblock():
        rows_delete(City.objects.filter(name="town"))


@pytest.fixture
def town_city(town_rows, town_extract, db) -> City:
    """Current; imported anew where a test took its rows or files away."""
    return city_import(town_extract, "town", lambda words: None)[0]
