"""Takes a city away again: its rows, graph and tiles."""

from django.db import connection, transaction
from django.db.models import QuerySet

from cad.geo.graph.folder import graph_remove
from cad.geo.models import City

# What points to others goes before what it points to.
TABLES = (
    "searchname",
    "housenumber",
    "houserange",
    "intersection",
    "kmpost",
    "roadsegment",
    "railway",
    "building",
    "area",
    "district",
    "namedplace",
    "street",
)


def city_drop(city: City) -> None:
    """Removes a city that is not current. Its files go once its rows are really gone: a row without them is no city."""
    rows_delete(City.objects.filter(pk=city.pk))
    transaction.on_commit(lambda: graph_remove(city.version))


def rows_delete(cities: QuerySet[City]) -> None:
    """The rows of these cities, by one statement a table: millions of them are not read into memory first."""
    with transaction.atomic(), connection.cursor() as cursor:
        ids = list(cities.values_list("pk", flat=True))
        for table in TABLES:
            cursor.execute(f"DELETE FROM geo_{table} WHERE city_id = ANY(%s)", [ids])  # noqa: S608
        cursor.execute("DELETE FROM geo_city WHERE id = ANY(%s)", [ids])
