"""The swap while people search: a reader never finds the city missing, half there, or old and new at once."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from cad.geo.graph.folder import graph_active, graph_complete, graph_folder, graph_whole
from cad.geo.importing.drop import city_drop
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.run import Wanted, city_import
from cad.geo.models import City, Street
from cad.geo.search.service import places_search
from cad.geo.selectors import city_active
from cad.geo.tiles.service import tile
from tests.cad.geo.importing.drawing import Drawing
from tests.cad.geo.test_tiles import tile_of

ZOOM = 15

pytestmark = pytest.mark.django_db(transaction=True)


class Reader(Thread):
    """Searches, draws and looks for the graph again and again, each in statements of their own."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stop = Event()
        self.wrong: list[str] = []
        self.versions: list[str] = []
        self.looks = 0

    def run(self) -> None:
        try:
            while not self.stop.wait(0.002):
                self._look()
        except Exception as error:
            self.wrong.append(repr(error))
        finally:
            connection.close()

    def _look(self) -> None:
        self.looks += 1
        city, graph = city_active(), graph_active()
        if city is None:
            self.wrong.append("no city")
            return
        if not self.versions or self.versions[-1] != city.version:
            self.versions.append(city.version)
        if Street.objects.filter(city_id=city.pk, name="朝阳路").count() != 2:
            self.wrong.append(f"streets missing in {city.version}")
        if [found.kind for found in places_search(city, "朝阳路")][:1] != ["street"]:
            self.wrong.append(f"朝阳路 is not found in {city.version}")
        if b"roads" not in tile(city.version, ZOOM, *self._square()):
            self.wrong.append(f"no roads on the map of {city.version}")
        if graph is None or not graph_complete(graph):
            self.wrong.append("no graph")

    def _square(self) -> tuple[int, int]:
        """Every time another tile around the middle, so that it has to be made."""
        column, row = tile_of(ZOOM, Drawing.place(0, 0))
        return column + self.looks % 3 - 1, row


def test_a_reader_sees_the_old_city_and_then_the_new_one(town_extract, city_data, settings):
    settings.CITY_GRACE_S = 3.0
    old, _ = city_import(town_extract, "town", lambda words: None, Wanted(replace=True))
    reader = Reader()
    reader.start()
    new, _ = city_import(town_extract, "town", lambda words: None, Wanted(replace=True))
    reader.stop.set()
    reader.join(10)
    assert reader.wrong == []
    assert reader.looks > 10
    assert reader.versions == [old.version, new.version]
    assert not City.objects.filter(pk=old.pk).exists()


def test_a_reader_sees_nothing_of_an_import_that_fails(town_extract, city_data, monkeypatch):
    old, _ = city_import(town_extract, "town", lambda words: None, Wanted(replace=True))
    before = set(City.objects.values_list("pk", flat=True))
    monkeypatch.setattr("cad.geo.importing.run._make_current", _fail)
    reader = Reader()
    reader.start()
    with pytest.raises(ImportRefused, match="No space left"):
        city_import(town_extract, "town", lambda words: None, Wanted(replace=True))
    reader.stop.set()
    reader.join(10)
    assert (reader.wrong, reader.versions) == ([], [old.version])
    assert old.pk in set(City.objects.values_list("pk", flat=True)) <= before
    assert {path.name for path in city_data.iterdir() if path.is_dir()} >= {old.version}
    assert not [path for path in city_data.iterdir() if path.name.startswith(f"{old.version}-")]


def test_the_files_of_a_city_go_only_when_its_rows_are_really_gone(town_extract, city_data):
    city, _ = city_import(town_extract, "town", lambda words: None)
    with transaction.atomic():
        city_drop(city)
        transaction.set_rollback(True)
    assert City.objects.filter(pk=city.pk).exists()
    assert graph_whole(graph_folder(city.version))
    city_drop(city)
    assert not graph_folder(city.version).exists()


def _fail(city: City) -> None:
    raise OSError("No space left on device")
